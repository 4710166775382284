package io.social4j.queue.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.config.Settings;
import io.social4j.config.SettingsException;
import io.social4j.queue.redis.RedisSettings.Node;
import io.social4j.spi.queue.JobQueueProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class RedisSettingsTest {

    @Test
    void aHostIsEnough() {
        RedisSettings settings = Redis.settings("host", "redis.example.org");

        assertThat(settings.nodes()).containsExactly(new Node("redis.example.org", 6379));
        assertThat(settings.mode()).isEqualTo(RedisSettings.Mode.STANDALONE);
        assertThat(settings.namespace()).isEqualTo("social4j");
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void nodesAreReadWithAndWithoutPortsAndAsAddresses() {
        assertThat(Redis.settings("mode", "cluster", "nodes", "a, b:7000 ,[::1]:7001,::1")
                        .nodes())
                .containsExactly(
                        new Node("a", 6379), new Node("b", 7000), new Node("::1", 7001), new Node("::1", 6379));
        assertThat(Redis.settings("mode", "sentinel", "nodes", "a,b", "master", "main")
                        .nodes())
                .containsExactly(new Node("a", 26379), new Node("b", 26379));
    }

    @Test
    void everythingThatIsWrongIsToldTogether() {
        assertThatThrownBy(() -> Redis.settings(
                        "mode",
                        "cluster",
                        "nodes",
                        "a:b",
                        "database",
                        "3",
                        "timeout",
                        "10s",
                        "namespace",
                        "a b",
                        "cap",
                        "0"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("social4j.redis.nodes must be host:port")
                .hasMessageContaining("database must be 0 in a cluster")
                .hasMessageContaining("timeout must be positive and at most 2s")
                .hasMessageContaining("namespace must be")
                .hasMessageContaining("cap must be at least 1");
        assertThatThrownBy(() -> Redis.settings("mode", "sentinel", "host", "a"))
                .hasMessageContaining("social4j.redis.master is not set");
        assertThatThrownBy(Redis::settings).hasMessageContaining("REDIS_HOST");
    }

    @Test
    void theVariablesPeopleKnowAreEnough() {
        Settings none = Settings.none();
        JobQueueProvider provider =
                ServiceLoader.load(JobQueueProvider.class).findFirst().orElseThrow();

        assertThat(provider.id()).isEqualTo("redis");
        assertThat(provider.isConfigured(none.under("redis"))).isFalse();
        assertThat(provider.isConfigured(
                        Settings.of(Map.of("social4j.redis.host", "a")).under("redis")))
                .isTrue();
        assertThat(List.of(provider)).hasSize(1);
    }

    @Test
    void thePasswordIsNeverShown() {
        assertThat(Redis.settings("host", "a", "password", "s3cret", "username", "app")
                        .toString())
                .doesNotContain("s3cret");
    }
}
