package io.social4j.store.jdbc.view;

import io.social4j.spi.store.DeliveryState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One post for one account. */
@Entity
@Table(name = "social_delivery")
@EntityListeners(ReadOnly.class)
public class DeliveryView {

    @Id
    @Column(name = "id", insertable = false, updatable = false)
    private String id;

    @Column(name = "account_id", insertable = false, updatable = false)
    private String accountId;

    @Column(name = "platform", insertable = false, updatable = false)
    private String platform;

    @Column(name = "remote_account", insertable = false, updatable = false)
    private String remoteAccount;

    @Enumerated(EnumType.STRING)
    @Column(name = "state", insertable = false, updatable = false)
    private DeliveryState state;

    @Column(name = "due_at", insertable = false, updatable = false)
    private Instant dueAt;

    @Column(name = "next_at", insertable = false, updatable = false)
    private @Nullable Instant nextAt;

    @Column(name = "tries", insertable = false, updatable = false)
    private int tries;

    @Column(name = "dismissed", insertable = false, updatable = false)
    private boolean dismissed;

    @Column(name = "published_at", insertable = false, updatable = false)
    private @Nullable Instant publishedAt;

    @Column(name = "permalink", insertable = false, updatable = false)
    private @Nullable String permalink;

    @Column(name = "failure", insertable = false, updatable = false)
    private @Nullable String failure;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "post_id", insertable = false, updatable = false)
    private ScheduledPostView post;

    /** For the persistence provider, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected DeliveryView() {}

    public String id() {
        return id;
    }

    public String accountId() {
        return accountId;
    }

    public String platform() {
        return platform;
    }

    /** The platform's id of the account. */
    public String remoteAccount() {
        return remoteAccount;
    }

    /** Where the engine stands with it. It is live if this says so, or if {@link #publishedAt} is there while it is still looked for. */
    public DeliveryState state() {
        return state;
    }

    /** When it was to be published. */
    public Instant dueAt() {
        return dueAt;
    }

    /** When the engine comes back to it; empty for drafts and at the end. */
    public Optional<Instant> nextAt() {
        return Optional.ofNullable(nextAt);
    }

    /** How many tries its failures have used up. */
    public int tries() {
        return tries;
    }

    /** Whether a person has taken it off the dead letters. */
    public boolean dismissed() {
        return dismissed;
    }

    public Optional<Instant> publishedAt() {
        return Optional.ofNullable(publishedAt);
    }

    /** Where people see it. */
    public Optional<String> permalink() {
        return Optional.ofNullable(permalink);
    }

    /** What went wrong last: a JSON object whose {@code kind} is a FailureKind and whose {@code message} is for people. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    public ScheduledPostView post() {
        return post;
    }
}
