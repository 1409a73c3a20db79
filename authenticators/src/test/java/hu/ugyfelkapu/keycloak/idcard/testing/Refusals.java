package hu.ugyfelkapu.keycloak.idcard.testing;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hu.ugyfelkapu.keycloak.idcard.CardException;
import hu.ugyfelkapu.keycloak.idcard.CardRefusal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What is expected to be refused. */
public final class Refusals {

  private Refusals() {}

  /** The work ends in a refusal of that kind. */
  public static void assertRefused(CardRefusal refusal, ThrowingCallable work) {
    assertThatExceptionOfType(CardException.class)
        .isThrownBy(work)
        .extracting(CardException::refusal)
        .isEqualTo(refusal);
  }
}
