package hu.ugyfelkapu.keycloak.registry.mapping;

import java.util.ArrayList;
import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;

/** The mapping's settings as the admin console shows them. */
public final class MappingProperties {

  private MappingProperties() {}

  public static List<ProviderConfigProperty> all() {
    List<ProviderConfigProperty> properties = new ArrayList<>();
    properties.add(
        text(
            SchemaMapping.TABLE_KEY,
            "Table",
            "Table or view, with its schema if need be",
            SchemaMapping.REFERENCE_TABLE));
    properties.add(
        text(
            SchemaMapping.JOINS_KEY,
            "Joined tables",
            "Tables that hold some of the columns, separated by semicolons, such as: person p ON p.id = person_id; town t ON t.id = p.town_id."
                + " Columns of theirs are then written p.family_name. The joined table's columns must be unique in it",
            SchemaMapping.NONE));
    for (Field field : Field.values()) {
      properties.add(
          text(
              field.configKey(),
              "Column " + field.referenceColumn(),
              help(field),
              field.standardColumn()));
    }
    properties.add(
        choice(
            SchemaMapping.ID_KEY,
            "Form of id",
            "What the column of the id holds. Part of each user's identity: never change it for a realm in use",
            java.util.Arrays.stream(IdForm.values()).map(IdForm::word).toList()));
    properties.add(
        choice(
            SchemaMapping.CREATED_KEY,
            "Form of created_at",
            "What the column holds: a timestamp with time zone (in MariaDB: of UTC), one without, a date, or a number."
                + " Part of each user's identity: never change it for a realm in use",
            SchemaMapping.CREATED_FORMS.stream().map(InstantForm::word).toList()));
    properties.add(
        choice(
            SchemaMapping.VALID_KEY,
            "Form of valid_until",
            "What the column holds: a timestamp with time zone (in MariaDB: of UTC), one without, the last valid day, or a number",
            SchemaMapping.VALID_FORMS.stream().map(InstantForm::word).toList()));
    properties.add(
        text(
            SchemaMapping.ZONE_KEY,
            "Time zone",
            "Of timestamps without one and of dates",
            SchemaMapping.REFERENCE_ZONE));
    properties.add(
        choice(
            SchemaMapping.STATE_KIND_KEY,
            "Form of state",
            "What the column of the state holds",
            java.util.Arrays.stream(Codes.Kind.values()).map(Codes.Kind::word).toList()));
    for (RegistrationState state : RegistrationState.values()) {
      properties.add(
          text(
              SchemaMapping.codesKey(state),
              "Codes of state " + state.column(),
              "Separated by commas; the first one is the one that is written. The word none if the registry has no such state."
                  + " If the state is no text, there is no default",
              state.column()));
    }
    properties.add(
        choice(
            SchemaMapping.TRUTH_KIND_KEY,
            "Form of email_verified",
            "What the column holds",
            List.of(Codes.Kind.BOOLEAN.word(), Codes.Kind.TEXT.word(), Codes.Kind.NUMBER.word())));
    properties.add(
        text(
            SchemaMapping.TRUE_KEY,
            "Codes of verified",
            "Codes that mean yes, separated by commas; the first one is the one that is written. 1 by default for a number",
            "true"));
    properties.add(
        text(
            SchemaMapping.FALSE_KEY,
            "Codes of not verified",
            "Codes that mean no, likewise. 0 by default for a number",
            "false"));
    properties.add(
        text(
            SchemaMapping.BIRTH_DATE_KEY,
            "Form of birth_date",
            "The word date, or the pattern of a text or number, such as uuuuMMdd",
            BirthDates.NATIVE));
    return properties;
  }

  private static String help(Field field) {
    String help = "Its name in the table, or shortname.column of a joined one";
    if (field.optional()) {
      help += "; the word none if the registry has none";
    }
    if (field.referenceColumn().endsWith("_folded")) {
      help +=
          ". Then the lower case of the original column is looked up, which needs an index of its own";
    }
    return help;
  }

  private static ProviderConfigProperty text(
      String key, String label, String help, String standard) {
    return new ProviderConfigProperty(
        key, label, help, ProviderConfigProperty.STRING_TYPE, standard);
  }

  private static ProviderConfigProperty choice(
      String key, String label, String help, List<String> choices) {
    ProviderConfigProperty property =
        new ProviderConfigProperty(
            key, label, help, ProviderConfigProperty.LIST_TYPE, choices.get(0));
    property.setOptions(choices);
    return property;
  }
}
