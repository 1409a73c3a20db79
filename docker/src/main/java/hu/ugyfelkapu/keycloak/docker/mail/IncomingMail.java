package hu.ugyfelkapu.keycloak.docker.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/** One mail while it comes in: its recipients are asked for one by one, then its content. */
final class IncomingMail implements MessageHandler {
  private static final int NO_SUCH_MAILBOX = 550;

  private final Predicate<String> refused;
  private final Delivery delivery;
  private final List<String> recipients = new ArrayList<>();

  /** Where a mail goes that has come in whole. */
  interface Delivery {
    void deliver(List<String> recipients, byte[] data) throws RejectException;
  }

  /**
   * @param refused whether there is no mailbox of that address
   */
  IncomingMail(Predicate<String> refused, Delivery delivery) {
    this.refused = refused;
    this.delivery = delivery;
  }

  @Override
  public void from(String sender) {
    // anybody may send
  }

  @Override
  public void recipient(String recipient) throws RejectException {
    if (refused.test(recipient)) {
      throw new RejectException(NO_SUCH_MAILBOX, "There is no such mailbox");
    }
    recipients.add(recipient);
  }

  @Override
  public String data(InputStream data) throws RejectException, IOException {
    delivery.deliver(List.copyOf(recipients), data.readAllBytes());
    return null;
  }

  @Override
  public void done() {
    // holds nothing
  }
}
