package hu.ugyfelkapu.keycloak.identification;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.keycloak.http.HttpRequest;

/**
 * A posted form, read with suspicion: a field counts only when it came exactly once and within its
 * limit.
 */
public final class FormInput {

  /** Name of the button that leads back to the chooser on every method page. */
  public static final String BACK = "back";

  private final MultivaluedMap<String, String> fields;

  public FormInput(HttpRequest request) {
    this.fields = request.getDecodedFormParameters();
  }

  /** Whether the form holds the field at all (a pressed button, a ticked box). */
  public boolean has(String field) {
    return fields.containsKey(field);
  }

  /** Whether any of the fields came more than once, which no page of ours does. */
  public boolean hasDoubled(String... names) {
    for (String name : names) {
      List<String> values = fields.get(name);
      if (values != null && values.size() > 1) {
        return true;
      }
    }
    return false;
  }

  /** The value of the field; empty when it is missing or came more than once. Never null. */
  public String text(String field) {
    List<String> values = fields.get(field);
    return values == null || values.size() != 1 || values.get(0) == null ? "" : values.get(0);
  }
}
