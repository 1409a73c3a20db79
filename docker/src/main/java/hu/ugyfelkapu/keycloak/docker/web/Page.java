package hu.ugyfelkapu.keycloak.docker.web;

import java.util.Map;

/**
 * A page to be rendered.
 *
 * @param status HTTP status
 * @param template name of a template without its extension
 * @param model what the template reads
 */
public record Page(int status, String template, Map<String, Object> model) {
  public Page {
    model = Map.copyOf(model);
  }
}
