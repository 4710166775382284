package io.social4j.spring.web;

import io.social4j.model.Platform;
import io.social4j.model.Preview;
import io.social4j.model.PublishRequest;
import io.social4j.model.TextMeasure;
import io.social4j.model.Violation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a post would meet.
 *
 * @param violations those that are of no platform in particular
 */
record PreviewView(boolean valid, Map<String, OnPlatform> platforms, List<ViolationView> violations) implements Wire {

    /** The length of the text as the platform counts; {@code null} where the platform is not present or does not tell. */
    record OnPlatform(@Nullable Long length, @Nullable Long limit, List<ViolationView> violations) implements Wire {}

    /** Where nobody can be asked about the platforms. */
    static PreviewView refused(List<Violation> violations) {
        return new PreviewView(false, Map.of(), ViolationView.of(violations));
    }

    static PreviewView of(PublishRequest request, Preview preview) {
        Map<String, OnPlatform> platforms = new TreeMap<>();
        for (PublishRequest.Target target : request.targets()) {
            Platform platform = Platform.of(target.platform());
            TextMeasure measured = preview.lengths().get(platform);
            platforms.put(
                    platform.id(),
                    new OnPlatform(
                            measured == null ? null : measured.length(),
                            measured == null ? null : measured.limit(),
                            of(preview, platform)));
        }
        return new PreviewView(preview.isValid(), platforms, others(preview, platforms));
    }

    private static List<ViolationView> of(Preview preview, Platform platform) {
        return ViolationView.of(preview.violations().stream()
                .filter(violation -> platform.equals(violation.platform()))
                .toList());
    }

    private static List<ViolationView> others(Preview preview, Map<String, OnPlatform> platforms) {
        List<Violation> rest = preview.violations().stream()
                .filter(violation -> violation.platform() == null
                        || !platforms.containsKey(violation.platform().id()))
                .toList();
        return ViolationView.of(rest);
    }
}
