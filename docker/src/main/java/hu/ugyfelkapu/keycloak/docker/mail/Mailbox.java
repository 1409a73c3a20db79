package hu.ugyfelkapu.keycloak.docker.mail;

import hu.ugyfelkapu.keycloak.docker.web.LocalSite;
import hu.ugyfelkapu.keycloak.docker.web.Response;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;

/**
 * The mail sink and its pages alone, on all interfaces: the mailbox of the compose file. Whoever
 * reaches it reads everybody's mail.
 */
public final class Mailbox implements AutoCloseable {
  private final MailSink sink;
  private final LocalSite site;

  private Mailbox(MailSink sink, LocalSite site) {
    this.sink = sink;
    this.site = site;
  }

  /**
   * Runs until the process is ended.
   *
   * @param arguments directory of the mails, SMTP port, port of the pages
   */
  public static void main(String[] arguments) {
    Mailbox mailbox =
        start(
            Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    Runtime.getRuntime().addShutdownHook(new Thread(mailbox::close));
  }

  /**
   * Starts it.
   *
   * @param directory where the mails go, made if missing
   * @param smtpPort 0 for a free one
   * @param pagesPort 0 for a free one
   */
  static Mailbox start(Path directory, int smtpPort, int pagesPort) {
    InetAddress everywhere = new InetSocketAddress(0).getAddress();
    MailSink sink = MailSink.start(directory, everywhere, smtpPort);
    LocalSite site = LocalSite.on(new InetSocketAddress(everywhere, pagesPort));
    MailPages.serve(site, sink);
    site.serve("/", (request, language) -> Response.redirect(URI.create("/mail/")));
    site.start();
    return new Mailbox(sink, site);
  }

  int smtpPort() {
    return sink.port();
  }

  int pagesPort() {
    return site.port();
  }

  @Override
  public void close() {
    site.close();
    sink.close();
  }
}
