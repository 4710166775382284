package io.social4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostStatusTest {
    @ParameterizedTest(name = "{1} (draft: {0}) is {2}")
    @CsvSource({
        "true,  SCHEDULED,                 DRAFT",
        "true,  SCHEDULED CANCELLED,       DRAFT",
        "true,  CANCELLED,                 CANCELLED",
        "false, SCHEDULED,                 SCHEDULED",
        "false, SCHEDULED SCHEDULED,       SCHEDULED",
        "false, SCHEDULED CANCELLED,       SCHEDULED",
        "false, PROCESSING,                PROCESSING",
        "false, SCHEDULED PROCESSING,      PROCESSING",
        "false, SCHEDULED POSTED,          PROCESSING",
        "false, SCHEDULED FAILED,          PROCESSING",
        "false, SCHEDULED NEEDS_REVIEW,    PROCESSING",
        "false, PROCESSING NEEDS_REVIEW,   PROCESSING",
        "false, POSTED,                    POSTED",
        "false, POSTED POSTED,             POSTED",
        "false, POSTED FAILED,             PARTIALLY_POSTED",
        "false, POSTED CANCELLED,          PARTIALLY_POSTED",
        "false, POSTED NEEDS_REVIEW,       NEEDS_REVIEW",
        "false, FAILED NEEDS_REVIEW,       NEEDS_REVIEW",
        "false, CANCELLED NEEDS_REVIEW,    NEEDS_REVIEW",
        "false, FAILED,                    FAILED",
        "false, FAILED CANCELLED,          FAILED",
        "false, CANCELLED CANCELLED,       CANCELLED",
    })
    void followsFromTheDeliveriesAlone(boolean draft, String deliveries, PostStatus expected) {
        List<DeliveryStatus> all = Arrays.stream(deliveries.split(" "))
                .map(DeliveryStatus::valueOf)
                .toList();
        assertThat(PostStatus.of(draft, all)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT, false", "SCHEDULED, false", "PROCESSING, false", "POSTED, true",
        "PARTIALLY_POSTED, true", "FAILED, true", "CANCELLED, true", "NEEDS_REVIEW, true",
    })
    void isFinalOnceNothingHappensWithoutAPerson(PostStatus status, boolean isFinal) {
        assertThat(status.isFinal()).isEqualTo(isFinal);
    }
}
