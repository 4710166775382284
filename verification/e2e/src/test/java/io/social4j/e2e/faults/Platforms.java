package io.social4j.e2e.faults;

import io.social4j.sandbox.LivePost;
import io.social4j.sandbox.Sandbox;
import io.social4j.sandbox.SandboxAccount;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The platforms, in this JVM or in another one, with the truth about what went live on them. Thread-safe. */
interface Platforms extends AutoCloseable {

    /** What a worker needs to reach them. */
    Map<String, String> settings();

    SandboxAccount newAccount(String platform, String username);

    /** How many complete irreversible requests have arrived, whatever became of them. */
    int commits();

    /** How many of them made a post. */
    int effective();

    /** What the public can see. */
    List<LivePost> live();

    /** Their clocks are ahead by that much from now on. */
    void travelled(Duration time);

    @Override
    void close();

    /** Those in this JVM; their clock is given to them at the start. */
    static Platforms of(Sandbox sandbox) {
        return new Here(sandbox);
    }

    /** In this JVM. */
    record Here(Sandbox sandbox) implements Platforms {

        @Override
        public Map<String, String> settings() {
            return sandbox.settings();
        }

        @Override
        public SandboxAccount newAccount(String platform, String username) {
            return sandbox.newAccount(platform, username);
        }

        @Override
        public int commits() {
            return sandbox.platforms().stream()
                    .mapToInt(platform -> sandbox.ledger().requests(platform).commitsReceived())
                    .sum();
        }

        @Override
        public int effective() {
            return sandbox.platforms().stream()
                    .mapToInt(platform -> sandbox.ledger().requests(platform).commitsEffective())
                    .sum();
        }

        @Override
        public List<LivePost> live() {
            return sandbox.platforms().stream()
                    .flatMap(platform -> sandbox.ledger().live(platform).stream())
                    .toList();
        }

        @Override
        public void travelled(Duration time) {
            // They have the clock of the world.
        }

        @Override
        public void close() {
            sandbox.close();
        }
    }
}
