package hu.ugyfelkapu.keycloak.telephone.voice;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * A caller has answered reminder questions (menu 4#2).
 *
 * @param telephoneId as at the beginning
 * @param caller as at the beginning
 * @param answers texts by the number of the question
 */
record UnlockRequest(
    @JsonProperty("telephoneId") String telephoneId,
    @JsonProperty("caller") String caller,
    @JsonProperty("answers") Map<String, String> answers) {

  @Override
  public String toString() {
    return "UnlockRequest[…]";
  }
}
