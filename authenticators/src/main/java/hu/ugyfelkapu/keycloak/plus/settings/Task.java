package hu.ugyfelkapu.keycloak.plus.settings;

import hu.ugyfelkapu.keycloak.conversation.ActionConversation;
import hu.ugyfelkapu.keycloak.notice.Change;
import hu.ugyfelkapu.keycloak.plus.EmailOffer;
import hu.ugyfelkapu.keycloak.plus.SecondFactors;
import hu.ugyfelkapu.keycloak.plus.app.AppFactor;
import hu.ugyfelkapu.keycloak.plus.deletioncode.DeletionCodeUse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What citizens can do in the settings. */
enum Task {
  APP(conversation -> !AppFactor.isActive(conversation.user()), AppTask::first),
  OTHER_DEVICE(conversation -> AppFactor.isActive(conversation.user()), AppTask::otherDevice),
  DELETION_CODE(conversation -> AppFactor.isActive(conversation.user()), NewDeletionCode::new),
  EMAIL_ON(EmailOffer::isOpen, EmailTask::new),
  EMAIL_OFF(
      conversation -> SecondFactors.bothActive(conversation.user()),
      conversation -> new Removal(conversation, "email-off", Change.EMAIL_DISABLED)),
  REMOVE(
      conversation -> SecondFactors.anyActive(conversation.user()),
      conversation -> new Removal(conversation, "remove", Change.PLUS_REMOVED)),
  REMOVE_BY_CODE(DeletionCodeUse::isOffered, DeletionCodeTask::new);

  private final Predicate<ActionConversation> offer;
  private final Function<ActionConversation, TaskPages> pages;

  Task(Predicate<ActionConversation> offer, Function<ActionConversation, TaskPages> pages) {
    this.offer = offer;
    this.pages = pages;
  }

  /** As forms and {@code kc_action} name it, e.g. {@code other-device}. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Task> of(String id) {
    return Arrays.stream(values()).filter(task -> task.id().equals(id)).findFirst();
  }

  /** Whether the person's present factors leave room for it. */
  boolean isOnOffer(ActionConversation conversation) {
    return offer.test(conversation);
  }

  TaskPages pages(ActionConversation conversation) {
    return pages.apply(conversation);
  }

  /** The only task that is also for someone who cannot use the app any more (mission.md §5). */
  boolean needsTheFactor() {
    return this != REMOVE_BY_CODE;
  }

  /** What begins by itself afterwards. */
  Optional<Task> next() {
    return this == REMOVE_BY_CODE ? Optional.of(APP) : Optional.empty();
  }
}
