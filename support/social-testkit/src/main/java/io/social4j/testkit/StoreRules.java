package io.social4j.testkit;

import io.social4j.spi.SocialClock;
import io.social4j.spi.store.DeliveryStore;
import io.social4j.spi.store.SocialStore;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A group of rules, each on a fresh store. */
abstract class StoreRules {

    private final Function<SocialClock, SocialStore> open;
    StoreScene scene;

    StoreRules(Function<SocialClock, SocialStore> open) {
        this.open = open;
    }

    @BeforeEach
    void begin() {
        scene = new StoreScene(open);
    }

    @AfterEach
    void end() {
        scene.store.close();
    }

    DeliveryStore deliveries() {
        return scene.deliveries();
    }
}
