package io.social4j.model;

/** Identifies one account. Opaque: compare it, store it, never parse it. */
public record AccountId(String value) implements Comparable<AccountId> {

    public AccountId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("The id of an account must not be blank");
        }
    }

    public static AccountId of(String value) {
        return new AccountId(value);
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
