package hu.ugyfelkapu.keycloak.docker.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class CompilerThreadsTest {

  @Test
  void compilingIsPartOfWhatThisProcessHasUsed() {
    ProcessHandle here = ProcessHandle.current();

    double compiling = new CompilerThreads(List.of(here.pid())).cpuSeconds();

    double all = here.info().totalCpuDuration().map(Duration::toMillis).orElseThrow() / 1000.0;
    assertThat(compiling).isPositive().isLessThan(all);
  }

  @Test
  void processThatIsNoJvmCompilesNothing() throws Exception {
    Process other = new ProcessBuilder("sleep", "60").start();
    try {
      assertThat(new CompilerThreads(List.of(other.pid())).cpuSeconds()).isZero();
    } finally {
      other.destroy();
    }
  }
}
