package io.social4j.testkit.simulation;

import io.social4j.spi.store.DeliveryStore;
import io.social4j.spi.store.IntentResult;
import io.social4j.spi.store.LogEntry;
import io.social4j.spi.store.PublishLogStore;
import io.social4j.spi.store.SocialStore;
import io.social4j.spi.store.Ticket;
import io.social4j.spi.store.Work;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;

/** The store as one worker sees it: each call may fail, and each answer is checked against the invariants. */
final class FaultyStore {

    private FaultyStore() {}

    static SocialStore of(World world, SimulatedWorker worker) {
        DeliveryStore deliveries = proxy(DeliveryStore.class, world.store.deliveries(), world, worker);
        PublishLogStore log = proxy(PublishLogStore.class, world.store.log(), world, worker);
        return (SocialStore) Proxy.newProxyInstance(
                FaultyStore.class.getClassLoader(),
                new Class<?>[] {SocialStore.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "deliveries" -> deliveries;
                    case "log" -> log;
                    default -> invoke(world.store, method, arguments);
                });
    }

    private static <T> T proxy(Class<T> kind, T real, World world, SimulatedWorker worker) {
        Checks checks = new Checks(world);
        InvocationHandler handler = (self, method, arguments) -> world.operate(
                worker,
                method.getName(),
                () -> checks.checked(method, arguments, invoke(real, method, arguments)),
                StoreAway::new);
        return kind.cast(Proxy.newProxyInstance(FaultyStore.class.getClassLoader(), new Class<?>[] {kind}, handler));
    }

    private static Object invoke(Object real, Method method, Object[] arguments) {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Looks at what was stored: I1, I3 and, across all workers, I5. */
    private static final class Checks {

        private final World world;

        Checks(World world) {
            this.world = world;
        }

        Object checked(Method method, Object[] arguments, Object answer) {
            if (method.getName().equals("claim")) {
                ((List<?>) answer).forEach(work -> fenceRises(((Work) work).ticket()));
            }
            if (method.getName().equals("openIntent") && ((IntentResult) answer).kind() == IntentResult.Kind.OPENED) {
                oneOpenIntent((Ticket) arguments[0]);
            }
            return answer;
        }

        private void fenceRises(Ticket ticket) {
            Long before = world.fences.put(ticket.delivery(), ticket.fence());
            if (before != null && before >= ticket.fence()) {
                world.violation("I5: the fence did not rise: " + ticket);
            }
        }

        private void oneOpenIntent(Ticket ticket) {
            List<LogEntry> open = world.store.log().history(ticket.delivery()).stream()
                    .filter(entry -> entry.outcome() == null)
                    .toList();
            if (open.size() != 1) {
                world.violation("I1/I3: " + open.size() + " intents are open: " + open);
            }
        }
    }
}
