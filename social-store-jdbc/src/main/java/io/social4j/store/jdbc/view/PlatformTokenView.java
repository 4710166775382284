package io.social4j.store.jdbc.view;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** That there is a token, and until when; its secrets are not part of the view. */
@Entity
@Table(name = "social_platform_token")
@EntityListeners(ReadOnly.class)
public class PlatformTokenView {

    @Id
    @Column(name = "account_id", insertable = false, updatable = false)
    private String accountId;

    @Column(name = "version", insertable = false, updatable = false)
    private long version;

    @Column(name = "expires_at", insertable = false, updatable = false)
    private @Nullable Instant expiresAt;

    /** For the persistence provider, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected PlatformTokenView() {}

    public String accountId() {
        return accountId;
    }

    /** Rises each time it is refreshed. */
    public long version() {
        return version;
    }

    /** When the access token stops working, if the platform says so. */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }
}
