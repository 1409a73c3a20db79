/**
 * A provider for the benchmark's server only: it asks a registry's user store through Keycloak's
 * own interfaces and tells how long each answer took. Never part of a shipped jar.
 */
package hu.ugyfelkapu.keycloak.docker.benchmark.probe;
