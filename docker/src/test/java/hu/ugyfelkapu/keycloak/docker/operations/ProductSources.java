package hu.ugyfelkapu.keycloak.docker.operations;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import hu.ugyfelkapu.keycloak.docker.server.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The sources of the pack's jars, as the compiler reads them. */
final class ProductSources {
  private static final List<String> MODULES = List.of("authenticators", "user-storage");

  private ProductSources() {}

  /** One tree for each source file; names in it are not resolved. */
  static List<CompilationUnitTree> parse() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(paths()));
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      return units;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name of the file, such as {@code Change.java}. */
  static String fileName(CompilationUnitTree unit) {
    return Path.of(unit.getSourceFile().toUri()).getFileName().toString();
  }

  private static List<Path> paths() throws IOException {
    List<Path> paths = new ArrayList<>();
    for (String module : MODULES) {
      Path sources = Workspace.locate().root().resolve(module).resolve("src/main/java");
      try (Stream<Path> files = Files.walk(sources)) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(paths::add);
      }
    }
    return paths;
  }
}
