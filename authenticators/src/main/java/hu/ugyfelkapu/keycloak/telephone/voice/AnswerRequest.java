package hu.ugyfelkapu.keycloak.telephone.voice;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A caller has keyed in digits of the telephone password.
 *
 * @param telephoneId as at the beginning
 * @param caller as at the beginning
 * @param positions the ones that were asked, ascending
 * @param digits as many as positions, in their order
 */
record AnswerRequest(
    @JsonProperty("telephoneId") String telephoneId,
    @JsonProperty("caller") String caller,
    @JsonProperty("positions") List<Integer> positions,
    @JsonProperty("digits") String digits) {

  @Override
  public String toString() {
    return "AnswerRequest[…]";
  }
}
