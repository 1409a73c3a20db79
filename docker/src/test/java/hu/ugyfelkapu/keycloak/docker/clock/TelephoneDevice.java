package hu.ugyfelkapu.keycloak.docker.clock;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resource.RealmResourceProvider;

/**
 * Issues telephone passwords straight into the hand of a test, without an official and without a
 * mail. By reflection: the pack's jars are files to these tests, and no libraries.
 */
public final class TelephoneDevice implements RealmResourceProvider {
  private static final String PACKAGE = "hu.ugyfelkapu.keycloak.telephone.";

  private final KeycloakSession session;

  TelephoneDevice(KeycloakSession session) {
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

  /** Issues a telephone id; answers it and the one-time password, with a space between. */
  @POST
  @Path("{userId}")
  @Produces(MediaType.TEXT_PLAIN)
  public String issue(@PathParam("userId") String userId) throws ReflectiveOperationException {
    AtomicReference<String> password = new AtomicReference<>();
    Class<?> contact = type("Contact");
    Class<?> answers = type("ReminderAnswers");
    Object reminders =
        ((Optional<?>)
                answers
                    .getMethod("of", Map.class)
                    .invoke(
                        null,
                        Map.of(
                            1, "egyes", 2, "kettes", 3, "hármas", 4, "négyes", 5, "ötös", 6,
                            "hatos")))
            .orElseThrow();
    Object id =
        type("TelephoneRegistration")
            .getMethod("issue", String.class, contact, answers)
            .invoke(registration(password), userId, contact.getField("EMAIL").get(null), reminders);
    return digits(id) + " " + password.get();
  }

  /** Issues a new one-time password, and answers it. */
  @PUT
  @Path("{userId}")
  @Produces(MediaType.TEXT_PLAIN)
  public String renew(@PathParam("userId") String userId) throws ReflectiveOperationException {
    AtomicReference<String> password = new AtomicReference<>();
    type("TelephoneRegistration")
        .getMethod("renew", String.class)
        .invoke(registration(password), userId);
    return password.get();
  }

  private Object registration(AtomicReference<String> password)
      throws ReflectiveOperationException {
    Class<?> delivery = type("FirstPassword");
    Object hand =
        Proxy.newProxyInstance(
            delivery.getClassLoader(),
            new Class<?>[] {delivery},
            (proxy, method, arguments) -> {
              password.set(digits(arguments[4]));
              return null;
            });
    return type("TelephoneRegistration")
        .getConstructor(KeycloakSession.class, RealmModel.class, delivery)
        .newInstance(session, session.getContext().getRealm(), hand);
  }

  private static String digits(Object holder) throws ReflectiveOperationException {
    return (String) holder.getClass().getMethod("digits").invoke(holder);
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(PACKAGE + name, true, Thread.currentThread().getContextClassLoader());
  }
}
