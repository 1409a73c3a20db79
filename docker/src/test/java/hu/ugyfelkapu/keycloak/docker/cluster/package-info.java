/** Two Keycloak nodes behind one address, and what must hold whichever of them answers. */
package hu.ugyfelkapu.keycloak.docker.cluster;
