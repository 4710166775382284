package io.social4j.discovered;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A class path whose service files say what a test wants; its classes are those of the tests. */
public final class ClassPath extends ClassLoader {
    private final Map<String, String> services = new HashMap<>();

    public ClassPath() {
        super(ClassPath.class.getClassLoader());
    }

    /** Names these classes, which need not exist, as providers of {@code kind}. */
    public ClassPath with(Class<?> kind, String... classes) {
        services.put("META-INF/services/" + kind.getName(), String.join("\n", classes));
        return this;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        String text = services.get(name);
        if (text != null) {
            return Collections.enumeration(List.of(new URL(null, "memory:" + name, new InMemory(text))));
        }
        return name.startsWith("META-INF/services/io.social4j")
                ? Collections.emptyEnumeration()
                : super.getResources(name);
    }

    private static final class InMemory extends URLStreamHandler {
        private final String text;

        private InMemory(String text) {
            this.text = text;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {}

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
                }
            };
        }
    }
}
