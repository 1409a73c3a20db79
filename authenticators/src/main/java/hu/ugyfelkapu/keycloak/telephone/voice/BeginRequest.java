package hu.ugyfelkapu.keycloak.telephone.voice;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A caller has said or keyed in a telephone id.
 *
 * @param telephoneId 8 digits; spaces and hyphens do not matter
 * @param caller calling number, with or without {@code +}; missing when it is withheld
 */
record BeginRequest(
    @JsonProperty("telephoneId") String telephoneId, @JsonProperty("caller") String caller) {

  @Override
  public String toString() {
    return "BeginRequest[…]";
  }
}
