package io.social4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.store.jdbc.view.PlatformTokenView;
import jakarta.persistence.Column;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ViewIsReadOnlyTest {

    @Test
    void writesNoColumn() {
        assertThat(fields().filter(field -> !field.isAnnotationPresent(OneToMany.class)))
                .isNotEmpty()
                .allMatch(ViewIsReadOnlyTest::isNeverWritten);
    }

    @Test
    void hasNoSettersAndNoPublicConstructors() {
        assertThat(Hibernate.VIEWS.stream().flatMap(view -> Arrays.stream(view.getDeclaredMethods())))
                .filteredOn(method -> Modifier.isPublic(method.getModifiers()))
                .allMatch(method -> method.getParameterCount() == 0);
        assertThat(Hibernate.VIEWS.stream().flatMap(view -> Arrays.stream(view.getDeclaredConstructors())))
                .noneMatch((Constructor<?> constructor) -> Modifier.isPublic(constructor.getModifiers()));
    }

    @Test
    void canBeExtendedByTheProxiesOfAProvider() {
        assertThat(Hibernate.VIEWS).noneMatch(view -> Modifier.isFinal(view.getModifiers()));
        assertThat(Hibernate.VIEWS.stream().flatMap(view -> Arrays.stream(view.getDeclaredMethods())))
                .noneMatch((Method method) -> Modifier.isFinal(method.getModifiers()));
    }

    @Test
    void showsNoSecretOfAToken() {
        assertThat(Arrays.stream(PlatformTokenView.class.getDeclaredFields())
                        .map(field -> field.getAnnotation(Column.class))
                        .map(Column::name))
                .containsExactlyInAnyOrder("account_id", "version", "expires_at");
    }

    private static Stream<Field> fields() {
        return Hibernate.VIEWS.stream()
                .flatMap(view -> Arrays.stream(view.getDeclaredFields()))
                .filter(field -> !field.isSynthetic());
    }

    private static boolean isNeverWritten(Field field) {
        Column column = field.getAnnotation(Column.class);
        JoinColumn join = field.getAnnotation(JoinColumn.class);
        return column == null
                ? join != null && !join.insertable() && !join.updatable()
                : !column.insertable() && !column.updatable();
    }
}
