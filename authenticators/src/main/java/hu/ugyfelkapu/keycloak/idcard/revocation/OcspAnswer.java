package hu.ugyfelkapu.keycloak.idcard.revocation;

import java.time.Instant;
import java.util.Optional;

/**
 * What a responder who may answer has answered.
 *
 * @param nextUpdate until when it says that this holds; empty when it does not say
 */
record OcspAnswer(Status status, Optional<Instant> nextUpdate) {}
