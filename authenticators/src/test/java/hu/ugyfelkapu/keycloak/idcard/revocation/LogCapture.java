package hu.ugyfelkapu.keycloak.idcard.revocation;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What a class logs while this is open. */
final class LogCapture extends Handler implements AutoCloseable {

  private final Logger logger;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  LogCapture(Class<?> category) {
    logger = Logger.getLogger(category.getName());
    logger.addHandler(this);
  }

  /** Level and message of each. */
  List<String> lines() {
    return lines;
  }

  @Override
  public void publish(LogRecord line) {
    Level level = line.getLevel();
    lines.add(
        (level.intValue() == Level.WARNING.intValue() ? "WARN" : level.getName())
            + " "
            + new SimpleFormatter().formatMessage(line));
  }

  @Override
  public void flush() {
    // nothing is buffered
  }

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
