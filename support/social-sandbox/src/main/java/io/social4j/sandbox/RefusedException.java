package io.social4j.sandbox;

/** The platform says no; carries what it says. */
final class RefusedException extends RuntimeException {

    private final transient Answer answer;

    RefusedException(Answer answer) {
        super("HTTP " + answer.status(), null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
