package hu.ugyfelkapu.keycloak.docker.operations;

/**
 * One statement that writes to the log.
 *
 * @param logger name of the logger
 * @param level {@code INFO}, {@code WARN}, {@code ERROR} or {@code FATAL}: the worst that it can be
 * @param message the format, with its placeholders
 */
record LogStatement(String logger, String level, String message) {}
