package hu.ugyfelkapu.keycloak.docker.operations;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The log statements of one source file that a server shows unless its log level is changed. */
final class LogStatements extends TreeScanner<Void, Void> {
  /** From the mildest to the worst. */
  private static final List<String> SHOWN = List.of("INFO", "WARN", "ERROR", "FATAL");

  private static final List<String> HIDDEN = List.of("TRACE", "DEBUG");

  /** What is called of a logger and writes nothing. */
  private static final List<String> SILENT = List.of("setLevel", "isEnabled");

  private static final Pattern LEVEL = Pattern.compile("[A-Z]+(?=[^A-Z]|$)");

  private final String packageName;
  private final Map<String, String> loggers = new HashMap<>();
  private final List<LogStatement> found = new ArrayList<>();

  private LogStatements(CompilationUnitTree unit) {
    this.packageName = unit.getPackageName().toString();
  }

  /**
   * @throws IllegalArgumentException at a statement that this class cannot read, such as one whose
   *     message is no literal
   */
  static List<LogStatement> of(CompilationUnitTree unit) {
    LogStatements statements = new LogStatements(unit);
    statements.scan(unit, null);
    return statements.found;
  }

  @Override
  public Void visitVariable(VariableTree variable, Void nothing) {
    if (variable.getType() != null
        && variable.getType().toString().equals("Logger")
        && variable.getInitializer() instanceof MethodInvocationTree getLogger) {
      loggers.put(variable.getName().toString(), name(getLogger.getArguments().get(0)));
    }
    return super.visitVariable(variable, nothing);
  }

  private String name(ExpressionTree argument) {
    return text(argument)
        .orElseGet(() -> packageName + "." + argument.toString().replace(".class", ""));
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
    if (call.getMethodSelect() instanceof MemberSelectTree method
        && method.getExpression() instanceof IdentifierTree logger
        && loggers.containsKey(logger.getName().toString())) {
      read(loggers.get(logger.getName().toString()), method.getIdentifier().toString(), call);
    }
    return super.visitMethodInvocation(call, nothing);
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree reference, Void nothing) {
    if (loggers.containsKey(reference.getQualifierExpression().toString())) {
      throw new IllegalArgumentException("No literal message: " + reference);
    }
    return super.visitMemberReference(reference, nothing);
  }

  private void read(String logger, String method, MethodInvocationTree call) {
    if (SILENT.contains(method)) {
      return;
    }
    String level =
        method.startsWith("log")
            ? worst(call.getArguments().get(0).toString())
            : method.replaceFirst("[fv]$", "").toUpperCase(Locale.ROOT);
    if (HIDDEN.contains(level)) {
      return;
    }
    if (!SHOWN.contains(level)) {
      throw new IllegalArgumentException("Unknown level: " + call);
    }
    found.add(new LogStatement(logger, level, message(call)));
  }

  private static String worst(String level) {
    return LEVEL
        .matcher(level)
        .results()
        .map(word -> word.group())
        .filter(SHOWN::contains)
        .max((one, other) -> SHOWN.indexOf(one) - SHOWN.indexOf(other))
        .orElse("DEBUG");
  }

  private static String message(MethodInvocationTree call) {
    return call.getArguments().stream()
        .flatMap(argument -> text(argument).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No literal message: " + call));
  }

  private static Optional<String> text(Tree expression) {
    if (expression instanceof LiteralTree literal && literal.getValue() instanceof String text) {
      return Optional.of(text);
    }
    if (expression instanceof BinaryTree sum) {
      return text(sum.getLeftOperand())
          .flatMap(left -> text(sum.getRightOperand()).map(left::concat));
    }
    return Optional.empty();
  }
}
