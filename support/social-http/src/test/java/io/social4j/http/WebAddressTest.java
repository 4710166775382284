package io.social4j.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "http://example.com:8080/a/b.png?x=1&y=%20#z",
                "HTTPS://EXAMPLE.COM/",
                "https://192.0.2.1/x",
                "https://[2001:db8::1]/x",
                "https://xn--bcher-kva.example/"
            })
    void addressesOfTheWebAreTaken(String text) {
        assertThat(WebAddress.isWebAddress(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "example.com",
                "//example.com/x",
                "/x",
                "https:example.com",
                "https://",
                "https:///x",
                "https://?x",
                "ftp://example.com",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "data:text/html,x",
                "https://user@example.com/",
                "https://user:secret@example.com/",
                "https://@example.com/",
                "https://example.com@evil.example/",
                " https://example.com",
                "https://example.com/a b",
                "https://example.com/\r\nX: 1",
                "https://example.com/\u0000",
                "https://bücher.example/",
                "https://example.com/\u202egnp.exe",
                "https://exa_mple..com/",
                "https://example.com:0/",
                "https://example.com:99999/",
                "https://example.com:x/",
                "https://example.com\\@evil.example/",
                "https://example.com/<x>",
                "https://[::1",
                "https://exam%70le.com/"
            })
    void everythingElseIsNot(String text) {
        assertThat(WebAddress.isWebAddress(text)).isFalse();
    }

    @Test
    void addressesAreNotLongerThanTheLimit() {
        String start = "https://example.com/";

        assertThat(WebAddress.isWebAddress(start + "x".repeat(2048 - start.length())))
                .isTrue();
        assertThat(WebAddress.isWebAddress(start + "x".repeat(2049 - start.length())))
                .isFalse();
    }
}
