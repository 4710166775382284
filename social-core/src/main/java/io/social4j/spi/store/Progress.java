package io.social4j.spi.store;

import io.social4j.model.PlatformFailure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a delivery has come.
 *
 * @param dueAt when it should go out; the time of the replay, for a replayed one
 * @param readyAt since when it could have been claimed: its due time, or a later one that an earlier visit or the end of a hold gave it
 * @param firstIntentAt when the first request was about to be sent since then
 * @param seq how many intents were written in all
 * @param tries how many burning failures there were
 * @param deaths how many visits in a row ended without a word
 * @param looks how many looks the open intent has had
 * @param cleanLooks how many complete listings in a row showed nothing that could be it
 * @param lastFailure what went wrong last
 */
public record Progress(
        Instant dueAt,
        Instant readyAt,
        @Nullable Instant firstIntentAt,
        int seq,
        int tries,
        int deaths,
        int looks,
        int cleanLooks,
        @Nullable PlatformFailure lastFailure) {}
