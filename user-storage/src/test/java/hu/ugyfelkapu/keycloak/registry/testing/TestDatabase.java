package hu.ugyfelkapu.keycloak.registry.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The databases the tests run on: real ones, each started once. */
public enum TestDatabase {
  POSTGRESQL("postgresql") {
    @Override
    TestRegistry empty(String name) {
      TestRegistry administration =
          new TestRegistry(this, postgres().getJdbcUrl("postgres", "postgres"), "postgres", "");
      // ICU's Hungarian rules as the default: the module must not depend on the database's
      // collation.
      administration.run(
          "CREATE DATABASE %s LOCALE_PROVIDER icu ICU_LOCALE 'hu' TEMPLATE template0"
              .formatted(name));
      return new TestRegistry(this, postgres().getJdbcUrl("postgres", name), "postgres", "");
    }
  },
  MARIADB("mariadb") {
    @Override
    TestRegistry empty(String name) {
      mariaDb().registry("mysql").run("CREATE DATABASE " + name);
      return mariaDb().registry(name);
    }

    @Override
    String account(String name, String password) {
      return "USER %s IDENTIFIED BY '%s'".formatted(name, password);
    }

    @Override
    Map<String, String> ownersProperties() {
      return Map.of(
          "allowMultiQueries", "true",
          "connectionTimeZone", "UTC",
          "forceConnectionTimeZoneToSession", "true",
          "sessionVariables", "sql_mode='ANSI_QUOTES,NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES'");
    }

    @Override
    void allowNull(TestRegistry registry, String column) {
      registry.run(
          "ALTER TABLE registration MODIFY %s %s NULL"
              .formatted(
                  column,
                  registry.text(
                      "SELECT CONCAT(COLUMN_TYPE, COALESCE(CONCAT(' COLLATE ', COLLATION_NAME), ''))"
                          + " FROM information_schema.columns WHERE table_schema = DATABASE()"
                          + " AND table_name = 'registration' AND column_name = '"
                          + column
                          + "'")));
    }

    @Override
    public String series(int last) {
      return "(SELECT seq AS x FROM seq_1_to_" + last + ") AS n";
    }

    @Override
    public String dropAccount(String name) {
      return "DROP USER " + name;
    }

    @Override
    String placeOfInstant() {
      return "?";
    }

    /** Its DATETIME has no zone, and its texts take none. */
    @Override
    Object instant(Object text) {
      return text == null
          ? null
          : OffsetDateTime.parse(text.toString().replace(' ', 'T'))
              .atZoneSameInstant(ZoneOffset.UTC)
              .format(DATE_TIME);
    }
  },
  H2("h2") {
    @Override
    TestRegistry empty(String name) {
      return new TestRegistry(this, "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", "");
    }

    @Override
    public String series(int last) {
      return "SYSTEM_RANGE(1, " + last + ") AS n(x)";
    }

    @Override
    public String dropAccount(String name) {
      return "DROP USER " + name;
    }

    @Override
    String changeOfPassword(String name, String password) {
      return "ALTER USER %s SET PASSWORD '%s'".formatted(name, password);
    }
  };

  private static final AtomicInteger COUNTER = new AtomicInteger();
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

  private static EmbeddedPostgres postgres;
  private static TestMariaDb mariaDb;

  private final String schema;

  TestDatabase(String schema) {
    this.schema = schema;
  }

  abstract TestRegistry empty(String name);

  /** An account and its password, as CREATE and ALTER are told of them. */
  String account(String name, String password) {
    return "USER %s PASSWORD '%s'".formatted(name, password);
  }

  String changeOfPassword(String name, String password) {
    return "ALTER " + account(name, password);
  }

  /** What a test's own connection asks of the driver, not the module's. */
  Map<String, String> ownersProperties() {
    return Map.of();
  }

  void allowNull(TestRegistry registry, String column) {
    registry.run("ALTER TABLE registration ALTER COLUMN %s DROP NOT NULL".formatted(column));
  }

  /** Something to select the numbers from 1 to the last one from, as {@code x}. */
  public String series(int last) {
    return "generate_series(1, " + last + ") AS n(x)";
  }

  /** Makes another account of the server. */
  public String createAccount(String name, String password) {
    return "CREATE " + account(name, password);
  }

  /** Takes it away again, with its rights in this database. */
  public String dropAccount(String name) {
    return "DROP OWNED BY %1$s; DROP ROLE %1$s".formatted(name);
  }

  /** A point in time, written with its offset, as it stands in a statement. */
  public String literal(String instant) {
    return placeOfInstant().replace("?", "'" + instant(instant) + "'");
  }

  /** How a point in time is written in an INSERT, with a place for its text. */
  String placeOfInstant() {
    return "CAST(? AS TIMESTAMP WITH TIME ZONE)";
  }

  /** The text of a point in time, with its offset, as this database reads it. */
  Object instant(Object text) {
    return text;
  }

  /** Whether tests are to use it; {@code -Dregistry.databases=postgresql,h2} leaves one out. */
  public boolean wanted() {
    return Arrays.asList(System.getProperty("registry.databases", schema).split(","))
        .contains(schema);
  }

  /** All that tests are to use. */
  public static List<TestDatabase> allWanted() {
    return Arrays.stream(values()).filter(TestDatabase::wanted).toList();
  }

  /** A new database with nothing in it; ends the test here if this kind was left out on purpose. */
  public TestRegistry empty() {
    assumeTrue(wanted(), "left out by -Dregistry.databases");
    return empty("registry" + COUNTER.incrementAndGet());
  }

  /** A new database with the reference schema. */
  public TestRegistry withSchema() {
    TestRegistry registry = empty();
    registry.runResource("/hu/ugyfelkapu/keycloak/registry/schema/" + schema + ".sql");
    return registry;
  }

  private static synchronized TestMariaDb mariaDb() {
    if (mariaDb == null) {
      try {
        Path data = Files.createTempDirectory("registry-mariadb");
        mariaDb = TestMariaDb.start(data, TestMariaDb.freePort());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(mariaDb, data)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return mariaDb;
  }

  private static void remove(TestMariaDb server, Path data) {
    server.kill();
    try (Stream<Path> files = Files.walk(data)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized EmbeddedPostgres postgres() {
    try {
      if (postgres == null) {
        Path access = Files.createTempFile("registry-pg-hba", ".conf");
        access.toFile().deleteOnExit();
        // Only its owner comes in without a password.
        Files.writeString(
            access, "host all postgres samehost trust\nhost all all samehost scram-sha-256\n");
        postgres =
            EmbeddedPostgres.builder().setServerConfig("hba_file", access.toString()).start();
      }
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
