package io.social4j.sandbox;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a body as strictly as Rest.li does. Source: Microsoft Learn, "Error handling", 2026-09. */
final class LinkedInFields {

    private LinkedInFields() {}

    static Map<?, ?> body(Call call) {
        Map<?, ?> body = null;
        try {
            body = call.carriesJson() ? Json.asObject(Json.read(call.body())) : null;
        } catch (Json.MalformedException e) {
            // The same answer as for any other body that is no object.
        }
        if (body == null) {
            throw LinkedInErrors.argument("The body is not a JSON object");
        }
        return body;
    }

    static void only(String where, Map<?, ?> members, Set<String> known) {
        for (Object name : members.keySet()) {
            if (!known.contains(String.valueOf(name))) {
                throw LinkedInErrors.value(where + "/" + name);
            }
        }
    }

    static Object require(String field, @Nullable Object value) {
        if (value == null || value == Json.NULL) {
            throw LinkedInErrors.missing(field);
        }
        return value;
    }

    static Map<?, ?> object(String field, @Nullable Object value) {
        Map<?, ?> members = Json.asObject(require(field, value));
        if (members == null) {
            throw LinkedInErrors.value(field);
        }
        return members;
    }

    /** A list of that many objects. */
    static List<?> list(String field, @Nullable Object value, int fewest, int most) {
        if (!(require(field, value) instanceof List<?> items) || items.size() < fewest || items.size() > most) {
            throw LinkedInErrors.value(field);
        }
        return items;
    }

    /** A text that is not blank. */
    static String text(String field, @Nullable Object value) {
        String text = string(field, value);
        if (text.isBlank()) {
            throw LinkedInErrors.value(field);
        }
        return text;
    }

    static String text(String field, @Nullable Object value, int longest) {
        String text = text(field, value);
        if (text.length() > longest) {
            throw LinkedInErrors.tooLong(field, longest);
        }
        return text;
    }

    /** Any text, also an empty one. */
    static String string(String field, @Nullable Object value) {
        if (!(require(field, value) instanceof String text)) {
            throw LinkedInErrors.value(field);
        }
        return text;
    }

    static void optionalText(String field, @Nullable Object value, int longest) {
        if (value != null && (!(value instanceof String text) || text.length() > longest)) {
            throw LinkedInErrors.value(field);
        }
    }

    static void optionalFlag(String field, @Nullable Object value) {
        if (value != null && !(value instanceof Boolean)) {
            throw LinkedInErrors.value(field);
        }
    }

    static String oneOf(String field, @Nullable Object value, Set<String> known) {
        String text = text(field, value);
        if (!known.contains(text)) {
            throw LinkedInErrors.value(field);
        }
        return text;
    }

    static long number(String field, @Nullable Object value) {
        if (!(require(field, value) instanceof BigDecimal number)) {
            throw LinkedInErrors.value(field);
        }
        return number.longValue();
    }

    static String address(String field, @Nullable Object value) {
        String text = text(field, value);
        try {
            URI address = URI.create(text);
            if (String.valueOf(address.getScheme()).startsWith("http") && address.getHost() != null) {
                return text;
            }
        } catch (IllegalArgumentException notOne) {
            // The same answer as for any other text that is none.
        }
        throw LinkedInErrors.value(field);
    }
}
