package hu.ugyfelkapu.keycloak.docker.testing;

import hu.ugyfelkapu.keycloak.docker.softcard.DemoCard;
import hu.ugyfelkapu.keycloak.docker.softcard.DemoHolder;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A citizen with a name of his own and a demo card, made for one test.
 *
 * @param card valid, by the demo's issuer
 */
public record CardCitizen(Citizen citizen, DemoCard card) {
  private static final LocalDate EARLIEST = LocalDate.of(1940, 1, 1);

  /** So many days that nobody's citizens meet one another's. */
  private static final int DAYS = 25_000;

  /** Registers a valid citizen and issues the card. */
  public static CardCitizen register(TestServer server) {
    Citizen citizen = Citizen.register(server);
    DemoHolder holder = holder(citizen.rowId());
    name(server, citizen, holder);
    return new CardCitizen(citizen, server.softCard().office().issue(holder));
  }

  /** A card of somebody whom the registry does not know. */
  public static DemoCard stranger(TestServer server) {
    return server.softCard().office().issue(holder(System.nanoTime()));
  }

  /** One more registration of the same person, with the same natural identity data. */
  public Citizen registerAgain(TestServer server) {
    Citizen second = Citizen.register(server);
    name(server, second, card.holder());
    return second;
  }

  private static void name(TestServer server, Citizen citizen, DemoHolder holder) {
    citizen.change(server, "family_name", holder.surname());
    citizen.change(server, "family_name_folded", holder.surname().toLowerCase(Locale.ROOT));
    citizen.change(server, "given_name", holder.givenName());
    citizen.change(server, "given_name_folded", holder.givenName().toLowerCase(Locale.ROOT));
    citizen.change(server, "birth_name", holder.name());
    citizen.change(server, "birth_date", holder.birthDate());
  }

  /** A name of letters alone, another one for each number. */
  private static DemoHolder holder(long number) {
    StringBuilder letters = new StringBuilder();
    Long.toString(number)
        .chars()
        .forEach(digit -> letters.append("áéíóöőúüűs".charAt(digit - '0')));
    return new DemoHolder(
        "Kártyás", "B" + letters, EARLIEST.plusDays(number % DAYS), "DEMO" + number);
  }
}
