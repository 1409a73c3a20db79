package hu.ugyfelkapu.keycloak.registry.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.registry.query.RegistrationKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoticeMarksTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant END = Instant.parse("2026-01-20T00:00:00.123456Z");

  @Test
  void markCoversItsOwnNoticeAndEarlierOnesOfTheSameEndOnly() {
    NoticeMarks marks = new NoticeMarks(null).with(END, 7, NOW);
    assertThat(marks.cover(END, 7)).isTrue();
    assertThat(marks.cover(END, 30)).isTrue();
    assertThat(marks.cover(END, 1)).isFalse();
    assertThat(marks.cover(END.plusMillis(1), 7)).isFalse();
  }

  @Test
  void markThatIsTakenBackLeavesTheOthers() {
    NoticeMarks marks = new NoticeMarks(null).with(END, 30, NOW).with(END, 7, NOW);
    assertThat(marks.without(END, 7).cover(END, 30)).isTrue();
    assertThat(marks.without(END, 7).cover(END, 7)).isFalse();
  }

  @Test
  void marksOfPastEndsAndUnreadableOnesGoWithTheNextMark() {
    NoticeMarks marks =
        new NoticeMarks(List.of("2025-12-31T00:00:00Z 1", "?", "", END + " x", END + " 30"));
    assertThat(marks.cover(END, 7)).isFalse();
    assertThat(marks.with(END, 7, NOW).texts())
        .containsExactly(END + " x", END + " 30", END + " 7");
  }

  @Test
  void retryIsReadAsItWasWritten() {
    NoticeRetry retry =
        new NoticeRetry(new RegistrationKey("a b/c", 1_577_836_800_000_001L), 30, NOW);
    assertThat(NoticeRetry.parse(retry.text())).contains(retry);
    for (String text : List.of("", "7.1 30", "7.1 x " + NOW, "7.1 30 never", "x 30 " + NOW)) {
      assertThat(NoticeRetry.parse(text)).as(text).isEqualTo(Optional.empty());
    }
  }
}
