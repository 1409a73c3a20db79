package hu.ugyfelkapu.keycloak.registry;

import hu.ugyfelkapu.keycloak.registry.connection.NamedConnections;
import hu.ugyfelkapu.keycloak.registry.connection.RegistryConnection;
import hu.ugyfelkapu.keycloak.registry.health.RegistryHealthCheck;
import hu.ugyfelkapu.keycloak.registry.lifecycle.LifecycleJob;
import hu.ugyfelkapu.keycloak.registry.lifecycle.LifecycleRegistry;
import hu.ugyfelkapu.keycloak.registry.lifecycle.LifecycleSettings;
import hu.ugyfelkapu.keycloak.registry.lifecycle.LifecycleSource;
import hu.ugyfelkapu.keycloak.registry.mapping.MappingProperties;
import hu.ugyfelkapu.keycloak.registry.mapping.SchemaCheck;
import hu.ugyfelkapu.keycloak.registry.mapping.SchemaMapping;
import hu.ugyfelkapu.keycloak.registry.password.PasswordCheck;
import hu.ugyfelkapu.keycloak.registry.password.RealmHashing;
import hu.ugyfelkapu.keycloak.registry.query.DueRegistrations;
import hu.ugyfelkapu.keycloak.registry.query.RegistryChanges;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.storage.CacheableStorageProviderModel;
import org.keycloak.storage.CacheableStorageProviderModel.CachePolicy;
import org.keycloak.storage.UserStorageProviderFactory;

/**
 * User storage provider {@code ugyfelkapu-registry}. Connections to databases are defined by the
 * server's operator ({@link NamedConnections}); a realm's component picks one by name and says how
 * table and columns are called.
 */
public class RegistryProviderFactory
    implements UserStorageProviderFactory<RegistryProvider>, LifecycleSource {

  public static final String ID = "ugyfelkapu-registry";

  static final String CONNECTION = "connection";

  private NamedConnections connections;
  private Duration lifecycleInterval;

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getHelpText() {
    return "Registrations of the legacy registry as users, read from its database";
  }

  @Override
  public void init(Config.Scope config) {
    connections = NamedConnections.from(config);
    lifecycleInterval = LifecycleJob.interval(config);
  }

  @Override
  public void postInit(KeycloakSessionFactory sessions) {
    LifecycleJob.schedule(sessions, ID, lifecycleInterval);
    connections.useVaultOf(sessions);
    RegistryHealthCheck.show(connections);
  }

  @Override
  public void close() {
    if (connections != null) {
      connections.close();
    }
  }

  @Override
  public RegistryProvider create(KeycloakSession session, ComponentModel model) {
    PasswordCheck passwords = new PasswordCheck(new RealmHashing(session));
    return new RegistryProvider(session, model, registry(session, model), passwords);
  }

  /** Settings that an import brought unchecked are an outage of this registry, of nothing else. */
  private Registry registry(KeycloakSession session, ComponentModel model) {
    try {
      return Registry.of(connection(session, model), SchemaMapping.from(model::get), model::get);
    } catch (IllegalArgumentException e) {
      return Registry.unusable(e.getMessage());
    }
  }

  @Override
  public LifecycleRegistry lifecycle(KeycloakSession session, ComponentModel model) {
    RegistryConnection connection = connection(session, model);
    SchemaMapping mapping = SchemaMapping.from(model::get);
    Registry registry = Registry.of(connection, mapping, model::get);
    return new LifecycleRegistry(
        LifecycleSettings.from(model::get),
        new DueRegistrations(connection, mapping),
        registry.queries(),
        registry.changes());
  }

  private RegistryConnection connection(KeycloakSession session, ComponentModel model) {
    try {
      return connections.get(
          setting(model, CONNECTION, ""),
          () -> session.realms().getRealm(model.getParentId()).getName());
    } catch (IllegalArgumentException e) {
      return RegistryConnection.unusable(e.getMessage());
    }
  }

  @Override
  public void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel model)
      throws ComponentValidationException {
    try {
      cachePolicy(model);
      LifecycleSettings lifecycle = LifecycleSettings.from(model::get);
      RegistryConnection connection =
          connections.get(setting(model, CONNECTION, ""), realm::getName);
      SchemaMapping mapping = SchemaMapping.from(model::get);
      Registry registry = Registry.of(connection, mapping, model::get);
      List<Runnable> samples = new ArrayList<>(registry.queries().samples());
      registry.creation().ifPresent(creation -> samples.addAll(creation.samples()));
      new SchemaCheck(
              connection,
              mapping,
              registry.changes().isPresent() ? RegistryChanges.WRITTEN : List.of(),
              samples)
          .run();
      if (lifecycle.mayDelete()) {
        registry.changes().ifPresent(RegistryChanges::requireDeletion);
      }
    } catch (IllegalArgumentException e) {
      throw new ComponentValidationException(literal(e.getMessage()), e);
    }
  }

  @Override
  public List<ProviderConfigProperty> getConfigProperties() {
    List<ProviderConfigProperty> properties = new ArrayList<>();
    ProviderConfigProperty connection =
        new ProviderConfigProperty(
            CONNECTION,
            "Connection",
            "Name of a connection that the server's operator has defined",
            ProviderConfigProperty.LIST_TYPE,
            null);
    connection.setOptions(connections == null ? List.of() : List.copyOf(connections.names()));
    connection.setRequired(true);
    properties.add(connection);
    properties.addAll(EditSettings.properties());
    properties.addAll(LifecycleSettings.properties());
    properties.addAll(MappingProperties.all());
    return properties;
  }

  /**
   * Keycloak caches users unless told otherwise, and its cache keeps one id per folded name: twins
   * would become one person.
   */
  private static void cachePolicy(ComponentModel model) {
    String policy = setting(model, CacheableStorageProviderModel.CACHE_POLICY, "");
    if (policy.isEmpty()) {
      model.put(CacheableStorageProviderModel.CACHE_POLICY, CachePolicy.NO_CACHE.name());
    } else if (!policy.equals(CachePolicy.NO_CACHE.name())) {
      throw new IllegalArgumentException(
          "The cache policy must be NO_CACHE: the cache cannot tell user names apart that differ in case only,"
              + " and would hide locks and new passwords in the registry.");
    }
  }

  private static String setting(ComponentModel model, String key, String standard) {
    String value = model.get(key);
    return value == null || value.isBlank() ? standard : value.strip();
  }

  /**
   * Keycloak formats the message as a {@code MessageFormat}; what an administrator typed must come
   * out as typed.
   */
  private static String literal(String message) {
    return message.replace("'", "''").replace("{", "'{'").replace("}", "'}'");
  }
}
