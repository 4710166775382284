package io.social4j.http;

import java.io.IOException;

/** A connection turned out to be of no use before anything of the request was written to it. */
final class StaleConnectionException extends IOException {

    private static final long serialVersionUID = 1L;

    StaleConnectionException(String why) {
        super(why);
    }
}
