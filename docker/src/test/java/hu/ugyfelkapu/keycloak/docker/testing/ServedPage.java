package hu.ugyfelkapu.keycloak.docker.testing;

/** A page as it came over the wire. */
public final class ServedPage {
  private ServedPage() {}

  /** The page without what names this one login: two pages that say the same are equal then. */
  public static String ofAnyLogin(String html) {
    return html.replaceAll("(session_code|tab_id|execution|client_data)=[^&\"]*", "$1=")
        .replaceAll("data-uk-login=\"[^\"]*\"", "data-uk-login=\"\"");
  }
}
