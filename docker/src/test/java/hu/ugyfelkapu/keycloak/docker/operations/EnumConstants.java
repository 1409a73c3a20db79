package hu.ugyfelkapu.keycloak.docker.operations;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The constants of one enumeration in the sources. */
final class EnumConstants extends TreePathScanner<Void, Void> {
  private final String enumeration;
  private final Set<String> names = new TreeSet<>();

  private EnumConstants(String enumeration) {
    this.enumeration = enumeration;
  }

  /**
   * @param enumeration simple name, which one enumeration of the sources must have
   * @return the names of its constants
   */
  static Set<String> of(List<CompilationUnitTree> units, String enumeration) {
    EnumConstants constants = new EnumConstants(enumeration);
    units.forEach(unit -> constants.scan(new TreePath(unit), null));
    if (constants.names.isEmpty()) {
      throw new IllegalArgumentException("No enumeration " + enumeration);
    }
    return constants.names;
  }

  /** The same as events name them: small letters, with that sign for the underscores. */
  static List<String> words(List<CompilationUnitTree> units, String enumeration, char sign) {
    return of(units, enumeration).stream()
        .map(name -> name.toLowerCase(Locale.ROOT).replace('_', sign))
        .toList();
  }

  @Override
  public Void visitVariable(VariableTree variable, Void nothing) {
    Tree owner = getCurrentPath().getParentPath().getLeaf();
    if (owner instanceof ClassTree type
        && type.getKind() == Tree.Kind.ENUM
        && type.getSimpleName().contentEquals(enumeration)
        && variable.getType().toString().equals(enumeration)) {
      names.add(variable.getName().toString());
    }
    return super.visitVariable(variable, nothing);
  }
}
