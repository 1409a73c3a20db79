package hu.ugyfelkapu.keycloak.themes;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.forms.login.freemarker.model.AbstractUserProfileBean;
import org.keycloak.userprofile.AttributeGroupMetadata;
import org.keycloak.userprofile.AttributeMetadata;
import org.keycloak.userprofile.AttributeValidatorMetadata;
import org.keycloak.userprofile.Attributes;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileMetadata;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.validate.ValidatorConfig;

/**
 * Keycloak's own bean of a user profile page, filled with attributes of every input type. Only the
 * profile behind it, which would need a server, is answered here: which attributes are required and
 * which are read-only.
 */
public final class SampleProfile extends AbstractUserProfileBean {

  /** Input types of the declarative user profile that are a plain field. */
  static final List<String> PLAIN =
      List.of(
          "html5-email",
          "html5-tel",
          "html5-url",
          "html5-number",
          "html5-range",
          "html5-datetime-local",
          "html5-date",
          "html5-month",
          "html5-week",
          "html5-time");

  private static final List<String> OPTIONS = List.of("egy", "két szó");

  private final UserProfileMetadata metadata =
      new UserProfileMetadata(UserProfileContext.UPDATE_PROFILE);
  private final Set<String> required;
  private final Set<String> readOnly;

  private SampleProfile(
      Map<String, List<String>> values, Set<String> required, Set<String> readOnly) {
    super(new MultivaluedHashMap<>());
    values.forEach((name, list) -> list.forEach(value -> formData.add(name, value)));
    this.required = required;
    this.readOnly = readOnly;
    Attributes flags = stub(Attributes.class);
    profile =
        (UserProfile)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {UserProfile.class},
                (proxy, method, arguments) -> flags);
  }

  private <T> T stub(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                (method.getName().equals("isRequired") ? required : readOnly)
                    .contains(arguments[0])));
  }

  /** The attributes that every realm starts with. */
  static SampleProfile ofARealm() {
    SampleProfile profile =
        new SampleProfile(
            Map.of("username", List.of("Őri Ödön 12"), "email", List.of("odon@pelda.test")),
            Set.of("username", "email", "lastName", "firstName"),
            Set.of());
    return profile.basic().done();
  }

  /**
   * A text in every place that a citizen or an administrator can fill, but for helper texts: those
   * may hold markup, which Keycloak cleans.
   */
  static SampleProfile holding(String text) {
    SampleProfile profile =
        new SampleProfile(
            Map.of(
                "username", List.of(text),
                "fixed", List.of(text),
                "several", List.of(text, text),
                "story", List.of(text)),
            Set.of(),
            Set.of("fixed"));
    profile.attribute("username", Map.of()).setAttributeDisplayName(text);
    profile.attribute("fixed", Map.of());
    profile.attribute("several", Map.of("inputTypePlaceholder", text)).setMultivalued(true);
    profile.attribute("story", Map.of("inputType", "textarea"));
    profile
        .attribute("choice", Map.of("inputType", "select"), List.of(text))
        .setAttributeGroupMetadata(
            new AttributeGroupMetadata("group", text, text, Map.of("kcExample", text)));
    profile.attribute("boxes", Map.of("inputType", "multiselect-checkboxes"), List.of(text));
    return profile.done();
  }

  /** As where the e-mail address is the user name. */
  SampleProfile withoutUsername() {
    attributes.removeIf(attribute -> attribute.getName().equals("username"));
    return this;
  }

  /** One attribute of each input type, with every annotation, some grouped, some read-only. */
  static SampleProfile ofAllTypes() {
    SampleProfile profile =
        new SampleProfile(
            Map.of(
                "username",
                List.of("Őri Ödön 12"),
                "choice",
                List.of("két szó"),
                "boxes",
                List.of("egy", "két szó"),
                "phones",
                List.of("+36 1 234 5678", "+36 20 234 5678"),
                "fixed",
                List.of("egy"),
                "story",
                List.of("Első sor\nMásodik sor")),
            Set.of("username", "choice", "boxes", "phones"),
            Set.of("fixed"));
    profile.basic();
    profile.attribute("locale", Map.of());
    AttributeGroupMetadata group =
        new AttributeGroupMetadata(
            "contact", "Elérhetőség", "Így érjük el Önt.", Map.of("kcExample", "group"));
    profile
        .attribute(
            "story",
            Map.of(
                "inputType", "textarea",
                "inputTypeRows", 5,
                "inputTypeCols", "40",
                "inputTypeMaxlength", 200,
                "inputHelperTextBefore", "<b>Előtte</b> álló szöveg",
                "inputHelperTextAfter", "Utána álló szöveg"))
        .setAttributeGroupMetadata(group);
    profile
        .attribute(
            "phones",
            Map.of("inputTypePlaceholder", "+36 1 234 5678", "inputHelperTextBefore", "Számok"))
        .setAttributeGroupMetadata(group);
    profile.last().setMultivalued(true);
    profile.attribute("choice", Map.of("inputType", "select", "inputTypeSize", "1"), OPTIONS);
    profile.attribute(
        "radio",
        Map.of(
            "inputType",
            "select-radiobuttons",
            "inputOptionLabels",
            Map.of("egy", "${doYes}", "két szó", "Kettő")),
        OPTIONS);
    profile.attribute("many", Map.of("inputType", "multiselect", "inputTypeSize", "3"), OPTIONS);
    profile.attribute("boxes", Map.of("inputType", "multiselect-checkboxes"), OPTIONS);
    profile.attribute("fixed", Map.of("inputType", "select"), OPTIONS);
    for (String type : PLAIN) {
      profile.attribute(
          type,
          Map.of(
              "inputType", type,
              "inputTypeMin", 1000,
              "inputTypeMax", "2000",
              "inputTypeStep", "10",
              "inputTypeSize", "12",
              "inputTypePattern", "[0-9]+",
              "inputTypeMinlength", 1));
    }
    profile.attribute("formatted", Map.of("kcNumberFormat", "{2}-{3}"));
    profile.attribute("withDefault", Map.of());
    profile.last().setDefaultValue("alapérték");
    return profile.done();
  }

  private SampleProfile basic() {
    attribute("username", Map.of()).setAttributeDisplayName("${username}");
    attribute("email", Map.of()).setAttributeDisplayName("${email}");
    attribute("lastName", Map.of()).setAttributeDisplayName("${lastName}");
    attribute("firstName", Map.of()).setAttributeDisplayName("${firstName}");
    return this;
  }

  private AttributeMetadata attribute(String name, Map<String, Object> annotations) {
    return attribute(name, annotations, null);
  }

  private AttributeMetadata attribute(
      String name, Map<String, Object> annotations, List<String> options) {
    AttributeValidatorMetadata[] validators =
        Stream.ofNullable(options)
            .map(
                list ->
                    new AttributeValidatorMetadata(
                        "options", ValidatorConfig.builder().config("options", list).build()))
            .toArray(AttributeValidatorMetadata[]::new);
    return metadata
        .addAttribute(name, metadata.getAttributes() == null ? 0 : 1, validators)
        .addAnnotations(annotations)
        .setAttributeDisplayName("Mező: " + name);
  }

  private AttributeMetadata last() {
    return metadata.getAttributes().get(metadata.getAttributes().size() - 1);
  }

  private SampleProfile done() {
    attributes = new ArrayList<>();
    metadata.getAttributes().forEach(each -> attributes.add(new Attribute(each)));
    return this;
  }

  @Override
  protected UserProfile createUserProfile(UserProfileProvider provider) {
    return profile;
  }

  @Override
  protected Stream<String> getAttributeDefaultValues(String name) {
    return null;
  }

  @Override
  public String getContext() {
    return metadata.getContext().name();
  }
}
