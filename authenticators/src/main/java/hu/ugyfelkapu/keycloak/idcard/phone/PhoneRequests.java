package hu.ugyfelkapu.keycloak.idcard.phone;

import hu.ugyfelkapu.keycloak.idcard.challenge.Challenge;
import hu.ugyfelkapu.keycloak.idcard.challenge.Handle;
import hu.ugyfelkapu.keycloak.idcard.challenge.StoreKey;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * What phones are asked and answer, in Keycloak's single-use store until the challenge ends. The
 * phone never touches the login: it leaves its answer here, and the login comes for it.
 */
public final class PhoneRequests {

  private static final String REQUEST = "phone";
  private static final String TAKEN = "phone-taken";
  private static final String ANSWERED = "phone-answered";

  /** The store keeps what it has for whole seconds; nothing may vanish before its time. */
  private static final long GRACE_SECONDS = 5;

  private final SingleUseObjectProvider store;
  private final RealmModel realm;

  public PhoneRequests(KeycloakSession session, RealmModel realm) {
    this.store = session.singleUseObjects();
    this.realm = realm;
  }

  /**
   * Asks for the card by phone, once for each challenge.
   *
   * @param service name of the service that asked for the login
   * @param app what the card's app answers to, such as {@code web-eid-mobile://auth}
   * @param login the login that waits for it
   * @return the id that both screens show, and how far it has come
   */
  public Shown ask(Challenge challenge, Optional<String> service, String app, WaitingLogin login) {
    PhoneRequest request =
        find(challenge.phoneHandle())
            .orElseGet(
                () -> {
                  PhoneRequest asked =
                      new PhoneRequest(
                          challenge,
                          RequestId.random(),
                          service,
                          app,
                          login,
                          PhoneState.WAITING,
                          Optional.empty(),
                          Optional.empty());
                  keep(asked);
                  return asked;
                });
    return new Shown(request.requestId(), request.state());
  }

  /**
   * @param requestId as both screens show it
   * @param state how far the phone has come
   */
  public record Shown(String requestId, PhoneState state) {}

  /** How far the request of that name has come. */
  public PhoneState state(String handle) {
    return find(handle).map(PhoneRequest::state).orElse(PhoneState.GONE);
  }

  /** Takes the card's answer away, if there is one; the request is over then. */
  public Optional<String> takeToken(Challenge challenge) {
    if (state(challenge.phoneHandle()) != PhoneState.ANSWERED) {
      return Optional.empty();
    }
    return Optional.ofNullable(store.remove(key(REQUEST, challenge.phoneHandle())))
        .map(PhoneRequest::from)
        .flatMap(PhoneRequest::token);
  }

  /** The request of that name, as long as it lives. */
  Optional<PhoneRequest> find(String handle) {
    return Handle.isOne(handle)
        ? Optional.ofNullable(store.get(key(REQUEST, handle)))
            .map(PhoneRequest::from)
            .filter(request -> !request.isOver())
        : Optional.empty();
  }

  /**
   * Decides about a request: of all phones that hold its name, the first.
   *
   * @return whether this one was the first
   */
  boolean decide(PhoneRequest request, PhoneState decision, String owner) {
    if (!store.putIfAbsent(key(TAKEN, request), seconds(request.challenge()))) {
      return false;
    }
    keep(request.decided(decision, owner));
    return true;
  }

  /**
   * Leaves the card's answer for the login.
   *
   * @return false when there is one already
   */
  boolean answer(PhoneRequest request, String token) {
    if (!store.putIfAbsent(key(ANSWERED, request), seconds(request.challenge()))) {
      return false;
    }
    keep(request.answered(token));
    return true;
  }

  /** The store's own way of replacing an object would let it live for ever. */
  private void keep(PhoneRequest request) {
    store.put(key(REQUEST, request), seconds(request.challenge()), request.notes());
  }

  private String key(String kind, PhoneRequest request) {
    return key(kind, request.challenge().phoneHandle());
  }

  private String key(String kind, String handle) {
    return StoreKey.of(kind, realm.getId(), handle);
  }

  private static long seconds(Challenge challenge) {
    return challenge.secondsLeft() + GRACE_SECONDS;
  }
}
