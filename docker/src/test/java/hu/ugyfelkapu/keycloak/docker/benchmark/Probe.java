package hu.ugyfelkapu.keycloak.docker.benchmark;

import hu.ugyfelkapu.keycloak.docker.benchmark.GeneratedRegistry.Person;
import hu.ugyfelkapu.keycloak.docker.testing.Http;
import java.net.URI;
import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Asks the server's user store for one registry, from within the server, and keeps the times. */
final class Probe {
  private final URI address;
  private final List<Person> persons;
  private List<String> ids;

  Probe(BenchmarkSystem system, GeneratedRegistry registry, int sample) throws SQLException {
    address = system.probe(registry);
    persons = registry.sample(sample);
  }

  List<Person> persons() {
    return persons;
  }

  /** Asks this many questions in one go, from the given one of the sample on, and round again. */
  void ask(Question question, int first, int times, Series milliseconds, Series kilobytes) {
    List<String> all = question.path().equals("id") ? ids() : question.lines(persons);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      lines.add(all.get((first + i) % all.size()));
    }
    for (String answer : post(question.path(), lines)) {
      String[] parts = answer.split(" ");
      if (Integer.parseInt(parts[2]) < question.least()) {
        throw new AssertionError(question.label() + " found " + parts[2]);
      }
      milliseconds.add(Long.parseLong(parts[0]) / 1e6);
      kilobytes.add(Long.parseLong(parts[1]) / 1e3);
    }
  }

  private List<String> ids() {
    if (ids == null) {
      ids = post("ids", persons.stream().map(Person::userName).toList());
    }
    return ids;
  }

  private List<String> post(String path, List<String> lines) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "text/plain; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(String.join("\n", lines)))
            .build();
    return Http.send(request, 200).lines().toList();
  }
}
