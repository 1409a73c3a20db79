package hu.ugyfelkapu.keycloak.registry.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Records what a logger category says while it is open. */
public final class LogCapture extends Handler implements AutoCloseable {

  private final Logger logger;
  private final Level before;
  private final List<String> messages = new CopyOnWriteArrayList<>();

  public LogCapture(String category, Level level) {
    logger = Logger.getLogger(category);
    before = logger.getLevel();
    setLevel(level);
    logger.setLevel(level);
    logger.addHandler(this);
  }

  public List<String> messages() {
    return messages;
  }

  @Override
  public void publish(LogRecord message) {
    messages.add(new SimpleFormatter().formatMessage(message));
  }

  @Override
  public void flush() {
    // Nothing is buffered.
  }

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setLevel(before);
  }
}
