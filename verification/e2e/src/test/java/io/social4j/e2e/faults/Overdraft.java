package io.social4j.e2e.faults;

import io.social4j.sandbox.SandboxOptions;
import java.time.Duration;
import java.util.List;

/** More posts than X allows an account: a hundred in a quarter of an hour; it says with each answer how many are left. */
final class Overdraft {

    static final int ALLOWED = 100;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String SOON_SENT = "SELECT COUNT(*) FROM social_delivery WHERE state = 'SENDING'"
            + " OR (state = 'SCHEDULED' AND next_at < now() + interval '1 minute')";

    private Overdraft() {}

    /** A world in which platforms count. */
    static World world() {
        return World.onPostgres(SandboxOptions.defaults());
    }

    /** Returns when what is not out waits for long. */
    static void draw(World world) {
        String user = world.user(List.of("twitter"));
        for (int i = 0; i < ALLOWED + 20; i++) {
            world.schedule(World.request(user, "p" + i, "twitter"));
        }
        Until.holds(
                () -> "the rest waits\n" + world.history(),
                PATIENCE,
                () -> Rows.number(world.database(), SOON_SENT) == 0);
    }
}
