package io.social4j.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where a person lets an app in, as X and LinkedIn have it: a form with one button for each account and one to refuse, and the
 * way back to the app (RFC 6749, section 4.1). What is wrong with a request is told to the person, never to the app.
 *
 * @param path where the form goes
 * @param needed the fields that every request has
 * @param button what the button of an account says
 * @param declined what the app is told if the person refuses
 */
record ConsentPage(
        Accounts accounts,
        String title,
        String path,
        List<String> needed,
        Function<SandboxAccount, String> button,
        String declined) {

    private static final String HTML = "text/html; charset=utf-8";

    /** What the app asks for: by the address at first, by the form when a button was pressed. */
    Map<String, String> asked(Call call, String clientId) {
        Map<String, String> asked = new LinkedHashMap<>();
        for (String name : needed) {
            String value = call.method().equals("GET") ? call.query(name) : call.form(name);
            if (value == null || value.isEmpty()) {
                throw refusal(name);
            }
            asked.put(name, value);
        }
        if (!"code".equals(asked.get("response_type")) || !clientId.equals(asked.get("client_id"))) {
            throw refusal("client_id");
        }
        return asked;
    }

    Answer shown(Map<String, String> asked) {
        String fields = asked.entrySet().stream()
                .map(field -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                        .formatted(Html.escaped(field.getKey()), Html.escaped(field.getValue())))
                .collect(Collectors.joining("\n"));
        String buttons = accounts.all().stream()
                .map(account -> "<button name=\"account\" value=\"%s\">%s</button>"
                        .formatted(Html.escaped(account.remoteId()), Html.escaped(button.apply(account))))
                .collect(Collectors.joining("\n"));
        return Answer.of(
                200, HTML, """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>%s (sandbox)</title></head>
                <body><h1>An app wants access</h1><p>Scopes: %s</p>
                <form method="post" action="%s">
                %s
                %s
                <button name="account" value="">Cancel</button>
                </form></body>
                </html>
                """.formatted(title, Html.escaped(asked.getOrDefault("scope", "")), path, fields, buttons));
    }

    /**
     * Back to the app, with a code or without.
     *
     * @param account whose button was pressed
     * @param code makes one for that account
     */
    Answer left(Map<String, String> asked, @Nullable String account, Function<String, String> code) {
        HttpUrl back = HttpUrl.parse(asked.getOrDefault("redirect_uri", ""));
        if (back == null) {
            throw refusal("redirect_uri");
        }
        HttpUrl.Builder to = back.newBuilder();
        if (account == null || accounts.find(account).isEmpty()) {
            to.addQueryParameter("error", declined);
        } else {
            to.addQueryParameter("code", code.apply(account));
        }
        to.addQueryParameter("state", asked.get("state"));
        return Answer.of(302, "text/plain; charset=utf-8", "")
                .with("Location", to.build().toString());
    }

    static RefusedException refusal(String what) {
        return new RefusedException(
                Answer.of(400, HTML, "<h1>Something went wrong</h1><p>Invalid: " + Html.escaped(what) + "</p>"));
    }
}
