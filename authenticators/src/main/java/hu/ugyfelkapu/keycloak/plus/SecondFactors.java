package hu.ugyfelkapu.keycloak.plus;

import hu.ugyfelkapu.keycloak.identification.AssuranceLevel;
import hu.ugyfelkapu.keycloak.identification.Demand;
import hu.ugyfelkapu.keycloak.identification.IdentificationMethod;
import hu.ugyfelkapu.keycloak.plus.app.AppFactor;
import hu.ugyfelkapu.keycloak.plus.email.EmailFactor;
import org.keycloak.models.UserModel;

/** Which factors of Ügyfélkapu+ a person has, and what that means for the others. */
public final class SecondFactors {

  private SecondFactors() {}

  /** Whoever has one is never logged in by the password alone (mission.md §2). */
  public static boolean anyActive(UserModel user) {
    return AppFactor.isActive(user) || EmailFactor.isActive(user);
  }

  public static boolean bothActive(UserModel user) {
    return AppFactor.isActive(user) && EmailFactor.isActive(user);
  }

  /**
   * What a change of factors asks of the identification: every right that the strongest factor
   * gives (mission.md §3 "Changing factors"). The app outweighs the mailbox.
   */
  public static Demand rightToChange(UserModel user) {
    if (AppFactor.isActive(user)) {
      return Demand.of(AssuranceLevel.SUBSTANTIAL, IdentificationMethod.PLUS_APP);
    }
    if (EmailFactor.isActive(user)) {
      return Demand.of(AssuranceLevel.SUBSTANTIAL, IdentificationMethod.PLUS_EMAIL);
    }
    return Demand.of(AssuranceLevel.LOW);
  }
}
