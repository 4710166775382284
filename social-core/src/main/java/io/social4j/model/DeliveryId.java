package io.social4j.model;

/** Identifies one delivery. Opaque: compare it, store it, never parse it. */
public record DeliveryId(String value) implements Comparable<DeliveryId> {

    public DeliveryId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("The id of a delivery must not be blank");
        }
    }

    public static DeliveryId of(String value) {
        return new DeliveryId(value);
    }

    @Override
    public int compareTo(DeliveryId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
