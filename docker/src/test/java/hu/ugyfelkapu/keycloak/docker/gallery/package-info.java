/** The gallery: pictures of every page and mail on one page, for reviewers and translators. */
package hu.ugyfelkapu.keycloak.docker.gallery;
