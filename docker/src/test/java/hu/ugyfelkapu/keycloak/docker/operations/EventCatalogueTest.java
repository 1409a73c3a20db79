package hu.ugyfelkapu.keycloak.docker.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keycloak.events.Errors;

/** The event catalogue of the operations guide. */
class EventCatalogueTest {
  private static final String[] EVENTS = {"Event", "Error", "Details", "When"};
  private static final String[] DETAILS = {"Detail", "Values", "Of"};
  private static final String[] ADMIN_EVENTS = {"Resource type", "Operation", "Details", "When"};

  /** Keycloak gives this type to events of a required action; the pack does not name it. */
  private static final String OF_ACTIONS = "CUSTOM_REQUIRED_ACTION";

  /** Errors that no source spells out, as the sources have them; the tests below know each. */
  private static final List<String> COMPUTED =
      List.of("error", "error(refused.reason())", "lock.get()", "reason.refusal().code()");

  private static List<CompilationUnitTree> sources;
  private static FiredEvents fired;

  @BeforeAll
  static void readSources() {
    sources = ProductSources.parse();
    fired = FiredEvents.of(sources);
  }

  @Test
  void catalogueNamesExactlyTheTypesOfTheSources() {
    assertThat(names(EVENTS, 0).map(type -> type.replaceFirst("_ERROR$", "")).distinct())
        .containsExactlyInAnyOrderElementsOf(with(fired.types, OF_ACTIONS));
  }

  @Test
  void catalogueNamesExactlyTheErrorsOfTheSources() {
    // One more would have to be looked up here.
    assertThat(fired.computedErrors).containsExactlyInAnyOrderElementsOf(COMPUTED);
    Set<String> errors = with(fired.errors, Errors.USER_TEMPORARILY_DISABLED, Errors.USER_DISABLED);
    EnumConstants.words(sources, "CardRefusal", '_').forEach(word -> errors.add("card_" + word));

    assertThat(names(EVENTS, 1).distinct()).containsExactlyInAnyOrderElementsOf(errors);
  }

  @Test
  void catalogueNamesExactlyTheDetailsOfTheSources() {
    assertThat(names(DETAILS, 0)).containsExactlyInAnyOrderElementsOf(fired.details);
    assertThat(Stream.concat(names(EVENTS, 2), names(ADMIN_EVENTS, 2)).distinct())
        .filteredOn(name -> name.startsWith("ugyfelkapu_"))
        .containsExactlyInAnyOrderElementsOf(fired.details);
  }

  @Test
  void catalogueNamesEveryChange() {
    assertThat(valuesOf("ugyfelkapu_change"))
        .containsExactlyInAnyOrderElementsOf(EnumConstants.words(sources, "Change", '-'));
  }

  @Test
  void catalogueNamesEveryPurposeOfAMail() {
    List<String> purposes = new ArrayList<>(EnumConstants.words(sources, "Purpose", '-'));
    purposes.addAll(List.of("expiry-notice", "notice"));

    assertThat(valuesOf("ugyfelkapu_purpose")).containsExactlyInAnyOrderElementsOf(purposes);
  }

  @Test
  void catalogueNamesEveryReasonOfARefusal() {
    assertThat(valuesOf("ugyfelkapu_telephone"))
        .containsAll(EnumConstants.words(sources, "Reason", '-'))
        .contains("source", "realm");
  }

  @Test
  void catalogueNamesEveryStepOfTheLifeCycle() {
    assertThat(valuesOf("ugyfelkapu_reason"))
        .containsExactlyInAnyOrderElementsOf(EnumConstants.words(sources, "LifecycleStep", '-'));
  }

  @Test
  void catalogueNamesExactlyTheAdminEventsOfTheSources() {
    assertThat(names(ADMIN_EVENTS, 0).distinct())
        .containsExactlyInAnyOrderElementsOf(fired.resources);
    assertThat(names(ADMIN_EVENTS, 1).distinct())
        .containsExactlyInAnyOrderElementsOf(fired.operations);
  }

  private static Stream<String> names(String[] table, int column) {
    return MarkdownTable.rows(table).stream()
        .flatMap(row -> MarkdownTable.code(row.get(column)).stream());
  }

  private static List<String> valuesOf(String detail) {
    return MarkdownTable.rows(DETAILS).stream()
        .filter(row -> MarkdownTable.code(row.get(0)).contains(detail))
        .flatMap(row -> MarkdownTable.code(row.get(1)).stream())
        .toList();
  }

  private static Set<String> with(Set<String> some, String... more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(List.of(more));
    return all;
  }
}
