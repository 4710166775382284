package io.social4j.store.jdbc;

import io.social4j.internal.rows.DeliveryRow;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;

/** What claimed deliveries publish: their own payload, or what the content of their post says for their platform. */
final class Payloads {

    private final Tx.Answer<Entry<String, String>> own;
    private final Tx.Answer<Entry<String, String>> contents;

    private Payloads(Tx.Answer<Entry<String, String>> own, Tx.Answer<Entry<String, String>> contents) {
        this.own = own;
        this.contents = contents;
    }

    static Payloads ask(Tx tx, Collection<DeliveryRow> rows) {
        return new Payloads(
                tx.ask(
                        "SELECT * FROM {delivery_payload} WHERE delivery_id = ANY(?)",
                        from -> Map.entry(from.text("delivery_id"), from.text("payload")),
                        rows.stream().map(row -> row.id.value()).toList()),
                tx.ask(
                        "SELECT id, content FROM {scheduled_post} WHERE id = ANY(?)",
                        from -> Map.entry(from.text("id"), from.text("content")),
                        rows.stream().map(row -> row.post.value()).distinct().toList()));
    }

    /** Gives each row its payload; those that a newer program wrote stay without, and go to {@code leftAlone}. */
    void giveTo(List<DeliveryRow> rows, LeftAlone leftAlone) throws SQLException {
        Map<String, String> ownOf = byId(own);
        Map<String, String> contentOf = byId(contents);
        for (DeliveryRow row : rows) {
            String payload = ownOf.get(row.id.value());
            String content = contentOf.get(row.post.value());
            if (payload == null && content == null) {
                throw new SQLException("The post " + row.post + " of a delivery is not there");
            }
            if (ContentJson.isNewer(payload == null ? Objects.requireNonNull(content) : payload)) {
                leftAlone.add(row.id);
            } else {
                row.payload = payload == null
                        ? ContentJson.content(Objects.requireNonNull(content)).payloadFor(row.remoteAccount.platform())
                        : ContentJson.payload(payload);
            }
        }
    }

    private static Map<String, String> byId(Tx.Answer<Entry<String, String>> answer) throws SQLException {
        Map<String, String> texts = new HashMap<>();
        for (Entry<String, String> one : answer.rows()) {
            texts.put(one.getKey(), one.getValue());
        }
        return texts;
    }
}
