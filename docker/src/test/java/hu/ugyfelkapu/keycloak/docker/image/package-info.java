/** The container image and the compose file: what only a Docker engine can show. */
package hu.ugyfelkapu.keycloak.docker.image;
