package io.social4j.e2e.faults;

import io.social4j.spi.store.DeliveryStore;
import io.social4j.spi.store.PostStore;
import io.social4j.spi.store.SocialStore;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends or freezes this process exactly before or after a call of the store: {@code "before settle"}, {@code "after claim"}.
 * What lies around the store is the production code as it is.
 */
final class Trap {

    private final String point;
    private final boolean deadly;
    private final AtomicInteger skips;

    /**
     * @param point empty for none
     * @param deadly whether the process dies there; otherwise it stops until somebody continues it
     * @param skip how many times the point is passed before
     */
    Trap(String point, boolean deadly, int skip) {
        this.point = point;
        this.deadly = deadly;
        this.skips = new AtomicInteger(skip);
    }

    SocialStore around(SocialStore store) {
        DeliveryStore deliveries = around(DeliveryStore.class, store.deliveries());
        PostStore posts = around(PostStore.class, store.posts());
        return (SocialStore) Proxy.newProxyInstance(
                Trap.class.getClassLoader(),
                new Class<?>[] {SocialStore.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "deliveries" -> deliveries;
                    case "posts" -> posts;
                    default -> call(method, store, arguments);
                });
    }

    private <T> T around(Class<T> type, T store) {
        return type.cast(Proxy.newProxyInstance(
                Trap.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    reached("before " + method.getName());
                    Object result = call(method, store, arguments);
                    if (!(result instanceof Collection<?> none) || !none.isEmpty()) {
                        reached("after " + method.getName());
                    }
                    return result;
                }));
    }

    private static Object call(java.lang.reflect.Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private void reached(String where) throws IOException, InterruptedException {
        if (!where.equals(point) || skips.getAndDecrement() != 0) {
            return;
        }
        if (deadly) {
            Runtime.getRuntime().halt(137);
        }
        OtherProcess.say("FREEZING " + where);
        new ProcessBuilder(
                        "kill", "-STOP", Long.toString(ProcessHandle.current().pid()))
                .start()
                .waitFor();
        OtherProcess.say("THAWED " + where);
    }
}
