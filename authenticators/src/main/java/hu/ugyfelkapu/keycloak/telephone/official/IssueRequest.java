package hu.ugyfelkapu.keycloak.telephone.official;

import com.fasterxml.jackson.annotation.JsonProperty;
import hu.ugyfelkapu.keycloak.telephone.Contact;
import hu.ugyfelkapu.keycloak.telephone.PhoneNumber;
import hu.ugyfelkapu.keycloak.telephone.api.MalformedRequestException;
import java.util.Map;

/**
 * An official registers a person for telephone identification.
 *
 * @param channel where one-time passwords go, {@code email} or {@code sms}
 * @param phone number for {@code sms}; missing for {@code email}
 * @param reminders six answers by the number of their question (mission.md §6)
 */
record IssueRequest(
    @JsonProperty("channel") String channel,
    @JsonProperty("phone") String phone,
    @JsonProperty("reminders") Map<Integer, String> reminders) {

  static final String EMAIL = "email";
  static final String SMS = "sms";

  /**
   * @throws MalformedRequestException when channel and number do not fit together
   */
  Contact contact() {
    if (EMAIL.equals(channel)) {
      if (phone != null) {
        throw MalformedRequestException.field("phone");
      }
      return Contact.EMAIL;
    }
    if (!SMS.equals(channel)) {
      throw MalformedRequestException.field("channel");
    }
    return Contact.sms(
        PhoneNumber.parse(phone).orElseThrow(() -> MalformedRequestException.field("phone")));
  }

  /** Keeps number and answers out of logs. */
  @Override
  public String toString() {
    return "IssueRequest[…]";
  }
}
