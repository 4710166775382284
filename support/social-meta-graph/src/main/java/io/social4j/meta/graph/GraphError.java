package io.social4j.meta.graph;

import io.social4j.http.HttpReply;
import io.social4j.http.JsonView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An error as the Graph API words it. Every field but the shape itself is optional there, and codes come as numbers or as
 * strings (Graph API, "Handling errors", June 2026).
 *
 * @param type the class of the error, or what stands for a code where there is none
 * @param text the platform's sentence, that for people if it gave one; not redacted
 * @param traceId what Meta's support asks for
 */
public record GraphError(
        @Nullable Long code,
        @Nullable Long subcode,
        boolean isTransient,
        @Nullable String type,
        @Nullable String text,
        @Nullable String traceId) {

    /** An error of which only the subcode is known, as in the status of an Instagram container. */
    public static GraphError ofSubcode(long subcode, String text) {
        return new GraphError(null, subcode, false, null, text, null);
    }

    /** The error in an answer of any status; empty if there is none in a shape that is known. */
    public static Optional<GraphError> in(HttpReply reply) {
        JsonView body = reply.json();
        JsonView error = body.at("error");
        if (!error.keys().isEmpty()) {
            return Optional.of(graphError(error));
        }
        if (error.number().isPresent()) {
            return Optional.of(new GraphError(
                    error.numberOrNull(), null, false, null, textOf(body.at("error_description")), null));
        }
        JsonView upload = body.at("debug_info");
        if (!upload.keys().isEmpty()) {
            boolean retriable = upload.at("retriable").flag().orElse(false);
            return Optional.of(new GraphError(
                    null, null, retriable, textOf(upload.at("type")), textOf(upload.at("message")), null));
        }
        if (body.at("error_message").exists() || body.at("error_type").exists()) {
            // "code" repeats the HTTP status in this shape; it is no code of the Graph API.
            return Optional.of(new GraphError(
                    null, null, false, textOf(body.at("error_type")), textOf(body.at("error_message")), null));
        }
        return Optional.empty();
    }

    /** {@code code/subcode}, or the part of it that is there, or the type. */
    public Optional<String> shortCode() {
        if (code != null) {
            return Optional.of(subcode == null ? code.toString() : code + "/" + subcode);
        }
        return subcode == null ? Optional.ofNullable(type) : Optional.of(subcode.toString());
    }

    private static GraphError graphError(JsonView error) {
        String forPeople = textOf(error.at("error_user_msg"));
        return new GraphError(
                error.at("code").numberOrNull(),
                error.at("error_subcode").numberOrNull(),
                error.at("is_transient").flag().orElse(false),
                textOf(error.at("type")),
                forPeople == null ? textOf(error.at("message")) : forPeople,
                textOf(error.at("fbtrace_id")));
    }

    private static @Nullable String textOf(JsonView value) {
        return value.text().filter(text -> !text.isBlank()).orElse(null);
    }
}
