package io.social4j.store.jdbc;

import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import io.social4j.model.PlatformFailure;
import io.social4j.model.Violation;
import io.social4j.store.jdbc.Json.Fields;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How failures are stored. */
final class FailureJson {

    private FailureJson() {}

    static @Nullable String of(@Nullable PlatformFailure failure) {
        if (failure == null) {
            return null;
        }
        Map<String, @Nullable Object> fields = Json.object();
        fields.put("kind", failure.kind());
        fields.put("message", failure.message());
        fields.put("retryAt", failure.retryAtOrNull());
        fields.put("scope", failure.scope());
        fields.put("code", failure.platformCode());
        fields.put("request", failure.requestId());
        fields.put(
                "violations",
                failure.violations().stream().map(FailureJson::fields).toList());
        return Json.write(fields);
    }

    private static Map<String, @Nullable Object> fields(Violation violation) {
        Map<String, @Nullable Object> fields = Json.object();
        fields.put(
                "platform",
                violation.platform() == null ? null : violation.platform().id());
        fields.put("rule", violation.rule());
        fields.put("message", violation.message());
        fields.put("field", violation.field());
        fields.put("limit", violation.limit());
        fields.put("actual", violation.actual());
        fields.put("severity", violation.severity());
        return fields;
    }

    static @Nullable PlatformFailure failure(@Nullable String json) {
        if (json == null) {
            return null;
        }
        Fields fields = Json.fields(json);
        String retryAt = fields.textOrNull("retryAt");
        return new PlatformFailure(
                FailureKind.valueOf(fields.text("kind")),
                fields.text("message"),
                retryAt == null ? null : Instant.parse(retryAt),
                PlatformFailure.Scope.valueOf(fields.text("scope")),
                fields.textOrNull("code"),
                fields.textOrNull("request"),
                fields.objects("violations").stream()
                        .map(FailureJson::violation)
                        .toList());
    }

    private static Violation violation(Fields fields) {
        String platform = fields.textOrNull("platform");
        return new Violation(
                platform == null ? null : Platform.of(platform),
                fields.text("rule"),
                fields.text("message"),
                fields.textOrNull("field"),
                fields.numberOrNull("limit"),
                fields.numberOrNull("actual"),
                Violation.Severity.valueOf(fields.text("severity")));
    }
}
