package hu.ugyfelkapu.keycloak.plus.deletioncode;

import hu.ugyfelkapu.keycloak.conversation.Conversation;
import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/**
 * The page that shows a deletion code, once, and has its saving acknowledged (mission.md §3, step
 * 4).
 */
public final class DeletionCodePage {

  private static final String SAVED = "deletionCodeSaved";
  private static final String FINISH = "finish";

  private DeletionCodePage() {}

  public static Response of(
      Conversation conversation, DeletionCode code, Instant createdAt, FormMessage... mistakes) {
    LoginFormsProvider form = conversation.page(mistakes);
    String created = BudapestTime.dateAndClock(createdAt, conversation.locale());
    return form.setAttribute("codeGroups", code.groups())
        .setAttribute("createdAt", created)
        .setAttribute(
            "downloadUri",
            DeletionCodeFile.of(code, created, form.getMessage("ugyfelkapuDeletionCodeFile")).uri())
        .createForm("plus-deletion-code.ftl");
  }

  /** Whether „Befejezés” was pressed at all. */
  public static boolean isFinishing(FormInput input) {
    return input.has(FINISH);
  }

  /** What is missing for „Befejezés”. */
  public static Optional<FormMessage> mistake(FormInput input) {
    return input.has(SAVED)
        ? Optional.empty()
        : Optional.of(new FormMessage(SAVED, "ugyfelkapuDeletionCodeNotSaved"));
  }
}
