package hu.ugyfelkapu.keycloak.docker.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The threads with which a JVM compiles what it runs, as Linux tells of them. A server that has
 * been up for hours compiles nothing; in a run of minutes it is a third of the work, and falls on
 * whoever comes first.
 *
 * @param processes ids; those that are no JVM have no such threads
 */
record CompilerThreads(List<Long> processes) {
  /** Without it threads end, and what they have used cannot be asked any more. */
  static final String KEPT = "-XX:-UseDynamicNumberOfCompilerThreads";

  /** What the kernel counts in, whatever its own clock is. */
  private static final double TICKS_PER_SECOND = 100;

  /** The kernel keeps 15 letters. */
  private static final String NAME = "C[12] CompilerThre";

  private static final int USER_TIME = 11;
  private static final int SYSTEM_TIME = 12;

  /** CPU that they have used since the JVM's start. */
  double cpuSeconds() {
    return processes.stream().mapToDouble(CompilerThreads::ofProcess).sum();
  }

  private static double ofProcess(long process) {
    Path threads = Path.of("/proc", Long.toString(process), "task");
    try (Stream<Path> all = Files.list(threads)) {
      return all.mapToDouble(CompilerThreads::ofThread).sum();
    } catch (NoSuchFileException e) {
      throw new IllegalStateException("The load is measured on Linux only.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double ofThread(Path thread) {
    try {
      if (!Files.readString(thread.resolve("comm")).strip().matches(NAME)) {
        return 0;
      }
      String stat = Files.readString(thread.resolve("stat"));
      // The name before, in brackets, may hold spaces.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]))
          / TICKS_PER_SECOND;
    } catch (IOException e) {
      // It has just ended, so it is none of those that are kept.
      return 0;
    }
  }
}
