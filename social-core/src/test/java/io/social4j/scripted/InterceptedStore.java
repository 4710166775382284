package io.social4j.scripted;

import io.social4j.spi.queue.RateBudgets;
import io.social4j.spi.store.AccountStore;
import io.social4j.spi.store.AnalyticsStore;
import io.social4j.spi.store.CalendarStore;
import io.social4j.spi.store.DeadLetterStore;
import io.social4j.spi.store.DeliveryStore;
import io.social4j.spi.store.EventStore;
import io.social4j.spi.store.HealthStore;
import io.social4j.spi.store.HorizonStore;
import io.social4j.spi.store.PostStore;
import io.social4j.spi.store.PublishLogStore;
import io.social4j.spi.store.SocialStore;
import io.social4j.spi.store.TokenStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets a test act right before and right after each call that concerns deliveries or tokens. */
public final class InterceptedStore implements SocialStore {
    public volatile Consumer<String> before = method -> {};
    public volatile Consumer<String> after = method -> {};
    public volatile @Nullable RateBudgets budgets;
    private final SocialStore store;

    public InterceptedStore(SocialStore store) {
        this.store = store;
    }

    private <T> T around(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            before.accept(method.getName());
            try {
                Object answer = method.invoke(target, args);
                after.accept(method.getName());
                return answer;
            } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
            }
        }));
    }

    @Override
    public DeliveryStore deliveries() {
        return around(DeliveryStore.class, store.deliveries());
    }

    @Override
    public TokenStore tokens() {
        return around(TokenStore.class, store.tokens());
    }

    @Override
    public PostStore posts() {
        return store.posts();
    }

    @Override
    public CalendarStore calendar() {
        return store.calendar();
    }

    @Override
    public PublishLogStore log() {
        return store.log();
    }

    @Override
    public DeadLetterStore deadLetters() {
        return store.deadLetters();
    }

    @Override
    public AccountStore accounts() {
        return store.accounts();
    }

    @Override
    public EventStore events() {
        return store.events();
    }

    @Override
    public AnalyticsStore analytics() {
        return store.analytics();
    }

    @Override
    public HorizonStore horizon() {
        return store.horizon();
    }

    @Override
    public HealthStore health() {
        return around(HealthStore.class, store.health());
    }

    @Override
    public Optional<RateBudgets> budgets() {
        return Optional.ofNullable(budgets);
    }

    @Override
    public Instant now() {
        return store.now();
    }

    @Override
    public void close() {
        store.close();
    }
}
