package io.social4j.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The webhooks sent last, as a part of the page. */
record WebhookTable(List<SentWebhook> sent) {

    private static final int SHOWN = 20;

    /** Nothing when nothing was sent. */
    String html() {
        if (sent.isEmpty()) {
            return "";
        }
        StringBuilder rows = new StringBuilder();
        for (int i = sent.size() - 1; i >= Math.max(0, sent.size() - SHOWN); i--) {
            rows.append(row(sent.get(i)));
        }
        return """
            <section class="hooks" aria-label="Webhooks"><h2>Webhooks sent</h2>
            <table><thead><tr><th>Platform</th><th>Event</th><th>Post</th><th>To</th><th>Answer</th></tr></thead>
            <tbody>%s</tbody></table></section>
            """.formatted(rows);
    }

    private static String row(SentWebhook webhook) {
        boolean taken = webhook.status() >= 200 && webhook.status() <= 299;
        String answer = webhook.status() == 0 ? "none" : Integer.toString(webhook.status());
        List<String> cells = List.of(
                webhook.platform(),
                webhook.event().toLowerCase(Locale.ROOT),
                webhook.postId(),
                webhook.callback().toString(),
                answer);
        return cells.stream()
                .map(cell -> "<td>" + Html.escaped(cell) + "</td>")
                .collect(Collectors.joining("", taken ? "<tr>" : "<tr class=\"refused\">", "</tr>"));
    }
}
