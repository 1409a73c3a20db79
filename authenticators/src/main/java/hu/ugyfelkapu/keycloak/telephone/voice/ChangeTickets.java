package hu.ugyfelkapu.keycloak.telephone.voice;

import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import hu.ugyfelkapu.keycloak.telephone.Answer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * The tickets of one realm, in Keycloak's single-use store: whichever node took one out of it has
 * used it. The store knows a ticket's hash only.
 */
record ChangeTickets(KeycloakSession session, RealmModel realm) {

  private static final Duration LIFETIME = Duration.ofMinutes(5);

  /** How many passwords may be proposed, weak ones included. */
  private static final int TRIES = 5;

  /** 192 bits. */
  private static final int BYTES = 24;

  /**
   * @return the ticket as the caller's system gets it: 32 characters of Base64url
   */
  String issue(Answer.Identified identified) {
    byte[] random = SecretGenerator.getInstance().randomBytes(BYTES);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    ChangeTicket ticket =
        new ChangeTicket(
            identified.userId(),
            identified.credentialId(),
            identified.version(),
            BudapestTime.now().plus(LIFETIME),
            TRIES);
    store().put(key(text), LIFETIME.toSeconds(), ticket.notes());
    return text;
  }

  /** Takes the ticket away, if there is one; no one else has it now. */
  Optional<ChangeTicket> take(String text) {
    return Optional.ofNullable(store().remove(key(text)))
        .map(ChangeTicket::from)
        .filter(ticket -> ticket.until().isAfter(BudapestTime.now()));
  }

  /** Gives it back after a proposal that came to nothing, as long as there are tries. */
  void giveBack(String text, ChangeTicket taken) {
    ChangeTicket ticket = taken.afterATry();
    Duration left = Duration.between(BudapestTime.now(), ticket.until());
    if (ticket.tries() > 0 && left.toSeconds() > 0) {
      store().put(key(text), left.toSeconds(), ticket.notes());
    }
  }

  private SingleUseObjectProvider store() {
    return session.singleUseObjects();
  }

  private String key(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "ugyfelkapu-telephone-ticket."
          + realm.getId()
          + "."
          + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
