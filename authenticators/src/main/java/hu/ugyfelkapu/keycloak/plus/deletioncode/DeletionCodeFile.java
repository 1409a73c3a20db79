package hu.ugyfelkapu.keycloak.plus.deletioncode;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The text file that „Letöltés” saves: works without JavaScript, holds no user name and no
 * password.
 */
public record DeletionCodeFile(String text) {

  private static final String NEW_LINE = "\r\n";

  /**
   * @param created formatted date of the code
   * @param explanation what the code is for, in the citizen's language
   */
  public static DeletionCodeFile of(DeletionCode code, String created, String explanation) {
    return new DeletionCodeFile(
        String.join(NEW_LINE, explanation, "", String.join("-", code.groups()), "", created, ""));
  }

  /** Keeps the code out of logs. */
  @Override
  public String toString() {
    return "DeletionCodeFile[hidden]";
  }

  /** The file as a {@code data:} address, UTF-8 without byte order mark. */
  public String uri() {
    return "data:text/plain;charset=utf-8;base64,"
        + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
