package hu.ugyfelkapu.keycloak.code;

import java.time.Duration;

/**
 * How long a one-time code lives and how often one may be sent and tried (mission.md §4). All are
 * kept per person.
 *
 * @param lifetime from sending to expiry
 * @param cooldown between two codes; zero for none
 * @param codesPerHour codes sent within any hour, at least 1
 * @param wrongTries tries that a code stands; the last wrong one kills it, at least 1
 */
public record CodeLimits(Duration lifetime, Duration cooldown, int codesPerHour, int wrongTries) {}
