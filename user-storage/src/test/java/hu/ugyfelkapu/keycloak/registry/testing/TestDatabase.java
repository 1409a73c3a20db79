package hu.ugyfelkapu.keycloak.registry.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;

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
  H2("h2") {
    @Override
    TestRegistry empty(String name) {
      return new TestRegistry(this, "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", "");
    }
  };

  private static final AtomicInteger COUNTER = new AtomicInteger();
  private static EmbeddedPostgres postgres;

  private final String schema;

  TestDatabase(String schema) {
    this.schema = schema;
  }

  abstract TestRegistry empty(String name);

  /** A new database with nothing in it. */
  public TestRegistry empty() {
    return empty("registry" + COUNTER.incrementAndGet());
  }

  /** A new database with the reference schema. */
  public TestRegistry withSchema() {
    TestRegistry registry = empty();
    registry.runResource("/hu/ugyfelkapu/keycloak/registry/schema/" + schema + ".sql");
    return registry;
  }

  private static synchronized EmbeddedPostgres postgres() {
    try {
      if (postgres == null) {
        postgres = EmbeddedPostgres.builder().start();
      }
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
