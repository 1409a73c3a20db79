package hu.ugyfelkapu.keycloak.telephone.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import hu.ugyfelkapu.keycloak.telephone.PhoneNumber;
import hu.ugyfelkapu.keycloak.testing.AllAtOnce;
import hu.ugyfelkapu.keycloak.testing.MapScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.util.JsonSerialization;

class FileSmsTest {

  private static final PhoneNumber ANNA = new PhoneNumber("+36301234567");

  @TempDir Path folder;

  @Test
  void eachMessageBecomesALineAtTheEndOfTheFile() throws Exception {
    Path file = folder.resolve("sms.jsonl");

    provider(file).send(ANNA, new SmsText("Egy \"idézet\"\nkét sorban"));
    provider(file).send(new PhoneNumber("+3612345678"), new SmsText("2"));

    assertThat(messages(file))
        .containsExactly(
            Map.of("to", "+36301234567", "text", "Egy \"idézet\"\nkét sorban"),
            Map.of("to", "+3612345678", "text", "2"));
  }

  @Test
  void parallelMessagesDoNotMix() throws Exception {
    Path file = folder.resolve("sms.jsonl");

    AllAtOnce.times(
        20,
        () -> {
          provider(file).send(ANNA, new SmsText("x".repeat(160)));
          return null;
        });

    assertThat(messages(file))
        .hasSize(20)
        .allMatch(message -> message.get("text").equals("x".repeat(160)));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void fileIsForItsOwnerOnly() throws Exception {
    Path file = folder.resolve("sms.jsonl");

    provider(file).send(ANNA, new SmsText("1"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void messageThatCannotBeWrittenIsNotSentAndNotQuoted() {
    assertThatThrownBy(
            () -> provider(folder.resolve("none/sms.jsonl")).send(ANNA, new SmsText("273941")))
        .isInstanceOf(SmsProvider.NotSentException.class)
        .hasMessageContaining("spi-ugyfelkapu-sms--file--path")
        .hasMessageNotContaining("273941")
        .hasMessageNotContaining("1234567")
        .hasNoCause();
  }

  @Test
  void withoutAFileMessagesAreThrownAway() throws Exception {
    FileSmsFactory factory = new FileSmsFactory();
    factory.init(new MapScope(Map.of()));

    factory.create(null).send(ANNA, new SmsText("1"));

    assertThat(folder).isEmptyDirectory();
  }

  private static SmsProvider provider(Path file) {
    FileSmsFactory factory = new FileSmsFactory();
    factory.init(new MapScope(Map.of("path", file.toString())));
    return factory.create(null);
  }

  private static List<Map<String, String>> messages(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(FileSmsTest::message).toList();
  }

  private static Map<String, String> message(String line) {
    try {
      return JsonSerialization.readValue(line, new TypeReference<>() {});
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
