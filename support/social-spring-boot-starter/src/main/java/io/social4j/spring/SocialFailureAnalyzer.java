package io.social4j.spring;

import io.social4j.SocialException;
import io.social4j.config.SettingsException;
import io.social4j.store.jdbc.JdbcStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Shows at start what is wrong and what to do, instead of a stack trace. The messages say both already. */
final class SocialFailureAnalyzer implements FailureAnalyzer {

    /** Ours lies below the exceptions of Spring that tell which bean was being made. */
    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isOurs(cause)) {
                return new FailureAnalysis(
                        "Social4j cannot start. " + cause.getMessage(),
                        "Change the settings as said above; all of them are in docs/configuration.md of Social4j.",
                        cause);
            }
        }
        return null;
    }

    private static boolean isOurs(Throwable cause) {
        return cause instanceof SettingsException
                || cause instanceof JdbcStoreException
                || (cause instanceof SocialException social
                        && social.reason() == SocialException.Reason.NOT_CONFIGURED);
    }
}
