package hu.ugyfelkapu.keycloak.docker.softcard;

import java.time.LocalDate;
import java.util.List;

/** For whom the demo has cards: people of the demo registry, and one whom it does not know. */
final class DemoHolders {
  /** Everybody, in the order of the page. */
  static final List<DemoHolder> ALL =
      List.of(
          new DemoHolder("Kiss", "Anna", LocalDate.of(1985, 4, 12), "DEMO000001AA"),
          new DemoHolder("Kiss", "Anna", LocalDate.of(1991, 11, 30), "DEMO000002AB"),
          new DemoHolder("Őri", "Ödön", LocalDate.of(1972, 2, 29), "DEMO000003AC"),
          new DemoHolder("Lejárt", "Lajos", LocalDate.of(1960, 7, 1), "DEMO000004AD"),
          new DemoHolder("Zárolt", "Zita", LocalDate.of(1979, 9, 9), "DEMO000005AE"),
          new DemoHolder("Vendég", "Vilma", LocalDate.of(1988, 8, 8), "DEMO000006AF"));

  private DemoHolders() {}
}
