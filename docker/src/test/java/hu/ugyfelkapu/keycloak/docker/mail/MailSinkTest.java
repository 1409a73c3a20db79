package hu.ugyfelkapu.keycloak.docker.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.docker.web.LocalSite;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
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

  private void send(String to, String subject, String text, String html) throws MessagingException {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", Integer.toString(sink.port()));
    MimeMessage message = new MimeMessage(Session.getInstance(properties));
    message.setFrom(new InternetAddress("ugyfelkapu@pelda.test"));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    message.setSubject(subject, "UTF-8");
    MimeBodyPart textPart = new MimeBodyPart();
    textPart.setText(text, "UTF-8");
    MimeBodyPart htmlPart = new MimeBodyPart();
    htmlPart.setContent(html, "text/html; charset=UTF-8");
    message.setContent(new MimeMultipart("alternative", textPart, htmlPart));
    Transport.send(message);
  }
}
