package hu.ugyfelkapu.keycloak.telephone.official;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import hu.ugyfelkapu.keycloak.telephone.TelephoneId;
import java.time.Instant;
import java.util.Optional;

/**
 * What an official may know of a person's telephone identification: no identity data, and the
 * telephone id not in full. Of a person who has none it says only that.
 *
 * @param issued whether there is one
 * @param telephoneId its last two digits, masked
 * @param channel where one-time passwords go, {@code email} or {@code sms}
 * @param oneTime whether the password is a one-time one
 * @param usableUntil epoch milliseconds at which a one-time password ends; missing for another
 * @param locked whether failed identifications have locked it
 * @param remindersRecorded whether reminder questions are answered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TelephoneView(
    @JsonProperty("issued") boolean issued,
    @JsonProperty("telephoneId") String telephoneId,
    @JsonProperty("channel") String channel,
    @JsonProperty("oneTime") Boolean oneTime,
    @JsonProperty("usableUntil") Long usableUntil,
    @JsonProperty("locked") Boolean locked,
    @JsonProperty("remindersRecorded") Boolean remindersRecorded) {

  static TelephoneView of(Optional<Issued> issued) {
    return issued
        .map(TelephoneView::of)
        .orElseGet(() -> new TelephoneView(false, null, null, null, null, null, null));
  }

  private static TelephoneView of(Issued issued) {
    return new TelephoneView(
        true,
        new TelephoneId(issued.row().getTelephoneId()).masked(),
        issued.channel(),
        issued.credential().isOneTime(),
        issued.credential().usableUntil().map(Instant::toEpochMilli).orElse(null),
        issued.isLocked(),
        !issued.credential().answeredQuestions().isEmpty());
  }
}
