package io.social4j.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.Account;
import io.social4j.sandbox.SandboxCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An account that is disconnected is forgotten here, and its token is no good any more where the platform can be told. */
class DisconnectingTest {

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    /** X ends refresh and access tokens one by one; Meta's platforms end no Page's token without ending those of all others. */
    @ParameterizedTest
    @CsvSource({"twitter, 2", "linkedin, 1", "reddit, 1", "facebook, 0", "instagram, 0"})
    void theTokenIsRevokedWhereThePlatformCan(String platform, int requests) {
        disconnect(platform);

        assertThat(stage.social.accounts().of(Stage.USER))
                .extracting(account -> account.platform().id())
                .doesNotContain(platform)
                .hasSize(4);
        assertThat(stage.sandbox.ledger().requests(platform).of(SandboxCall.REVOKE))
                .isEqualTo(requests);
    }

    @Test
    void aPlatformThatDoesNotAnswerKeepsNoAccountConnected() {
        stage.sandbox.faults("reddit").on(SandboxCall.REVOKE).serverErrorWithoutEffect(503);

        disconnect("reddit");

        assertThat(stage.social.accounts().of(Stage.USER))
                .extracting(account -> account.platform().id())
                .doesNotContain("reddit");
    }

    private void disconnect(String platform) {
        Account account = stage.social.accounts().of(Stage.USER).stream()
                .filter(one -> one.platform().id().equals(platform))
                .findFirst()
                .orElseThrow();
        stage.social.accounts().disconnect(account.id(), Stage.USER);
    }
}
