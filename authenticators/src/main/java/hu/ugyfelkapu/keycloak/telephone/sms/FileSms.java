package hu.ugyfelkapu.keycloak.telephone.sms;

import hu.ugyfelkapu.keycloak.telephone.PhoneNumber;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.util.JsonSerialization;

/**
 * Sends nothing: each message becomes a line {@code {"to":"+36…","text":"…"}} at the end of a file.
 * For demonstrations and tests; nobody's real telephone is told anything.
 */
final class FileSms implements SmsProvider {

  private static final Logger LOG = Logger.getLogger(FileSms.class);
  private static final Set<StandardOpenOption> APPENDING =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);

  private final Optional<Path> file;

  /**
   * @param file where the messages go; empty to throw them away
   */
  FileSms(Optional<Path> file) {
    this.file = file;
  }

  @Override
  public void send(PhoneNumber to, SmsText text) throws NotSentException {
    if (file.isEmpty()) {
      LOG.info("An SMS was handed over and thrown away, since no file is set for it.");
      return;
    }
    Map<String, String> message = new LinkedHashMap<>();
    message.put("to", to.digits());
    message.put("text", text.text());
    try (FileChannel channel = FileChannel.open(file.get(), APPENDING, forOwnerOnly())) {
      String line = JsonSerialization.writeValueAsString(message) + "\n";
      // In one piece, so that parallel messages do not mix.
      channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new NotSentException(
          SmsSpi.option(FileSmsFactory.ID, FileSmsFactory.PATH)
              + " names a file that cannot be written");
    }
  }

  /** It holds secrets, if only those of a demonstration. */
  private static FileAttribute<?>[] forOwnerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
