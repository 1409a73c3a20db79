package hu.ugyfelkapu.keycloak.idcard.person;

import hu.ugyfelkapu.keycloak.identification.InvalidSettingException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * By which fields of the certificate a person is recognised, and in which attributes of the
 * registration they stand. All of them must agree.
 *
 * @param attributes user attribute by field; never empty
 * @param serialPrefix what stands before the number in serialNumber and is no part of it, such as
 *     {@code PNOHU-} of ETSI EN 319 412-1; certificates without it have no number
 * @param namesAlone whether somebody has decided that names and dates are enough
 */
public record PersonFields(
    Map<CertificateField, String> attributes, String serialPrefix, boolean namesAlone) {

  static final String FIELDS = "person-fields";
  static final String PREFIX = "serial-number-prefix";
  static final String NAMES_ALONE = "names-alone";

  private static final String REFUSED = "refused";
  private static final String ACCEPTED = "accepted";

  private static final String DEFAULT =
      "surname=lastName, given-name=firstName, date-of-birth=birthDate";

  /** The fields that a registry can be asked by, each alone or together. */
  private static final List<CertificateField> NARROWING =
      List.of(
          CertificateField.SURNAME, CertificateField.COMMON_NAME, CertificateField.DATE_OF_BIRTH);

  public PersonFields {
    attributes = Map.copyOf(attributes);
  }

  /** What the admin console shows. */
  public static List<ProviderConfigProperty> properties() {
    return ProviderConfigurationBuilder.create()
        .property()
        .name(FIELDS)
        .label("Person by")
        .helpText(
            "Pairs field=attribute, separated by commas: which fields of the certificate (serial-number, surname, given-name, common-name, date-of-birth) must equal which attributes of the registration. Two people who agree in all of them are one person to this method: name a number that belongs to one person only.")
        .type(ProviderConfigProperty.STRING_TYPE)
        .defaultValue(DEFAULT)
        .add()
        .property()
        .name(PREFIX)
        .label("Prefix of the serial number")
        .helpText(
            "What stands in the subject's serialNumber before the number itself, such as PNOHU-. Certificates without it count as having no number.")
        .type(ProviderConfigProperty.STRING_TYPE)
        .add()
        .property()
        .name(NAMES_ALONE)
        .label("Names and dates alone")
        .helpText(
            "'refused': the method works with a serial-number only. 'accepted': it works without one, and A CARD OPENS THE REGISTRATION OF WHOEVER HAS THE SAME NAME AND DATE OF BIRTH as its holder. Then the method deserves a lower level.")
        .type(ProviderConfigProperty.LIST_TYPE)
        .options(REFUSED, ACCEPTED)
        .defaultValue(REFUSED)
        .add()
        .build();
  }

  /**
   * @param config the execution's configuration, may be null
   * @throws InvalidSettingException when it names unknown fields, or too few to find anybody
   */
  public static PersonFields from(Map<String, String> config) {
    Map<CertificateField, String> attributes = new EnumMap<>(CertificateField.class);
    for (String pair : text(config, FIELDS).orElse(DEFAULT).split("[,\\n]")) {
      if (!pair.isBlank()) {
        String[] parts = pair.strip().split("\\s*=\\s*", -1);
        CertificateField field =
            CertificateField.of(parts[0])
                .filter(known -> parts.length == 2 && parts[1].matches("[\\w.:-]{1,64}"))
                .orElseThrow(() -> invalid("must be pairs field=attribute, separated by commas"));
        if (attributes.put(field, parts[1]) != null) {
          throw invalid("names " + parts[0] + " twice");
        }
      }
    }
    String namesAlone = text(config, NAMES_ALONE).orElse(REFUSED);
    if (!List.of(REFUSED, ACCEPTED).contains(namesAlone)) {
      throw new InvalidSettingException(NAMES_ALONE, "must be 'refused' or 'accepted'");
    }
    PersonFields fields =
        new PersonFields(attributes, text(config, PREFIX).orElse(""), namesAlone.equals(ACCEPTED));
    if (!fields.isByNumber()
        && !(fields.has(CertificateField.DATE_OF_BIRTH)
            && (fields.has(CertificateField.COMMON_NAME)
                || fields.has(CertificateField.SURNAME)
                    && fields.has(CertificateField.GIVEN_NAME)))) {
      throw invalid(
          "needs serial-number, or date-of-birth with surname and given-name or with common-name");
    }
    return fields;
  }

  /** Whether a number tells people apart, and not only names and dates. */
  public boolean isByNumber() {
    return has(CertificateField.SERIAL_NUMBER);
  }

  /**
   * @throws InvalidSettingException when they cannot tell namesakes apart and nobody accepts that
   */
  public void requireAccepted() {
    if (!isByNumber() && !namesAlone) {
      throw new InvalidSettingException(
          FIELDS,
          "has no serial-number, so that a card would open the registration of whoever has the same name and date of birth; '"
              + NAMES_ALONE
              + "' can accept that");
    }
  }

  /** The fields by which the registry is asked; the others are compared afterwards. */
  List<CertificateField> narrowing() {
    return isByNumber()
        ? List.of(CertificateField.SERIAL_NUMBER)
        : NARROWING.stream().filter(this::has).toList();
  }

  private boolean has(CertificateField field) {
    return attributes.containsKey(field);
  }

  private static Optional<String> text(Map<String, String> config, String key) {
    return Optional.ofNullable(config)
        .map(given -> given.get(key))
        .filter(value -> !value.isBlank())
        .map(String::strip);
  }

  private static InvalidSettingException invalid(String rule) {
    return new InvalidSettingException(FIELDS, rule);
  }
}
