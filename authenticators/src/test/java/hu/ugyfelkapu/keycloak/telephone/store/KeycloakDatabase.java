package hu.ugyfelkapu.keycloak.telephone.store;

import hu.ugyfelkapu.keycloak.testing.Only;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.connections.jpa.JpaKeycloakTransaction;
import org.keycloak.connections.jpa.support.EntityManagerProxy;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Keycloak's own database with our two tables, made by our own change log: a real one, with real
 * Hibernate, as much of Keycloak's sessions as the tables need, and its own way with their errors.
 */
enum KeycloakDatabase {
  H2 {
    @Override
    String start() {
      return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000";
    }
  },
  POSTGRESQL {
    @Override
    String start() {
      try {
        return EmbeddedPostgres.builder().start().getJdbcUrl("postgres", "postgres");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  };

  private static final String MOST_CONNECTIONS = "40";

  private EntityManagerFactory tables;

  abstract String start();

  static RealmModel realm(String id) {
    return Only.of(RealmModel.class, Map.of("getId", args -> id));
  }

  /** A session as of a request, with nothing begun. */
  KeycloakSession session() {
    return server().create();
  }

  /** Does it in a transaction of its own. */
  <T> T in(Function<KeycloakSession, T> work) {
    return KeycloakModelUtils.runJobInTransactionWithResult(server(), work::apply);
  }

  private KeycloakSessionFactory server() {
    EntityManagerFactory open = tables();
    Map<String, Only.Answer> answers = new HashMap<>();
    KeycloakSessionFactory factory = Only.of(KeycloakSessionFactory.class, answers);
    answers.put("create", args -> session(factory, open.createEntityManager()));
    return factory;
  }

  private static KeycloakSession session(KeycloakSessionFactory factory, EntityManager manager) {
    Map<String, Object> attributes = new HashMap<>();
    JpaKeycloakTransaction transaction = new JpaKeycloakTransaction(manager);
    KeycloakTransactionManager transactions =
        Only.of(
            KeycloakTransactionManager.class,
            Map.of(
                "begin",
                args -> {
                  transaction.begin();
                  return null;
                },
                "setRollbackOnly",
                args -> {
                  transaction.setRollbackOnly();
                  return null;
                }));
    Map<String, Only.Answer> answers = new HashMap<>();
    KeycloakSession session = Only.of(KeycloakSession.class, answers);
    answers.put("getAttribute", args -> attributes.get((String) args[0]));
    answers.put("setAttribute", args -> attributes.put((String) args[0], args[1]));
    answers.put("getAttributeOrDefault", args -> args[1]);
    answers.put("getKeycloakSessionFactory", args -> factory);
    answers.put("getTransactionManager", args -> transactions);
    EntityManager proxy = EntityManagerProxy.create(session, manager, false);
    JpaConnectionProvider provider =
        Only.of(JpaConnectionProvider.class, Map.of("getEntityManager", args -> proxy));
    answers.put("getProvider", args -> provider);
    answers.put(
        "close",
        args -> {
          try {
            if (!transaction.isActive()) {
              return null;
            }
            if (transaction.getRollbackOnly()) {
              transaction.rollback();
            } else {
              transaction.commit();
            }
            return null;
          } finally {
            manager.close();
          }
        });
    return session;
  }

  private synchronized EntityManagerFactory tables() {
    if (tables == null) {
      String url = start();
      String user = this == H2 ? "sa" : "postgres";
      try (Connection connection = DriverManager.getConnection(url, user, "")) {
        new Liquibase(
                new TelephoneTables().getChangelogLocation(),
                new ClassLoaderResourceAccessor(),
                new JdbcConnection(connection))
            .update("");
      } catch (SQLException | LiquibaseException e) {
        throw new IllegalStateException(e);
      }
      HibernatePersistenceConfiguration configuration =
          new HibernatePersistenceConfiguration(name())
              .jdbcUrl(url)
              .jdbcUsername(user)
              .jdbcPassword("")
              .property("hibernate.connection.pool_size", MOST_CONNECTIONS)
              // The tables must be those of the change log.
              .property("hibernate.hbm2ddl.auto", "validate");
      new TelephoneTables().getEntities().forEach(configuration::managedClass);
      tables = configuration.createEntityManagerFactory();
    }
    return tables;
  }
}
