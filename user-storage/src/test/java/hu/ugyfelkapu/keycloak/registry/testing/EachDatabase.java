package hu.ugyfelkapu.keycloak.registry.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.provider.MethodSource;

/** The wanted databases of those that the queries of the reference schema are tested with. */
@MethodSource("hu.ugyfelkapu.keycloak.registry.testing.TestDatabase#allWanted")
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface EachDatabase {}
