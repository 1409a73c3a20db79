package hu.ugyfelkapu.keycloak.docker.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A mail as a reader sees it: decoded subject and parts.
 *
 * @param file the {@code .eml} file that holds it as it came over the wire
 * @param from sender's address
 * @param to recipients' addresses
 * @param subject decoded; empty if there was none
 * @param text the plain text part, if there is one
 * @param html the HTML part, if there is one
 * @param sent time in the Date header, else the time of the file
 */
public record ReceivedMail(
    Path file,
    String from,
    List<String> to,
    String subject,
    Optional<String> text,
    Optional<String> html,
    Instant sent) {
  public ReceivedMail {
    to = List.copyOf(to);
  }

  /**
   * Reads a stored mail.
   *
   * @throws IOException if it cannot be read or is not a mail
   */
  public static ReceivedMail read(Path file) throws IOException {
    try {
      MimeMessage message =
          new MimeMessage(null, new ByteArrayInputStream(Files.readAllBytes(file)));
      List<Part> parts = new ArrayList<>();
      collectLeaves(message, parts);
      return new ReceivedMail(
          file,
          addresses(message.getFrom()).stream().findFirst().orElse(""),
          addresses(message.getAllRecipients()),
          Objects.requireNonNullElse(message.getSubject(), ""),
          first(parts, "text/plain"),
          first(parts, "text/html"),
          message.getSentDate() == null
              ? Files.getLastModifiedTime(file).toInstant()
              : message.getSentDate().toInstant());
    } catch (MessagingException e) {
      throw new IOException("not a mail: " + file.getFileName(), e);
    }
  }

  private static List<String> addresses(jakarta.mail.Address[] addresses) {
    List<String> texts = new ArrayList<>();
    if (addresses != null) {
      for (jakarta.mail.Address address : addresses) {
        texts.add(
            address instanceof jakarta.mail.internet.InternetAddress internet
                ? internet.getAddress()
                : address.toString());
      }
    }
    return texts;
  }

  private static void collectLeaves(Part part, List<Part> leaves)
      throws MessagingException, IOException {
    if (part.getContent() instanceof Multipart multipart) {
      for (int i = 0; i < multipart.getCount(); i++) {
        BodyPart child = multipart.getBodyPart(i);
        collectLeaves(child, leaves);
      }
    } else {
      leaves.add(part);
    }
  }

  private static Optional<String> first(List<Part> parts, String type)
      throws MessagingException, IOException {
    for (Part part : parts) {
      if (part.isMimeType(type)) {
        return Optional.of(part.getContent().toString());
      }
    }
    return Optional.empty();
  }
}
