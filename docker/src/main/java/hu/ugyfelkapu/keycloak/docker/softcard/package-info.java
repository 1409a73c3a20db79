/**
 * The soft card: issuer, identity cards and card reader of the demonstration and the tests
 * (mission.md §7). Nobody's identity rests on it: its keys are made on the machine where it runs,
 * and its issuer's certificate says that it is a demo's.
 */
package hu.ugyfelkapu.keycloak.docker.softcard;
