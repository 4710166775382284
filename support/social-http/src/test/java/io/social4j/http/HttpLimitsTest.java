package io.social4j.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.config.PublishPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HttpLimitsTest {

    @Test
    void connectAndWriteFitIntoTheMarginOfThePolicy() {
        PublishPolicy policy = PublishPolicy.defaults();
        HttpLimits limits = HttpLimits.from(policy);

        assertThat(limits.connect()).isEqualTo(Duration.ofSeconds(3));
        assertThat(limits.write()).isEqualTo(Duration.ofSeconds(1));
        assertThat(limits.connect().plus(limits.write())).isLessThan(policy.margin());
        assertThat(limits.callDeadline()).isEqualTo(policy.callDeadline());
        assertThat(limits).isEqualTo(HttpLimits.defaults());
    }

    @Test
    void limitsThatLimitNothingAreRefused() {
        assertThatThrownBy(() -> HttpLimits.defaults().withCallDeadline(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HttpLimits.defaults().withUpload(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HttpLimits.defaults().withMaxBody(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
