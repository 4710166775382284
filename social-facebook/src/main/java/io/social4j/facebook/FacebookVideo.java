package io.social4j.facebook;

import io.social4j.model.FailureKind;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.PlatformException;

/**
 * A video that is being uploaded. Its id is known before anybody can see it, and it can be published only once.
 *
 * @param session where its bytes go: the id of an upload session, or an address
 * @param piece how many bytes Facebook wants in one request; 0 for all of them
 */
record FacebookVideo(String id, String session, long piece) {

    static FacebookVideo decode(String remembered) {
        String[] parts = remembered.split(" ", -1);
        if (parts.length != 3 || !parts[2].matches("[0-9]{1,18}")) {
            throw PlatformException.of(FailureKind.UNEXPECTED, "What is remembered of the video cannot be read");
        }
        return new FacebookVideo(parts[0], parts[1], Long.parseLong(parts[2]));
    }

    String encode() {
        return id + " " + session + " " + piece;
    }

    /** The post that shows it: the Page's id and the video's, where Facebook names no other. */
    String postId(RemoteAccount page) {
        return page.id() + "_" + id;
    }
}
