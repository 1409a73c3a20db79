/**
 * Citizens who sign in and enrol, as Gatling sends them to a server that somebody else has prepared
 * and measures. Runs in a JVM of its own, so that its libraries meet nobody else's.
 */
package hu.ugyfelkapu.keycloak.load;
