package io.social4j.spring;

/**
 * Who is calling. The HTTP endpoints ask it once in each request, on the thread of the request; what it answers decides whose posts
 * and accounts are seen. Thread-safe.
 */
@FunctionalInterface
public interface CurrentUser {

    /**
     * The host's id of the person, 1 to 200 characters; the {@code user} of posts and accounts.
     *
     * @throws NotAuthenticatedException if nobody is logged in; the call is then refused by 401
     */
    String userId();

    /** Whether this person may stop whole platforms, for everybody. */
    default boolean isOperator() {
        return false;
    }

    /** Nobody is logged in. */
    final class NotAuthenticatedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public NotAuthenticatedException() {
            super("Log in first: this call belongs to a user");
        }
    }
}
