/**
 * A provider for the tests' server only: it moves the server's clock. The test harness packs it
 * into a jar of its own under {@code docker/target}; it is never part of a shipped jar.
 */
package hu.ugyfelkapu.keycloak.docker.clock;
