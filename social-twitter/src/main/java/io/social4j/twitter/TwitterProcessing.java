package io.social4j.twitter;

import io.social4j.http.JsonView;
import io.social4j.http.Redaction;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * What X says of the processing of a file (docs.x.com, "Upload media", 2026-08), and how it is remembered. Immutable.
 *
 * @param pause until it may be asked again
 * @param said why it failed
 */
record TwitterProcessing(State state, Duration pause, String said) {

    enum State {
        READY("succeeded"),
        BUSY("busy"),
        FAILED("failed");

        private final String word;

        State(String word) {
            this.word = word;
        }
    }

    /** Where X does not say how long (1 to 10 seconds are usual). */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    /** Reads an answer; nothing said of processing means that it is ready. */
    static TwitterProcessing of(JsonView answer) {
        JsonView info = answer.at("data").at("processing_info");
        String word = info.at("state").text().orElse(info.exists() ? "unknown" : State.READY.word);
        if (word.equals(State.FAILED.word)) {
            JsonView error = info.at("error");
            String said =
                    error.at("message").text().or(() -> error.at("name").text()).orElse("");
            return new TwitterProcessing(State.FAILED, Duration.ZERO, Redaction.line(said));
        }
        OptionalLong wait = info.at("check_after_secs").number();
        boolean waits = wait.isPresent() && wait.getAsLong() > 0 && wait.getAsLong() <= LONGEST_PAUSE.toSeconds();
        return word.equals(State.READY.word)
                ? new TwitterProcessing(State.READY, Duration.ZERO, "")
                : new TwitterProcessing(State.BUSY, waits ? Duration.ofSeconds(wait.getAsLong()) : PAUSE, "");
    }

    /** Reads what {@link #remembered} wrote. */
    static TwitterProcessing read(String remembered) {
        String[] words = remembered.split(" ", 2);
        String rest = words.length == 2 ? words[1] : "";
        if (words[0].equals(State.BUSY.word)) {
            return new TwitterProcessing(State.BUSY, Duration.ofSeconds(Long.parseLong(rest)), "");
        }
        State state = words[0].equals(State.FAILED.word) ? State.FAILED : State.READY;
        return new TwitterProcessing(state, Duration.ZERO, rest);
    }

    String remembered() {
        String rest = state == State.BUSY ? Long.toString(pause.toSeconds()) : said;
        return rest.isEmpty() ? state.word : state.word + " " + rest;
    }
}
