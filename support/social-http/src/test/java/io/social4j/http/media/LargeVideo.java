package io.social4j.http.media;

import io.social4j.http.HttpCall;
import io.social4j.http.HttpLimits;
import io.social4j.http.PlatformHttp;
import io.social4j.media.FileMediaStore;
import io.social4j.model.Media;
import io.social4j.model.MediaInfo;
import io.social4j.spi.SocialClock;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;

/** A process of its own with little memory: brings a video in, keeps it, and sends it on. */
final class LargeVideo {

    private LargeVideo() {}

    public static void main(String[] args) throws Exception {
        URI from = URI.create(args[0]);
        URI to = URI.create(args[1]);
        Path directory = Path.of(args[2]);
        IntakeLimits limits = IntakeLimits.defaults()
                .withTemporary(directory)
                .withAllowedHosts(from.getHost() + ":" + from.getPort());
        FileMediaStore store = FileMediaStore.in(directory.resolve("media"), SocialClock.system());
        Media pinned = HttpMediaIntake.create(limits, SocialClock.system()).pin(Media.ofUrl(from.toString()), store);
        MediaInfo info = Objects.requireNonNull(pinned.info());
        PlatformHttp.create(HttpLimits.defaults())
                .upload(HttpCall.post(to, "video").stream(
                                info.format().type(), info.size(), () -> store.open(info.sha256()))
                        .build());
        System.out.println(info.sha256() + " " + info.width() + "x" + info.height() + " in "
                + Runtime.getRuntime().maxMemory() / (1 << 20) + " MB");
    }
}
