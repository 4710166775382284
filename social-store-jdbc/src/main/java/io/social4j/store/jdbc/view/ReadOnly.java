package io.social4j.store.jdbc.view;

import jakarta.persistence.PrePersist;
import jakarta.persistence.PreRemove;
import jakarta.persistence.PreUpdate;

/** Stops entity managers from writing what they may only read. Statements of the query language pass it. */
final class ReadOnly {

    @PrePersist
    @PreUpdate
    @PreRemove
    @SuppressWarnings("DoNotCallSuggester") // only providers call it
    void refuse(Object row) {
        throw new UnsupportedOperationException(row.getClass().getSimpleName()
                + " is a view of Social4j's tables and cannot be written; ask SocialPublisher instead");
    }
}
