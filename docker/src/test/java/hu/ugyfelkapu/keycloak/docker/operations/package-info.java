/** What the operations guide says is held to the sources it speaks of. */
package hu.ugyfelkapu.keycloak.docker.operations;
