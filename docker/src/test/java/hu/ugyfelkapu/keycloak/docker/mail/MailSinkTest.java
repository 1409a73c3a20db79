package hu.ugyfelkapu.keycloak.docker.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.docker.web.LocalSite;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailSinkTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @TempDir private Path directory;
  private MailSink sink;

  @BeforeEach
  void start() {
    sink = MailSink.start(directory, 0);
  }

  @AfterEach
  void stop() {
    sink.close();
  }

  @Test
  void aMailWithHungarianLettersIsStoredAndDecoded() throws Exception {
    send("anna@pelda.test", "Sikeres Ügyfélkapu+ igénylés – őű", "Szöveg: őű", "<p>őű</p>");

    ReceivedMail mail = sink.take("Anna@pelda.test", LIMIT);

    assertThat(mail.subject()).isEqualTo("Sikeres Ügyfélkapu+ igénylés – őű");
    assertThat(mail.text()).hasValue("Szöveg: őű");
    assertThat(mail.html()).hasValue("<p>őű</p>");
    assertThat(mail.to()).containsExactly("anna@pelda.test");
    assertThat(mail.file()).hasParent(directory).exists().hasExtension("eml");
    assertThat(sink.mails()).containsExactly(mail);
  }

  @Test
  void eachMailIsTakenOnceAndOnlyByItsAddressee() throws Exception {
    send("anna@pelda.test", "egy", "1", "1");
    sink.take("anna@pelda.test", LIMIT);

    assertThat(sink.waiting("anna@pelda.test")).isZero();
    assertThatThrownBy(() -> sink.take("odon@pelda.test", Duration.ZERO))
        .isInstanceOf(IllegalStateException.class);
  }

  // H36: what a mail server in trouble looks like to the sender.
  @Test
  void aRefusingSinkFailsTheSenderAndStoresNothing() throws Exception {
    sink.refuse(true);

    assertThatThrownBy(() -> send("anna@pelda.test", "egy", "1", "1"))
        .isInstanceOf(MessagingException.class);

    assertThat(Files.list(directory)).isEmpty();
    sink.refuse(false);
    send("anna@pelda.test", "kettő", "2", "2");
    assertThat(sink.take("anna@pelda.test", LIMIT).subject()).isEqualTo("kettő");
  }

  // H36: a mail server that knows all mailboxes but one.
  @Test
  void aRefusedRecipientIsToldSoAndOnlyThatOne() throws Exception {
    sink.refuseRecipient("Anna@pelda.test", true);

    assertThatThrownBy(() -> send("anna@pelda.test", "egy", "1", "1"))
        .isInstanceOf(SendFailedException.class)
        .hasRootCauseMessage("550 There is no such mailbox\n");
    send("odon@pelda.test", "kettő", "2", "2");

    assertThat(sink.waiting("anna@pelda.test")).isZero();
    assertThat(sink.take("odon@pelda.test", LIMIT).subject()).isEqualTo("kettő");
    sink.refuseRecipient("anna@pelda.test", false);
    send("anna@pelda.test", "három", "3", "3");
    assertThat(sink.take("anna@pelda.test", LIMIT).subject()).isEqualTo("három");
  }

  @Test
  void aMailToTwoIsTakenByBoth() throws Exception {
    send("anna@pelda.test, odon@pelda.test", "egy", "1", "1");

    assertThat(sink.take("anna@pelda.test", LIMIT)).isEqualTo(sink.take("odon@pelda.test", LIMIT));
    assertThat(Files.list(directory)).hasSize(1);
  }

  // H36: what a slow mail server looks like to a sender that has the patience.
  @Test
  void aHeldMailIsAnsweredAndDeliveredAtTheRelease() throws Exception {
    CompletableFuture<Void> sender;
    try (MailHold hold = sink.hold()) {
      sender = CompletableFuture.runAsync(() -> sendUnchecked("anna@pelda.test"));
      hold.awaitSender(LIMIT);

      assertThat(sender).isNotDone();
      assertThat(sink.waiting("anna@pelda.test")).isZero();
      assertThat(Files.list(directory)).isEmpty();
      assertThatThrownBy(sink::hold).isInstanceOf(IllegalStateException.class);
    }

    sender.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertThat(sink.take("anna@pelda.test", LIMIT).subject()).isEqualTo("lassú");
    send("anna@pelda.test", "gyors", "2", "2");
    assertThat(sink.take("anna@pelda.test", LIMIT).subject()).isEqualTo("gyors");
  }

  // H36: and to one that gives up; the mail comes although the sender believes it lost.
  @Test
  void aHeldMailWhoseSenderGaveUpComesAtTheRelease() throws Exception {
    String dialogue =
        "EHLO localhost\nMAIL FROM:<ugyfelkapu@pelda.test>\nRCPT TO:<anna@pelda.test>\nDATA\n"
            + "Subject: elveszett\n\n1\n.\n";
    try (MailHold hold = sink.hold()) {
      try (Socket sender = new Socket(InetAddress.getLoopbackAddress(), sink.port())) {
        sender
            .getOutputStream()
            .write(dialogue.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        hold.awaitSender(LIMIT);
      }
      assertThat(sink.waiting("anna@pelda.test")).isZero();
    }

    assertThat(sink.take("anna@pelda.test", LIMIT).subject()).isEqualTo("elveszett");
  }

  @Test
  void closingTheSinkLeavesNoSenderWaiting() throws Exception {
    CompletableFuture<Void> sender;
    try (MailHold hold = sink.hold()) {
      sender = CompletableFuture.runAsync(() -> sendUnchecked("anna@pelda.test"));
      hold.awaitSender(LIMIT);

      sink.close();

      assertThat(hold.isOpen()).isFalse();
    }
    assertThat(sender.handle((done, failure) -> "ended").get(LIMIT.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo("ended");
  }

  // H83: what a mail holds must not run in the page that shows it.
  @Test
  void thePageEscapesTheTextAndCagesTheHtmlPart() throws Exception {
    send("anna@pelda.test", "<b>tárgy</b>", "<script>1</script>", "<script>2</script>");
    ReceivedMail mail = sink.take("anna@pelda.test", LIMIT);
    try (LocalSite site = new LocalSite(0, URI.create("http://localhost:1"))) {
      MailPages.serve(site, sink);
      site.start();

      HttpResponse<String> page = get(site.url() + "/mail/" + mail.file().getFileName());
      HttpResponse<String> html = get(site.url() + "/mail/" + mail.file().getFileName() + "/html");

      assertThat(page.body())
          .contains("&lt;script&gt;1", "&lt;b&gt;tárgy", "<iframe sandbox")
          .doesNotContain("<script", "<b>tárgy");
      assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'")
          .doesNotContain("unsafe");
      assertThat(html.headers().firstValue("Content-Security-Policy").orElseThrow())
          .startsWith("sandbox; default-src 'none'");
      assertThat(get(site.url() + "/mail/..%2f..%2fpom.xml").statusCode()).isEqualTo(404);
    }
  }

  private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private void sendUnchecked(String to) {
    try {
      send(to, "lassú", "1", "1");
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void send(String to, String subject, String text, String html) throws MessagingException {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", Integer.toString(sink.port()));
    MimeMessage message = new MimeMessage(Session.getInstance(properties));
    message.setFrom(new InternetAddress("ugyfelkapu@pelda.test"));
    message.setRecipients(Message.RecipientType.TO, InternetAddress.parse(to));
    message.setSubject(subject, "UTF-8");
    MimeBodyPart textPart = new MimeBodyPart();
    textPart.setText(text, "UTF-8");
    MimeBodyPart htmlPart = new MimeBodyPart();
    htmlPart.setContent(html, "text/html; charset=UTF-8");
    message.setContent(new MimeMultipart("alternative", textPart, htmlPart));
    Transport.send(message);
  }
}
