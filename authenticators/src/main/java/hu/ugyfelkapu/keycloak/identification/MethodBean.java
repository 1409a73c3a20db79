package hu.ugyfelkapu.keycloak.identification;

/** What the chooser page needs of a method: its form value and the keys of its texts. */
public record MethodBean(String id, String labelKey, String descriptionKey) {

  static MethodBean of(IdentificationMethod method) {
    String prefix = "ugyfelkapuMethod." + method.id();
    return new MethodBean(method.id(), prefix + ".label", prefix + ".description");
  }

  // FreeMarker as Keycloak configures it reads bean properties.

  public String getId() {
    return id;
  }

  public String getLabelKey() {
    return labelKey;
  }

  public String getDescriptionKey() {
    return descriptionKey;
  }
}
