package io.social4j.store.jdbc.view;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a platform said about a live post at one moment. What it does not say is empty, never 0. */
@Entity
@Table(name = "social_analytics_event")
@IdClass(AnalyticsEventView.Key.class)
@EntityListeners(ReadOnly.class)
public class AnalyticsEventView {

    @Id
    @Column(name = "delivery_id", insertable = false, updatable = false)
    private String deliveryId;

    @Id
    @Column(name = "at", insertable = false, updatable = false)
    private Instant at;

    @Column(name = "platform", insertable = false, updatable = false)
    private String platform;

    @Column(name = "impressions", insertable = false, updatable = false)
    private @Nullable Long impressions;

    @Column(name = "reactions", insertable = false, updatable = false)
    private @Nullable Long reactions;

    @Column(name = "comments", insertable = false, updatable = false)
    private @Nullable Long comments;

    @Column(name = "shares", insertable = false, updatable = false)
    private @Nullable Long shares;

    @Column(name = "clicks", insertable = false, updatable = false)
    private @Nullable Long clicks;

    @Column(name = "saves", insertable = false, updatable = false)
    private @Nullable Long saves;

    /** For the persistence provider, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected AnalyticsEventView() {}

    public String deliveryId() {
        return deliveryId;
    }

    /** When the platform was asked. */
    public Instant at() {
        return at;
    }

    public String platform() {
        return platform;
    }

    public OptionalLong impressions() {
        return impressions == null ? OptionalLong.empty() : OptionalLong.of(impressions);
    }

    public OptionalLong reactions() {
        return reactions == null ? OptionalLong.empty() : OptionalLong.of(reactions);
    }

    public OptionalLong comments() {
        return comments == null ? OptionalLong.empty() : OptionalLong.of(comments);
    }

    public OptionalLong shares() {
        return shares == null ? OptionalLong.empty() : OptionalLong.of(shares);
    }

    public OptionalLong clicks() {
        return clicks == null ? OptionalLong.empty() : OptionalLong.of(clicks);
    }

    public OptionalLong saves() {
        return saves == null ? OptionalLong.empty() : OptionalLong.of(saves);
    }

    /** What tells one row from the others. */
    public static final class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String deliveryId;
        private Instant at;

        /** For the persistence provider. */
        @SuppressWarnings("NullAway.Init")
        public Key() {}

        public Key(String deliveryId, Instant at) {
            this.deliveryId = deliveryId;
            this.at = at;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && deliveryId.equals(key.deliveryId) && at.equals(key.at);
        }

        @Override
        public int hashCode() {
            return Objects.hash(deliveryId, at);
        }
    }
}
