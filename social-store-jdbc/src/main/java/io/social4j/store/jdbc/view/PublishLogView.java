package io.social4j.store.jdbc.view;

import io.social4j.spi.store.LogEntry.Outcome;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One attempt: a row for each intent to publish, and for each failed preparation. */
@Entity
@Table(name = "social_publish_log")
@IdClass(PublishLogView.Key.class)
@EntityListeners(ReadOnly.class)
public class PublishLogView {

    @Id
    @Column(name = "delivery_id", insertable = false, updatable = false)
    private String deliveryId;

    @Id
    @Column(name = "seq", insertable = false, updatable = false)
    private int seq;

    @Column(name = "platform", insertable = false, updatable = false)
    private String platform;

    @Column(name = "remote_account", insertable = false, updatable = false)
    private String remoteAccount;

    @Column(name = "step", insertable = false, updatable = false)
    private String step;

    @Column(name = "intent_at", insertable = false, updatable = false)
    private Instant intentAt;

    @Column(name = "deadline_at", insertable = false, updatable = false)
    private Instant deadlineAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "outcome", insertable = false, updatable = false)
    private @Nullable Outcome outcome;

    @Column(name = "outcome_at", insertable = false, updatable = false)
    private @Nullable Instant outcomeAt;

    @Column(name = "remote_id", insertable = false, updatable = false)
    private @Nullable String remoteId;

    @Column(name = "judged", insertable = false, updatable = false)
    private boolean judged;

    @Column(name = "failure", insertable = false, updatable = false)
    private @Nullable String failure;

    /** For the persistence provider, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected PublishLogView() {}

    public String deliveryId() {
        return deliveryId;
    }

    /** Counts the attempts of a delivery. */
    public int seq() {
        return seq;
    }

    public String platform() {
        return platform;
    }

    /** The platform's id of the account. */
    public String remoteAccount() {
        return remoteAccount;
    }

    /** The commit's name, or {@code prepare} for a failure before any commit. */
    public String step() {
        return step;
    }

    public Instant intentAt() {
        return intentAt;
    }

    /** No byte of the request leaves after this. */
    public Instant deadlineAt() {
        return deadlineAt;
    }

    /** Empty while nobody knows. */
    public Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    public Optional<Instant> outcomeAt() {
        return Optional.ofNullable(outcomeAt);
    }

    /** The id of what is live. */
    public Optional<String> remoteId() {
        return Optional.ofNullable(remoteId);
    }

    /** Whether a look or a person decided the outcome, not an answer of the platform. */
    public boolean judged() {
        return judged;
    }

    /** As {@link DeliveryView#failure()}. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** What tells one row from the others. */
    public static final class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String deliveryId;
        private int seq;

        /** For the persistence provider. */
        @SuppressWarnings("NullAway.Init")
        public Key() {}

        public Key(String deliveryId, int seq) {
            this.deliveryId = deliveryId;
            this.seq = seq;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && deliveryId.equals(key.deliveryId) && seq == key.seq;
        }

        @Override
        public int hashCode() {
            return Objects.hash(deliveryId, seq);
        }
    }
}
