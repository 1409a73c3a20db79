/** One page object per template (mission.md §10); making one asserts that the page is there. */
package hu.ugyfelkapu.keycloak.docker.testing.page;
