/** Telephone identification by its APIs: the voice line's and the officials' (mission.md §6). */
package hu.ugyfelkapu.keycloak.docker.telephone;
