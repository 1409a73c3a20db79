/**
 * Full logins and enrolments under load, the pack's flow beside Keycloak's own: {@code mvn verify
 * -DskipTests -Pbenchmark -pl docker -Dit.test=LoadBenchmark}. Gatling sends them (module {@code
 * docker/load}); here stand the server, its users and what is measured.
 */
package hu.ugyfelkapu.keycloak.docker.load;
