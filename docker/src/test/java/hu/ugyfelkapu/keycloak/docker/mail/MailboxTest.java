package hu.ugyfelkapu.keycloak.docker.mail;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.docker.testing.Http;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTest {
  @TempDir private Path directory;

  @Test
  void mailTakenAtOneAddressOfTheMachineIsShownAtAnother() throws Exception {
    try (Mailbox mailbox = Mailbox.start(directory, 0, 0)) {
      send(otherAddress(), mailbox.smtpPort());

      assertThat(get(mailbox, "/mail/").body()).contains("Sikeres igénylés");
      assertThat(get(mailbox, "/").headers().firstValue("Location")).contains("/mail/");
    }
  }

  /** As containers reach it; the loopback address where the machine has no other. */
  private static InetAddress otherAddress() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(InetAddress::isSiteLocalAddress)
        .findFirst()
        .orElse(InetAddress.getLoopbackAddress());
  }

  private static HttpResponse<String> get(Mailbox mailbox, String path) {
    return Http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + mailbox.pagesPort() + path))
            .build());
  }

  private static void send(InetAddress host, int port) throws MessagingException {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", host.getHostAddress());
    properties.put("mail.smtp.port", Integer.toString(port));
    MimeMessage message = new MimeMessage(Session.getInstance(properties));
    message.setFrom(new InternetAddress("ugyfelkapu@pelda.test"));
    message.setRecipients(Message.RecipientType.TO, InternetAddress.parse("anna@pelda.test"));
    message.setSubject("Sikeres igénylés", "UTF-8");
    message.setText("szöveg", "UTF-8");
    Transport.send(message);
  }
}
