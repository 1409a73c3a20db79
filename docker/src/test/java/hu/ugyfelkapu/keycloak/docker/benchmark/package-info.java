/**
 * The benchmark of the user store, {@code mvn verify -DskipTests -Pbenchmark}: look-ups and lists
 * in a small and in a large registry, and logins beside Keycloak's own users. No part of the tests.
 */
package hu.ugyfelkapu.keycloak.docker.benchmark;
