package hu.ugyfelkapu.keycloak.docker.benchmark.probe;

import com.sun.management.ThreadMXBean;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.keycloak.component.ComponentFactory;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.storage.UserStorageProvider;
import org.keycloak.storage.user.UserCountMethodsProvider;
import org.keycloak.storage.user.UserLookupProvider;
import org.keycloak.storage.user.UserQueryMethodsProvider;

/**
 * Asks the realm's only user store, past Keycloak's own store and caches. A request's body has a
 * line per question; the answer has a line for each: nanoseconds, bytes that the thread allocated,
 * users found or counted.
 */
public final class ProbeResource implements RealmResourceProvider {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final KeycloakSession session;

  ProbeResource(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public Object getResource() {
    return this;
  }

  @Override
  public void close() {
    // holds nothing
  }

  /** Measures look-ups by Keycloak's user id. */
  @POST
  @Path("id")
  @Consumes(MediaType.TEXT_PLAIN)
  @Produces(MediaType.TEXT_PLAIN)
  public String id(String ids) {
    RealmModel realm = session.getContext().getRealm();
    UserLookupProvider store = store(UserLookupProvider.class);
    return measured(ids, id -> store.getUserById(realm, id) == null ? 0 : 1);
  }

  /** Measures look-ups by e-mail address. */
  @POST
  @Path("email")
  @Consumes(MediaType.TEXT_PLAIN)
  @Produces(MediaType.TEXT_PLAIN)
  public String email(String addresses) {
    RealmModel realm = session.getContext().getRealm();
    UserLookupProvider store = store(UserLookupProvider.class);
    return measured(addresses, address -> store.getUserByEmail(realm, address) == null ? 0 : 1);
  }

  /**
   * Measures pages of ten.
   *
   * @param key Keycloak's search parameter that gets the line; without one everybody is listed
   * @param exact Keycloak's parameter of that name
   * @param first users to skip
   */
  @POST
  @Path("search")
  @Consumes(MediaType.TEXT_PLAIN)
  @Produces(MediaType.TEXT_PLAIN)
  public String search(
      @QueryParam("key") String key,
      @QueryParam("exact") boolean exact,
      @QueryParam("first") int first,
      String lines) {
    RealmModel realm = session.getContext().getRealm();
    UserQueryMethodsProvider store = store(UserQueryMethodsProvider.class);
    return measured(
        lines,
        line ->
            store
                .searchForUserStream(realm, parameters(key, line, exact), first, 10)
                .toList()
                .size());
  }

  /** Measures counts, as {@link #search} does pages. */
  @POST
  @Path("count")
  @Consumes(MediaType.TEXT_PLAIN)
  @Produces(MediaType.TEXT_PLAIN)
  public String count(@QueryParam("key") String key, String lines) {
    RealmModel realm = session.getContext().getRealm();
    UserCountMethodsProvider store = store(UserCountMethodsProvider.class);
    return measured(lines, line -> store.getUsersCount(realm, parameters(key, line, false)));
  }

  /** The user ids of these user names, a line each. */
  @POST
  @Path("ids")
  @Consumes(MediaType.TEXT_PLAIN)
  @Produces(MediaType.TEXT_PLAIN)
  public String ids(String names) {
    RealmModel realm = session.getContext().getRealm();
    UserLookupProvider store = store(UserLookupProvider.class);
    return names
        .lines()
        .map(name -> store.getUserByUsername(realm, name).getId())
        .collect(Collectors.joining("\n"));
  }

  private static Map<String, String> parameters(String key, String line, boolean exact) {
    Map<String, String> parameters = new HashMap<>();
    if (key != null) {
      parameters.put(key, line);
    }
    if (exact) {
      parameters.put(UserModel.EXACT, Boolean.TRUE.toString());
    }
    return parameters;
  }

  private static String measured(String lines, ToIntFunction<String> question) {
    List<String> arguments = lines.lines().toList();
    StringBuilder answers = new StringBuilder();
    for (String argument : arguments) {
      long allocated = THREADS.getCurrentThreadAllocatedBytes();
      long began = System.nanoTime();
      int found = question.applyAsInt(argument);
      long nanos = System.nanoTime() - began;
      long bytes = THREADS.getCurrentThreadAllocatedBytes() - allocated;
      answers.append(nanos).append(' ').append(bytes).append(' ').append(found).append('\n');
    }
    return answers.toString();
  }

  private <T> T store(Class<T> capability) {
    ComponentModel component =
        session
            .getContext()
            .getRealm()
            .getComponentsStream()
            .filter(each -> each.getProviderType().equals(UserStorageProvider.class.getName()))
            .findFirst()
            .orElseThrow();
    ComponentFactory<?, ?> factory =
        (ComponentFactory<?, ?>)
            session
                .getKeycloakSessionFactory()
                .getProviderFactory(UserStorageProvider.class, component.getProviderId());
    return capability.cast(factory.create(session, component));
  }
}
