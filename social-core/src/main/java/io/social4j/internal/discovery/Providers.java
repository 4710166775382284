package io.social4j.internal.discovery;

import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All providers of one kind on a class path, by id.
 *
 * @param found by id, in order
 * @param problems what is wrong with those that cannot be used, a sentence each
 */
public record Providers<P>(Map<String, P> found, List<String> problems) {

    /** Broken class paths may answer with an error for each line of a file; no sane one has as many. */
    private static final int MOST_PROBLEMS = 100;

    /**
     * Loads them.
     *
     * @param loader the given one, else that of the thread, else ours
     * @param settled ids for which the host has named a provider; what is found of them does not matter
     */
    public static <P> Providers<P> load(
            Class<P> kind, Function<P, String> id, @Nullable ClassLoader loader, Set<String> settled) {
        Map<String, P> found = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        Iterator<P> all = ServiceLoader.load(kind, loaderFor(loader)).iterator();
        while (problems.size() < MOST_PROBLEMS) {
            try {
                if (!all.hasNext()) {
                    break;
                }
                P provider = all.next();
                boolean matters = !settled.contains(id.apply(provider));
                P other = matters ? found.putIfAbsent(id.apply(provider), provider) : null;
                if (other != null) {
                    problems.add(twice(id.apply(provider), other, provider));
                }
            } catch (ServiceConfigurationError | RuntimeException | LinkageError broken) {
                problems.add("A " + kind.getSimpleName() + " cannot be loaded: " + reason(broken)
                        + ". Repair or remove its artifact");
            }
        }
        return new Providers<>(found, problems);
    }

    private static ClassLoader loaderFor(@Nullable ClassLoader given) {
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        ClassLoader chosen = given != null ? given : ofThread;
        return chosen != null ? chosen : Providers.class.getClassLoader();
    }

    private static String twice(String id, Object one, Object other) {
        return "Two providers are called '" + id + "': " + place(one) + " and " + place(other)
                + ". Remove one of the artifacts, or name the one you want in the builder";
    }

    private static String place(Object provider) {
        CodeSource source = provider.getClass().getProtectionDomain().getCodeSource();
        return provider.getClass().getName() + " in " + (source == null ? "an unknown place" : source.getLocation());
    }

    private static String reason(Throwable broken) {
        Throwable cause = broken.getCause();
        return broken.getMessage() + (cause == null ? "" : " (" + cause + ")");
    }
}
