/** The registry as Keycloak's user store, through the doors of a real server. */
package hu.ugyfelkapu.keycloak.docker.registry;
