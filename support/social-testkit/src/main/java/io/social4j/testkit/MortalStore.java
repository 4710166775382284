package io.social4j.testkit;

import io.social4j.spi.store.SocialStore;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * A store as one process sees it, until that process dies: from then on nothing it does has an effect, not even what its
 * {@code finally} blocks do. The store behind it lives on, for others.
 */
final class MortalStore {

    private final SocialStore real;
    private boolean dead;

    MortalStore(SocialStore real) {
        this.real = real;
    }

    SocialStore view() {
        return (SocialStore) seen(SocialStore.class, real);
    }

    /** Ends the process where it stands. */
    Death die() {
        dead = true;
        return new Death();
    }

    private Object seen(Class<?> kind, Object part) {
        InvocationHandler handler = (self, method, arguments) -> {
            if (dead) {
                throw new Death();
            }
            if (method.getName().equals("close")) {
                return null;
            }
            Object answer = invoke(part, method, arguments);
            boolean isStore = kind == SocialStore.class
                    && method.getReturnType().getName().endsWith("Store");
            return isStore ? seen(method.getReturnType(), answer) : answer;
        };
        return Proxy.newProxyInstance(MortalStore.class.getClassLoader(), new Class<?>[] {kind}, handler);
    }

    private static Object invoke(Object part, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(part, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    /** An {@link Error}, so that neither engine nor adapter takes it for a failure. */
    static final class Death extends Error {

        private static final long serialVersionUID = 1L;

        private Death() {
            super("this process has ended", null, false, false);
        }
    }
}
