package hu.ugyfelkapu.keycloak.identification;

/**
 * A provider setting that makes no sense. The message names the setting and says what it may be.
 */
public class InvalidSettingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public InvalidSettingException(String setting, String rule) {
    super("Setting '" + setting + "' " + rule + ".");
  }
}
