package hu.ugyfelkapu.keycloak.registry.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Reads settings of a component and says which one is at fault.
 *
 * @param setting answers the component's setting for a key; null or blank means the default
 */
record SettingReader(UnaryOperator<String> setting) {

  String text(String key, String standard) {
    String value = setting.apply(key);
    return value == null || value.isBlank() ? standard : value.strip();
  }

  /**
   * @param parser throws {@code IllegalArgumentException} with the end of a sentence
   * @throws IllegalArgumentException with a whole sentence that names the setting
   */
  <T> T parsed(String key, String standard, Function<String, T> parser) {
    return named(key, () -> parser.apply(text(key, standard)));
  }

  <T> T choice(String key, List<T> choices, Function<T, String> word) {
    String typed = text(key, word.apply(choices.get(0)));
    return choices.stream()
        .filter(choice -> word.apply(choice).equals(typed))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The setting "
                        + key
                        + " must be one of "
                        + String.join(", ", choices.stream().map(word).toList())
                        + "."));
  }

  /** The parts between commas; none for the word {@code none}. */
  List<String> list(String key, String standard) {
    String typed = text(key, standard);
    return typed.equals(SchemaMapping.NONE)
        ? List.of()
        : Arrays.stream(typed.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  static <T> T named(String key, java.util.function.Supplier<T> work) {
    try {
      return work.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("The setting " + key + " " + e.getMessage() + ".", e);
    }
  }
}
