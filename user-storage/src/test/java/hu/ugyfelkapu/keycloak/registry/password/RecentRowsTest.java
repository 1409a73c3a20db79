package hu.ugyfelkapu.keycloak.registry.password;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.registry.query.RegistrationKey;
import org.junit.jupiter.api.Test;

class RecentRowsTest {

  @Test
  void rowIsNewOnceUntilItGivesWayToOthers() {
    RecentRows rows = new RecentRows(2);
    assertThat(rows.add(key(1))).isTrue();
    assertThat(rows.add(key(1))).isFalse();
    assertThat(rows.add(key(2))).isTrue();
    assertThat(rows.add(key(3))).isTrue();
    assertThat(rows.add(key(2))).isFalse();
    assertThat(rows.add(key(1))).isTrue();
  }

  private static RegistrationKey key(long row) {
    return new RegistrationKey(row, 1);
  }
}
