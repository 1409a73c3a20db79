package hu.ugyfelkapu.keycloak.docker.cluster;

import java.util.List;

/** Which servers may get a request. */
@FunctionalInterface
interface Route {
  /**
   * @param path of the request
   * @return the servers in the order in which they are tried: the next one only if the one before
   *     cannot be connected to
   */
  List<Integer> targets(String path);
}
