package io.social4j.spring;

import io.social4j.SocialException;
import io.social4j.config.SettingsException;
import io.social4j.store.jdbc.JdbcStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows at start what is wrong and what to do, instead of a stack trace. The messages say both already. */
final class SocialFailureAnalyzer extends AbstractFailureAnalyzer<RuntimeException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, RuntimeException cause) {
        boolean ours = cause instanceof SettingsException
                || cause instanceof JdbcStoreException
                || (cause instanceof SocialException social
                        && social.reason() == SocialException.Reason.NOT_CONFIGURED);
        return ours
                ? new FailureAnalysis(
                        "Social4j cannot start. " + cause.getMessage(),
                        "Change the settings as said above; all of them are in docs/configuration.md of Social4j.",
                        cause)
                : null;
    }
}
