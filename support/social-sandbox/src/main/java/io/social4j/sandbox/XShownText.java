package io.social4j.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A text as X shows it, with the links that are in it: short ones instead of those that were written, behind them one for a
 * quoted post and one for media; what is long is cut. Source: X API docs, data dictionary, 2026-08.
 *
 * @param urls as in {@code entities.urls}
 */
record XShownText(String text, List<Map<String, Object>> urls) {

    /** Characters that are left of a long text. */
    private static final int CUT = 274;

    /** A text as it was written, and nothing behind it: that of {@code note_tweet}. */
    static XShownText whole(LivePost post) {
        String written = XText.normalized(post.text());
        return new XShownText(XText.asShown(post.id(), written), urls(post.id(), written));
    }

    static boolean isLong(LivePost post) {
        return XText.weightedLength(post.text()) > XText.LIMIT;
    }

    static XShownText of(LivePost post, XJson body, List<XUpload> media, Accounts accounts, String quotedAuthor) {
        XShownText shown = isLong(post) ? whole(post).cut() : whole(post);
        if (body.quote() != null) {
            String address = "https://x.com/" + quotedAuthor + "/status/" + body.quote();
            shown = shown.with(
                    XText.shortened(post.id(), new XText.Link(-1, -1, address)), List.of(address), List.of(""));
        }
        if (!media.isEmpty()) {
            String place = "https://x.com/" + accounts.require(post.accountId()).username() + "/status/" + post.id();
            String kind = media.get(0).isPicture() ? "/photo/1" : "/video/1";
            List<String> keys = media.stream().map(XUpload::mediaKey).toList();
            List<String> places = keys.stream().map(key -> place + kind).toList();
            shown = shown.with(XText.shortened(post.id(), new XText.Link(-2, -2, place)), places, keys);
        }
        return shown;
    }

    private XShownText cut() {
        int end = text.offsetByCodePoints(0, Math.min(CUT, text.codePointCount(0, text.length())));
        List<Map<String, Object>> left = urls.stream()
                .filter(url -> url.get("end") instanceof Integer last && last <= CUT)
                .toList();
        return new XShownText(text.substring(0, end) + "\u2026", left);
    }

    /** With a link of X's own; of several media there is one link, named once for each of them. */
    private XShownText with(String address, List<String> targets, List<String> mediaKeys) {
        String longer = (text + " " + address).strip();
        int end = longer.codePointCount(0, longer.length());
        List<Map<String, Object>> more = new ArrayList<>(urls);
        for (int i = 0; i < targets.size(); i++) {
            more.add(Json.object(
                    "start",
                    end - address.length(),
                    "end",
                    end,
                    "url",
                    address,
                    "expanded_url",
                    targets.get(i),
                    "media_key",
                    mediaKeys.get(i).isEmpty() ? null : mediaKeys.get(i)));
        }
        return new XShownText(longer, more);
    }

    private static List<Map<String, Object>> urls(String id, String written) {
        List<Map<String, Object>> urls = new ArrayList<>();
        String shown = XText.asShown(id, written);
        int from = 0;
        for (XText.Link link : XText.links(written)) {
            String address = XText.shortened(id, link);
            int at = shown.indexOf(address, from);
            from = at + address.length();
            int start = shown.codePointCount(0, at);
            urls.add(Json.object(
                    "start",
                    start,
                    "end",
                    start + address.length(),
                    "url",
                    address,
                    "expanded_url",
                    link.expanded(),
                    "display_url",
                    link.display()));
        }
        return urls;
    }
}
