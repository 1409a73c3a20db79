package hu.ugyfelkapu.keycloak.docker.demo;

/** What the demo prints when it is ready: what to open and with whom to sign in. */
final class Welcome {
  private Welcome() {}

  static String text(DemoOptions options) {
    return """

    The demo is ready.

      Open                http://localhost:%2$d/
                          a service that asks for an identification and shows what it got
      Mails               http://localhost:%2$d/mail/
                          also as .eml files under docker/target/demo/mail/
      Identity cards      http://localhost:%2$d/soft-card/
                          DEMO cards with PIN 1234, their reader and a phone app
      Text messages       in docker/target/demo/sms.jsonl
      Admin console       http://localhost:%1$d/admin/
                          user %3$s, password %4$s

      Sign in as          KissAnna          password Proba2024Jelszo
                          kissanna          password Masik2024Jelszo   (another person)
                          Őri Ödön 12       password Tavasz12Nyar34
      Refused             LejartLajos       password Regi2010Jelszo    (expired)
                          ZaroltZita        password Zarva2024Ajto     (locked)

    Ctrl-C stops everything.\
    """
        .formatted(
            options.serverPort(),
            options.pagesPort(),
            DemoSystem.ADMIN_NAME,
            DemoSystem.ADMIN_PASSWORD);
  }
}
