package hu.ugyfelkapu.keycloak.registry;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/**
 * The users that one Keycloak session has just listed. To show a user in full, or to go on with the
 * one who logs in, Keycloak looks each of them up by its id once more, which would cost a statement
 * per row (H61). Each is handed out once; from then on it is Keycloak that keeps it for the
 * session.
 */
final class ListedUsers {

  /** More than a page holds; nobody shows a longer list in full. */
  private static final int MOST = 1000;

  private final Map<String, UserModel> users = new HashMap<>();

  /** The same users, remembered one by one as they are read. */
  Stream<UserModel> remembered(Stream<UserModel> list) {
    return list.peek(
        user -> {
          if (users.size() >= MOST) {
            users.clear();
          }
          users.put(user.getId(), user);
        });
  }

  Optional<UserModel> take(String id) {
    return Optional.ofNullable(users.remove(id));
  }

  /** What was listed may be another one by now. */
  void forget() {
    users.clear();
  }
}
