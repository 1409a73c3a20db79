package hu.ugyfelkapu.keycloak.telephone;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An encrypted text.
 *
 * @param keyId id of the vault's key
 * @param nonce 12 bytes in Base64
 * @param text AES-256-GCM with its tag of 16 bytes, in Base64
 */
record Sealed(
    @JsonProperty("keyId") String keyId,
    @JsonProperty("nonce") String nonce,
    @JsonProperty("text") String text) {}
