package hu.ugyfelkapu.keycloak.docker.benchmark;

import hu.ugyfelkapu.keycloak.docker.benchmark.GeneratedRegistry.Person;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.keycloak.models.UserModel;

/**
 * Measures the user store and prints one Markdown table; it is also left at {@code
 * docker/target/benchmark/result.md}. Small and large registry are asked in turns, so that whatever
 * else the machine does meets both. {@code -Dbenchmark.rows=N} makes the large registry another
 * size.
 */
class RegistryBenchmark {
  private static final int SMALL = 10_000;
  private static final int LARGE = Integer.getInteger("benchmark.rows", 5_000_000);

  private static final int SAMPLE = 4_000;
  private static final int ROUNDS = 30;
  private static final int WARM_UP_ROUNDS = 10;
  private static final int LOGIN_ROUNDS = 40;
  private static final int LOGINS = 30;

  private static final String PREFIX = "search?key=" + UserModel.SEARCH;
  private static final String PREFIX_COUNT = "count?key=" + UserModel.SEARCH;
  private static final String PAGE_1000 = "&first=9990";
  private static final Function<Person, String> NOTHING = person -> "-";

  private final ResultTable table = new ResultTable(rows(SMALL), rows(LARGE));
  private Probe small;
  private Probe large;

  @Test
  void measure() throws Exception {
    try (BenchmarkSystem system =
        BenchmarkSystem.start(SMALL, LARGE, (LOGIN_ROUNDS + WARM_UP_ROUNDS) * LOGINS)) {
      small = new Probe(system, system.small(), SAMPLE);
      large = new Probe(system, system.large(), SAMPLE);
      lookUps();
      lists();
      counts();
      Question infix =
          Question.of(
              "Search in the middle of the user name",
              "search?key=username",
              RegistryBenchmark::infix);
      both(infix, 5, 1, (few, many) -> table.time(infix.label() + ", without index", few, many));
      system.addInfixIndex();
      both(
          infix, ROUNDS, 20, (few, many) -> table.query(infix.label() + ", with index", few, many));
      logins(system);
      report(system);
    }
  }

  private void lookUps() {
    Question byName =
        Question.of(
            "Look-up by exact user name", "search?key=username&exact=true", Person::userName);
    Series smallKilobytes = new Series();
    Series largeKilobytes = new Series();
    for (Question each :
        List.of(
            byName,
            Question.of("Look-up by id", "id", NOTHING),
            Question.of("Look-up by e-mail address", "email", Person::email))) {
      Pair times = measured(each, ROUNDS, 100, smallKilobytes, largeKilobytes);
      table.lookUp(each.label(), times.small(), times.large());
    }
    memory("Memory allocated by a look-up", smallKilobytes, largeKilobytes);
  }

  private void lists() {
    Question first = Question.of("Everybody, first page", "search?", NOTHING).atLeast(10);
    Series smallKilobytes = new Series();
    Series largeKilobytes = new Series();
    Pair times = measured(first, ROUNDS, 100, smallKilobytes, largeKilobytes);
    table.query(first.label(), times.small(), times.large());
    memory("Memory allocated by a page of ten", smallKilobytes, largeKilobytes);
    query(Question.of("Everybody, 1000th page", "search?" + PAGE_1000, NOTHING).atLeast(10), 20);
    query(Question.of("Beginning of one name, first page", PREFIX, RegistryBenchmark::narrow), 100);
    query(Question.of("A family name, first page", PREFIX, Person::familyName), 20);
    query(Question.of("Three letters, first page", PREFIX, RegistryBenchmark::broad), 20);
    query(
        Question.of("Three letters, 1000th page", PREFIX + PAGE_1000, RegistryBenchmark::broad)
            .atLeast(LARGE < 4_000_000 ? 0 : 10)
            .inLargeOnly(),
        10);
  }

  private void counts() {
    query(
        Question.of("Count of the beginning of one name", PREFIX_COUNT, RegistryBenchmark::narrow),
        20);
    query(Question.of("Count of a family name", PREFIX_COUNT, Person::familyName), 20);
    query(Question.of("Count of three letters", PREFIX_COUNT, RegistryBenchmark::broad), 10);
    Question everybody = Question.of("Count of everybody", "count?", NOTHING).atLeast(SMALL);
    both(everybody, 20, 1, (few, many) -> table.query(everybody.label(), few, many));
  }

  private void query(Question question, int perRound) {
    both(question, ROUNDS, perRound, (few, many) -> table.query(question.label(), few, many));
  }

  private void both(Question question, int rounds, int perRound, Outcome outcome) {
    Pair times = measured(question, rounds, perRound, new Series(), new Series());
    outcome.of(times.small(), times.large());
  }

  private Pair measured(
      Question question, int rounds, int perRound, Series smallKilobytes, Series largeKilobytes) {
    Asked ofSmall = new Asked(small, new Series(), smallKilobytes);
    Asked ofLarge = new Asked(large, new Series(), largeKilobytes);
    int warmUp = Math.min(WARM_UP_ROUNDS, rounds / 3);
    for (int round = 0; round < warmUp + rounds; round++) {
      for (Asked each : round % 2 == 0 ? List.of(ofSmall, ofLarge) : List.of(ofLarge, ofSmall)) {
        if (each == ofSmall && question.largeOnly()) {
          continue;
        }
        Asked kept = round < warmUp ? new Asked(each.probe(), new Series(), new Series()) : each;
        kept.probe()
            .ask(question, round * perRound, perRound, kept.milliseconds(), kept.kilobytes());
      }
    }
    return new Pair(ofSmall.milliseconds(), ofLarge.milliseconds());
  }

  private void memory(String label, Series few, Series many) {
    table.fact(
        label,
        ResultTable.number(few.median()) + " kB",
        ResultTable.number(many.median()) + " kB",
        few,
        many);
  }

  private void logins(BenchmarkSystem system) throws Exception {
    List<String> local =
        IntStream.rangeClosed(1, (LOGIN_ROUNDS + WARM_UP_ROUNDS) * LOGINS)
            .mapToObj(BenchmarkSystem::localUser)
            .toList();
    Series own = new Series();
    Series few = new Series();
    Series many = new Series();
    try (Logins ofOwn = new Logins(system.realm(system.large().name()), local);
        Logins ofSmall = new Logins(system.realm(system.small().name()), names(small));
        Logins ofLarge = new Logins(system.realm(system.large().name()), names(large))) {
      for (int round = -WARM_UP_ROUNDS; round < LOGIN_ROUNDS; round++) {
        double[] rates = new double[3];
        // Each comes first, second and last equally often.
        for (int turn = 0; turn < 3; turn++) {
          int who = Math.floorMod(round + turn, 3);
          rates[who] = List.of(ofOwn, ofSmall, ofLarge).get(who).perSecond(LOGINS);
        }
        if (round >= 0) {
          own.add(rates[0]);
          few.add(rates[1]);
          many.add(rates[2]);
        }
      }
    }
    table.fact(
        "Logins per second (Keycloak's own users: " + ResultTable.number(own.median()) + ")",
        ResultTable.number(few.median()),
        ResultTable.number(many.median()),
        few,
        many);
    table.logins("Logins, as a share of Keycloak's own users' rate", own, few, many);
  }

  private void report(BenchmarkSystem system) throws Exception {
    String text =
        "%nPostgreSQL %s with shared_buffers = %s, JDK %s, %d cores, %s. Times: median / 99th percentile.%n%n%s"
            .formatted(
                system.databaseVersion(),
                BenchmarkSystem.SHARED_BUFFERS,
                Runtime.version().feature(),
                Runtime.getRuntime().availableProcessors(),
                LocalDate.now(),
                table);
    System.out.println(text);
    Files.writeString(system.directory().resolve("result.md"), text);
  }

  private static List<String> names(Probe probe) {
    return probe.persons().stream().map(Person::userName).toList();
  }

  /** What a user name has before its number: some rows in a million. */
  private static String narrow(Person person) {
    return person.userName().substring(0, person.userName().indexOf(' '));
  }

  /** The second half of a user name: hardly anybody else's. */
  private static String infix(Person person) {
    return person.userName().substring(person.userName().length() / 2);
  }

  /** How three family names and three given names begin: a row of 384. */
  private static String broad(Person person) {
    return person.familyName().substring(0, 3);
  }

  private static String rows(int number) {
    return String.format(Locale.ROOT, "%,d rows", number).replace(',', ' ');
  }

  private record Asked(Probe probe, Series milliseconds, Series kilobytes) {}

  private record Pair(Series small, Series large) {}

  private interface Outcome {
    void of(Series small, Series large);
  }
}
