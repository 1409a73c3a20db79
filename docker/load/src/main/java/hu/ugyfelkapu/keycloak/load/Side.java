package hu.ugyfelkapu.keycloak.load;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.regex;

import io.gatling.javaapi.core.ChainBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.commons.codec.binary.Base32;

/** Whose pages the citizens walk through: from the service to its tokens. */
enum Side {
  /** Keycloak's own browser flow: user name and password, code of the app. */
  STOCK("load-stock") {
    @Override
    ChainBuilder login(Steps steps) {
      return exec(
          steps.open("login-login"),
          steps.send("password", CREDENTIALS, "login-login-otp"),
          codeOfTheNextStep(),
          steps.sendLast("code", APP_CODE),
          steps.token());
    }

    @Override
    ChainBuilder enrolment(Steps steps) {
      return exec(
          steps.open("login-login"),
          steps
              .send("password", CREDENTIALS, "login-login-config-totp")
              .check(regex("name=\"totpSecret\" value=\"([^\"]+)\"").saveAs(SECRET)),
          exec(
              session ->
                  session.set(
                      "otp",
                      AppCode.now(session.getString(SECRET).getBytes(StandardCharsets.UTF_8)))),
          steps.sendLast(
              "app", Map.of("totp", "#{otp}", "totpSecret", "#{secret}", "userLabel", "")),
          steps.token());
    }
  },

  /** The pack's flow: chooser, user name and password, code of the app. */
  PACK("ugyfelkapu") {
    @Override
    ChainBuilder login(Steps steps) {
      return exec(
          steps.open(CHOOSER),
          steps.send("method", Map.of("method", "ugyfelkapu-plus-app"), "login-login"),
          steps.send("password", CREDENTIALS, "login-plus-app-code"),
          codeOfTheNextStep(),
          steps.sendLast("code", APP_CODE),
          steps.token());
    }

    @Override
    ChainBuilder enrolment(Steps steps) {
      return exec(
          steps.open(CHOOSER),
          steps.send("method", Map.of("method", "ugyfelkapu"), "login-login"),
          steps.send("password", CREDENTIALS, "login-plus-offer"),
          steps
              .send("offer", Map.of("choice", "app"), "login-plus-enrol-app")
              .check(regex("data-uk-copy=\"([A-Z2-7]+)\"").saveAs(SECRET)),
          exec(
              session ->
                  session.set("otp", AppCode.now(new Base32().decode(session.getString(SECRET))))),
          steps.send(
              "app",
              Map.of("password", "#{password}", "otp", "#{otp}"),
              "login-plus-deletion-code"),
          steps.send(
              "deletion code", Map.of("deletionCodeSaved", "on", "finish", ""), "login-plus-done"),
          steps.sendLast("done", Map.of("continue", "")),
          steps.token());
    }
  };

  private static final String CHOOSER = "login-identification-method";
  private static final String SECRET = "secret";
  private static final Map<String, Object> CREDENTIALS =
      Map.of("username", "#{userName}", "password", "#{password}");
  private static final Map<String, Object> APP_CODE = Map.of("otp", "#{otp}");

  private final String realm;

  Side(String realm) {
    this.realm = realm;
  }

  String realm() {
    return realm;
  }

  /** A login with the app, of somebody who has enrolled: columns of the feed are in the session. */
  abstract ChainBuilder login(Steps steps);

  /** A login of somebody who has no app yet and must enrol. */
  abstract ChainBuilder enrolment(Steps steps);

  private static ChainBuilder codeOfTheNextStep() {
    return exec(
        session ->
            session.set("otp", AppCode.next(new Base32().decode(session.getString(SECRET)))));
  }
}
