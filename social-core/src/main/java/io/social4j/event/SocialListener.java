package io.social4j.event;

/**
 * Watches what happens, after it is stored. Called on a thread of its own, one event at a time, in order; at least once: an
 * event whose handling was interrupted comes again, told by its {@link SocialEvent#position()}. Processes that share a store share
 * its events: each goes to the listeners of one of them. Exceptions are logged and do not stop anything.
 */
@FunctionalInterface
public interface SocialListener {

    void on(SocialEvent event);
}
