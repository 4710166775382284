package io.social4j.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MultipartTest {

    @Test
    void partsAreWrittenInTheOrderTheyWereAdded() throws IOException {
        Multipart form = Multipart.create()
                .field("key", "wörds")
                .file("file", "a b.txt", "text/plain", 3, source("abc"))
                .field("last", "")
                .withBoundary("XX");

        assertThat(written(form).replace("\r\n", "\n")).isEqualTo("""
                --XX
                Content-Disposition: form-data; name="key"

                wörds
                --XX
                Content-Disposition: form-data; name="file"; filename="a b.txt"
                Content-Type: text/plain

                abc
                --XX
                Content-Disposition: form-data; name="last"


                --XX--
                """);
        assertThat(written(form)).startsWith("--XX\r\n").doesNotContainPattern("(?<!\r)\n");
        assertThat(form.body().size()).isEqualTo(written(form).getBytes(UTF_8).length);
        assertThat(form.mediaType()).hasToString("multipart/form-data; boundary=XX");
    }

    @Test
    void aSliceOfAFileIsAPart() throws IOException {
        Multipart form = Multipart.create()
                .file("video_file_chunk", "chunk", "application/octet-stream", source("0123456789"), 3, 4);

        assertThat(written(form)).contains("\r\n\r\n3456\r\n--");
    }

    @Test
    void namesCannotLeaveTheirQuotes() throws IOException {
        Multipart form = Multipart.create()
                .field("a\"; x=\"\r\nEvil: 1", "v")
                .file("f", "\"\r\n\r\n.png", "image/png", 1, source("p"));

        assertThat(written(form))
                .contains("name=\"a%22; x=%22%0D%0AEvil: 1\"")
                .contains("filename=\"%22%0D%0A%0D%0A.png\"")
                .doesNotContain("\r\nEvil");
    }

    @Test
    void theSameFormHasTheSameBoundaryAndAnotherFormAnother() {
        Multipart one = Multipart.create().field("a", "1");

        assertThat(one.boundary()).isEqualTo(Multipart.create().field("a", "1").boundary());
        assertThat(one.boundary())
                .isNotEqualTo(Multipart.create().field("a", "2").boundary())
                .hasSizeLessThanOrEqualTo(70);
    }

    @Test
    void aFileThatContainsTheBoundaryIsNotSentToItsEnd() throws IOException {
        String attack = "GIF89a\r\n--XX\r\nContent-Disposition: form-data; name=\"published\"\r\n\r\ntrue";
        Multipart form = Multipart.create()
                .file("f", "a.gif", "image/gif", attack.length(), source(attack))
                .withBoundary("XX");
        Multipart atTheStart = Multipart.create()
                .file("f", "a.gif", "image/gif", 4, source("--XX"))
                .withBoundary("XX");
        Multipart harmless = Multipart.create()
                .file("f", "a.gif", "image/gif", 9, source("\r\r\n--X\r\n-"))
                .withBoundary("XX");

        assertThatThrownBy(() -> written(form)).isInstanceOf(IOException.class).hasMessageContaining("boundary");
        assertThatThrownBy(() -> written(atTheStart)).isInstanceOf(IOException.class);
        assertThat(written(harmless)).contains("\r\r\n--X\r\n-");
    }

    @Test
    void boundariesAndFormsThatCannotBeWrittenAreRefused() {
        Multipart form = Multipart.create().field("a", "1");

        assertThatThrownBy(() -> form.withBoundary("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> form.withBoundary("a\r\nb")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> form.withBoundary("x".repeat(71))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Multipart.create().body()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Multipart.create().file("f", "x", "not a type", 1, source("x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static BodySource source(String content) {
        return () -> new ByteArrayInputStream(content.getBytes(UTF_8));
    }

    private static String written(Multipart form) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        form.body().writeTo(out);
        return out.toString(UTF_8);
    }
}
