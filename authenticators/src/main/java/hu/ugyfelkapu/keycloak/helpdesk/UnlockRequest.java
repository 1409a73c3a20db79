package hu.ugyfelkapu.keycloak.helpdesk;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What is to be unlocked beside the login.
 *
 * @param deletionCode whether also the deletion code, which wrong ones lock for a day; its lock
 *     stands against guessing, so the official must be sure of the person
 */
record UnlockRequest(@JsonProperty("deletionCode") boolean deletionCode) {}
