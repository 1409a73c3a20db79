package hu.ugyfelkapu.keycloak.telephone.voice;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An identified caller wants another telephone password (menu 4#).
 *
 * @param ticket of the identification
 * @param password 6 digits
 */
record PasswordRequest(
    @JsonProperty("ticket") String ticket, @JsonProperty("password") String password) {

  @Override
  public String toString() {
    return "PasswordRequest[…]";
  }
}
