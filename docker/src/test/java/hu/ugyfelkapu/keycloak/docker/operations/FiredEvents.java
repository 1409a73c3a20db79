package hu.ugyfelkapu.keycloak.docker.operations;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.events.Errors;

/** What the sources fire in the way of Keycloak's events. */
final class FiredEvents extends TreeScanner<Void, Void> {
  /** Answers of REST resources, whose method has the same name as that of events. */
  private static final List<String> ANSWERS = List.of("JsonAnswer", "ErrorResponse");

  /** Members of {@code EventType}: the types, without the ending {@code _ERROR}. */
  final Set<String> types = new TreeSet<>();

  /** Values of constant errors. */
  final Set<String> errors = new TreeSet<>();

  /** Expressions of the other ones, as the source has them. */
  final Set<String> computedErrors = new TreeSet<>();

  /** Details of the pack's own. */
  final Set<String> details = new TreeSet<>();

  /** {@code COMPONENT}, {@code USER} … of files that build admin events. */
  final Set<String> resources = new TreeSet<>();

  /** {@code ACTION}, {@code CREATE} … of files that build admin events. */
  final Set<String> operations = new TreeSet<>();

  private boolean buildsAdminEvents;

  private FiredEvents() {}

  static FiredEvents of(List<CompilationUnitTree> units) {
    FiredEvents fired = new FiredEvents();
    for (CompilationUnitTree unit : units) {
      fired.buildsAdminEvents = false;
      fired.scan(unit, null);
    }
    return fired;
  }

  @Override
  public Void visitVariable(VariableTree variable, Void nothing) {
    buildsAdminEvents |=
        variable.getType() != null && variable.getType().toString().equals("AdminEventBuilder");
    return super.visitVariable(variable, nothing);
  }

  @Override
  public Void visitLiteral(LiteralTree literal, Void nothing) {
    if (literal.getValue() instanceof String text && text.matches("ugyfelkapu_[a-z_]+")) {
      details.add(text);
    }
    return super.visitLiteral(literal, nothing);
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree member, Void nothing) {
    String name = member.getIdentifier().toString();
    switch (member.getExpression().toString()) {
      case "EventType" -> types.add(name);
      case "Errors" -> errors.add(valueOfError(name));
      case "ResourceType" -> addTo(resources, name);
      case "OperationType" -> addTo(operations, name);
      default -> {
        // Nothing of events.
      }
    }
    return super.visitMemberSelect(member, nothing);
  }

  private void addTo(Set<String> names, String name) {
    if (buildsAdminEvents) {
      names.add(name);
    }
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
    if (call.getMethodSelect() instanceof MemberSelectTree method
        && method.getIdentifier().contentEquals("error")
        && !ANSWERS.contains(method.getExpression().toString())
        && call.getArguments().size() == 1) {
      error(call.getArguments().get(0));
    }
    return super.visitMethodInvocation(call, nothing);
  }

  private void error(ExpressionTree error) {
    if (error instanceof LiteralTree literal) {
      errors.add(literal.getValue().toString());
    } else if (!error.toString().contains("Errors.")) {
      computedErrors.add(error.toString());
    }
  }

  private static String valueOfError(String constant) {
    try {
      return Errors.class.getField(constant).get(null).toString();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(constant, e);
    }
  }
}
