package hu.ugyfelkapu.keycloak.registry;

import java.util.HashSet;
import java.util.Set;

/**
 * What the registry may hold of a registration after all that was asked and answered: one value
 * each, or two where the answer to a change got lost.
 */
final class ChaosCitizen {

  final String userName;
  final String userId;
  final Set<String> passwords = new HashSet<>();
  final Set<String> formerPasswords = new HashSet<>();
  final Set<String> emails = new HashSet<>();
  final Set<String> states = new HashSet<>(Set.of("valid"));

  ChaosCitizen(String userName, String userId, String password, String email) {
    this.userName = userName;
    this.userId = userId;
    passwords.add(password);
    emails.add(email);
  }

  /** One of the passwords that may be right. */
  String password() {
    return passwords.iterator().next();
  }

  void passwordIs(String password) {
    formerPasswords.addAll(passwords);
    formerPasswords.remove(password);
    passwords.clear();
    passwords.add(password);
  }

  /** Another try told that it is not this one. */
  void passwordIsNot(String password) {
    passwords.remove(password);
    formerPasswords.add(password);
  }
}
