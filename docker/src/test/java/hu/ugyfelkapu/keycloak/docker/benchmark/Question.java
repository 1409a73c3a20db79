package hu.ugyfelkapu.keycloak.docker.benchmark;

import hu.ugyfelkapu.keycloak.docker.benchmark.GeneratedRegistry.Person;
import java.util.List;
import java.util.function.Function;

/**
 * What is asked again and again.
 *
 * @param label for the table
 * @param path below the probe's address
 * @param line what is asked for, made of a registration that there is
 * @param least how many users or what count every answer must have
 * @param largeOnly whether the small registry has too few registrations for it
 */
record Question(
    String label, String path, Function<Person, String> line, int least, boolean largeOnly) {

  static Question of(String label, String path, Function<Person, String> line) {
    return new Question(label, path, line, 1, false);
  }

  Question atLeast(int found) {
    return new Question(label, path, line, found, largeOnly);
  }

  Question inLargeOnly() {
    return new Question(label, path, line, least, true);
  }

  List<String> lines(List<Person> persons) {
    return persons.stream().map(line).toList();
  }
}
