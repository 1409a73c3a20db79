/** The local demonstration: the README's first command. */
package hu.ugyfelkapu.keycloak.docker.demo;
