package hu.ugyfelkapu.keycloak.telephone;

import java.sql.SQLIntegrityConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException;
import org.keycloak.models.ModelDuplicateException;

/** Tells that a row could not be added because another one has its place. */
final class Conflicts {

  private Conflicts() {}

  static boolean isOne(Throwable e) {
    for (Throwable each = e; each != null; each = each.getCause()) {
      if (each instanceof ModelDuplicateException
          || each instanceof ConstraintViolationException
          || each instanceof SQLIntegrityConstraintViolationException) {
        return true;
      }
    }
    return false;
  }
}
