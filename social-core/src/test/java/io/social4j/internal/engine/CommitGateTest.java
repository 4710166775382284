package io.social4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.spi.GateClosedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CommitGateTest {
    @Test
    void opensForWhoHoldsTheDeliveryInTime() {
        CommitGate gate = new CommitGate(() -> true, () -> true);
        assertThat(gate.isPassed()).isFalse();
        gate.pass();
        assertThat(gate.isPassed()).isTrue();
    }

    @Test
    void opensOnce() {
        CommitGate gate = new CommitGate(() -> true, () -> true);
        gate.pass();
        assertThatThrownBy(gate::pass).isInstanceOf(GateClosedException.class).hasMessageContaining("once");
        assertThat(gate.isPassed()).as("what has left has left").isTrue();
    }

    @Test
    void staysClosedForWhoLostTheDelivery() {
        CommitGate gate = new CommitGate(() -> false, () -> true);
        assertThatThrownBy(gate::pass).isInstanceOf(GateClosedException.class).hasMessageContaining("no longer holds");
        assertThat(gate.isPassed()).isFalse();
    }

    @Test
    void doesNotOpenAtASecondAttemptEither() {
        AtomicBoolean held = new AtomicBoolean();
        CommitGate gate = new CommitGate(held::get, () -> true);
        assertThatThrownBy(gate::pass).isInstanceOf(GateClosedException.class);
        held.set(true);
        assertThatThrownBy(gate::pass).isInstanceOf(GateClosedException.class);
        assertThat(gate.isPassed()).isFalse();
    }

    @Test
    void staysClosedWhileTheStoreIsAway() {
        CommitGate gate = new CommitGate(
                () -> {
                    throw new IllegalStateException("connection refused");
                },
                () -> true);
        assertThatThrownBy(gate::pass)
                .isInstanceOf(GateClosedException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(gate.isPassed()).isFalse();
    }

    @Test
    void readsTheMarginAfterTheStoreHasAnswered() {
        List<String> order = new ArrayList<>();
        CommitGate gate = new CommitGate(() -> order.add("store"), () -> order.add("margin"));
        gate.pass();
        assertThat(order).containsExactly("store", "margin");
    }

    @Test
    void staysClosedWhenTheStoreTookTooLongToAnswer() {
        AtomicBoolean inTime = new AtomicBoolean(true);
        CommitGate gate = new CommitGate(
                () -> {
                    inTime.set(false);
                    return true;
                },
                inTime::get);
        assertThatThrownBy(gate::pass).isInstanceOf(GateClosedException.class).hasMessageContaining("Too much time");
        assertThat(gate.isPassed()).isFalse();
    }
}
