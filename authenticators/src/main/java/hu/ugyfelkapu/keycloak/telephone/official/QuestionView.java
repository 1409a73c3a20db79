package hu.ugyfelkapu.keycloak.telephone.official;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One of the nine reminder questions (mission.md §6).
 *
 * @param number as the API names it, 1 to 9
 * @param id as texts name it
 * @param hu its wording in Hungarian
 * @param en its wording in English
 */
record QuestionView(
    @JsonProperty("number") int number,
    @JsonProperty("id") String id,
    @JsonProperty("hu") String hu,
    @JsonProperty("en") String en) {}
