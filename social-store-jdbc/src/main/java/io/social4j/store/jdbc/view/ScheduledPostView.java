package io.social4j.store.jdbc.view;

import io.social4j.model.PostStatus;
import io.social4j.store.jdbc.StoredText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person scheduled. */
@Entity
@Table(name = "social_scheduled_post")
@EntityListeners(ReadOnly.class)
public class ScheduledPostView {

    @Id
    @Column(name = "id", insertable = false, updatable = false)
    private String id;

    @Column(name = "user_id", insertable = false, updatable = false)
    private String userId;

    @Column(name = "project_id", insertable = false, updatable = false)
    private @Nullable String projectId;

    @Column(name = "platforms", insertable = false, updatable = false)
    private String platforms;

    @Column(name = "message", insertable = false, updatable = false)
    private String message;

    @Column(name = "scheduled_at", insertable = false, updatable = false)
    private Instant scheduledAt;

    @Column(name = "zone", insertable = false, updatable = false)
    private String zone;

    @Column(name = "draft", insertable = false, updatable = false)
    private boolean draft;

    @Enumerated(EnumType.STRING)
    @Column(name = "status", insertable = false, updatable = false)
    private PostStatus status;

    @Column(name = "version", insertable = false, updatable = false)
    private int version;

    @Column(name = "idempotency_key", insertable = false, updatable = false)
    private @Nullable String idempotencyKey;

    @Column(name = "created_at", insertable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at", insertable = false, updatable = false)
    private Instant updatedAt;

    @OneToMany(mappedBy = "post")
    private List<DeliveryView> deliveries;

    /** For the persistence provider, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected ScheduledPostView() {}

    public String id() {
        return id;
    }

    public String userId() {
        return userId;
    }

    public Optional<String> projectId() {
        return Optional.ofNullable(projectId);
    }

    /** The text for all platforms that have none of their own. */
    public String message() {
        return StoredText.decoded(message);
    }

    public Instant scheduledAt() {
        return scheduledAt;
    }

    /** Where the person is, such as {@code Europe/Paris}. */
    public String zone() {
        return zone;
    }

    public boolean draft() {
        return draft;
    }

    /** The end, a little after the last delivery has got there; until then DRAFT or SCHEDULED. How far it is, its deliveries say. */
    public PostStatus status() {
        return status;
    }

    /** Rises with each edit. */
    public int version() {
        return version;
    }

    public Optional<String> idempotencyKey() {
        return Optional.ofNullable(idempotencyKey);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** Ids of the platforms it goes to. */
    public List<String> platforms() {
        return List.of(platforms.split(","));
    }

    /** One for each account, in no order. */
    public List<DeliveryView> deliveries() {
        return List.copyOf(deliveries);
    }
}
