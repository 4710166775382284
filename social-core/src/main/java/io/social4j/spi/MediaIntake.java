package io.social4j.spi;

import io.social4j.model.Media;

/**
 * Brings media in when a post is scheduled: fetches or reads the content, measures it, and keeps it. Thread-safe; blocks for as
 * long as fetching takes.
 */
public interface MediaIntake {

    /**
     * Pins one item, its poster included.
     *
     * @throws MediaRefusedException saying what is wrong with it and who found out
     */
    Media pin(Media media, MediaStore into) throws MediaRefusedException;
}
