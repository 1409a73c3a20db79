package hu.ugyfelkapu.keycloak.idcard.revocation;

import java.time.Duration;

/**
 * What an OCSP answer must be like.
 *
 * @param nonceRequired whether one without the request's nonce is refused; one with another nonce
 *     always is
 * @param mostAge how old the status may be where neither the nonce nor the answer bounds its age
 * @param skew by how much the responder's clock may differ
 */
record OcspRules(boolean nonceRequired, Duration mostAge, Duration skew) {}
