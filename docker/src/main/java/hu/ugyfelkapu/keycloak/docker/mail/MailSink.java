package hu.ugyfelkapu.keycloak.docker.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A mail server that delivers nothing: it takes every mail and keeps it as an {@code .eml} file.
 */
public final class MailSink implements AutoCloseable {
  private static final DateTimeFormatter FILE_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT);
  private static final int TEMPORARY_FAILURE = 451;

  private final Path directory;
  private final SMTPServer server;
  private final AtomicInteger sequence = new AtomicInteger();
  private final Map<String, BlockingQueue<ReceivedMail>> byRecipient = new ConcurrentHashMap<>();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private volatile boolean refusing;
  private MailHold hold = released();

  private MailSink(Path directory, InetAddress address, int port) {
    this.directory = directory;
    this.server =
        SMTPServer.port(port)
            .bindAddress(address)
            .hostName("localhost")
            .insertReceivedHeaders(false)
            .messageHandlerFactory(
                context -> new IncomingMail(to -> refused.contains(key(to)), this::store))
            .build();
  }

  /**
   * Starts a sink on the loopback interface.
   *
   * @param directory where the mails go, made if missing
   * @param port 0 for a free one
   */
  public static MailSink start(Path directory, int port) {
    return start(directory, InetAddress.getLoopbackAddress(), port);
  }

  /**
   * Starts a sink.
   *
   * @param directory where the mails go, made if missing
   * @param address on which it listens
   * @param port 0 for a free one
   */
  static MailSink start(Path directory, InetAddress address, int port) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    MailSink sink = new MailSink(directory, address, port);
    sink.server.start();
    return sink;
  }

  /** The SMTP port. */
  public int port() {
    return server.getPortAllocated();
  }

  /** The stored mails, newest first; unreadable files are left out. */
  public List<ReceivedMail> mails() {
    List<ReceivedMail> mails = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file :
          files
              .filter(path -> path.toString().endsWith(".eml"))
              .sorted(Comparator.comparing(Path::getFileName).reversed())
              .toList()) {
        try {
          mails.add(ReceivedMail.read(file));
        } catch (IOException e) {
          continue;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return mails;
  }

  /**
   * Takes the oldest mail to this address that has not been taken yet, and waits for it if need be.
   *
   * @param limit how long to wait before giving up
   * @throws IllegalStateException if none came
   */
  public ReceivedMail take(String recipient, Duration limit) throws InterruptedException {
    ReceivedMail mail = queue(recipient).poll(limit.toMillis(), TimeUnit.MILLISECONDS);
    if (mail == null) {
      throw new IllegalStateException("no mail came within " + limit.toSeconds() + " s");
    }
    return mail;
  }

  /** How many mails to this address wait to be taken. */
  public int waiting(String recipient) {
    return queue(recipient).size();
  }

  /** Forgets the mails to this address that wait to be taken; their files stay. */
  public void forget(String recipient) {
    queue(recipient).clear();
  }

  /** From now on every mail is refused (or taken again), as by a mail server in trouble. */
  public void refuse(boolean refuse) {
    refusing = refuse;
  }

  /**
   * From now on mails to this one address are refused (or taken again), as by a mail server that
   * has no such mailbox.
   */
  public void refuseRecipient(String recipient, boolean refuse) {
    if (refuse) {
      refused.add(key(recipient));
    } else {
      refused.remove(key(recipient));
    }
  }

  /**
   * From now on senders wait for their answer until the handle is closed, as with a slow mail
   * server.
   *
   * @throws IllegalStateException if an earlier handle is still open
   */
  public synchronized MailHold hold() {
    if (hold.isOpen()) {
      throw new IllegalStateException("mails are held already");
    }
    hold = new MailHold();
    return hold;
  }

  @Override
  public void close() {
    currentHold().close();
    server.stop();
  }

  private synchronized MailHold currentHold() {
    return hold;
  }

  private static MailHold released() {
    MailHold hold = new MailHold();
    hold.close();
    return hold;
  }

  private void store(List<String> recipients, byte[] data) throws RejectException {
    try {
      currentHold().delay();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RejectException(TEMPORARY_FAILURE, "The mail server is going down");
    }
    if (refusing) {
      throw new RejectException(TEMPORARY_FAILURE, "No mail is taken at present");
    }
    String name =
        LocalDateTime.now(ZoneId.systemDefault()).format(FILE_TIME)
            + "-"
            + sequence.incrementAndGet()
            + ".eml";
    Path file = directory.resolve(name);
    try {
      Files.write(file, data);
      ReceivedMail mail = ReceivedMail.read(file);
      recipients.forEach(recipient -> queue(recipient).add(mail));
    } catch (IOException e) {
      throw new RejectException(TEMPORARY_FAILURE, "The mail could not be stored");
    }
  }

  private BlockingQueue<ReceivedMail> queue(String recipient) {
    return byRecipient.computeIfAbsent(key(recipient), address -> new LinkedBlockingQueue<>());
  }

  private static String key(String address) {
    return address.toLowerCase(Locale.ROOT);
  }
}
