package org.saan.hub.sourcing.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.saan.hub.sourcing.NewEnquiry;
import org.springframework.http.ResponseCookie;

/**
 * What a visitor has chosen to ask about: product codes and how many, in the order chosen. It lies in a cookie of the visitor's
 * browser and nowhere else; whatever stands there is read as if anybody had written it.
 */
record Basket(Map<String, Integer> lines) {
    static final String COOKIE = "saan_basket";
    private static final Pattern CODE = Pattern.compile("[A-Z0-9-]{1,20}");
    private static final int MOST = 1_000_000;
    private static final Duration KEPT = Duration.ofDays(30);

    Basket {
        lines = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(lines));
    }

    static Basket of(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? new Basket(Map.of())
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .findFirst()
                        .map(cookie -> read(cookie.getValue()))
                        .orElse(new Basket(Map.of()));
    }

    static Basket read(String text) {
        var lines = new LinkedHashMap<String, Integer>();
        for (var part : text.split("_", -1)) {
            var at = part.indexOf('.');
            if (at > 0
                    && CODE.matcher(part.substring(0, at)).matches()
                    && part.substring(at + 1).matches("[1-9]\\d{0,6}")) {
                lines.put(part.substring(0, at), Math.min(MOST, Integer.parseInt(part.substring(at + 1))));
            }
            if (lines.size() == NewEnquiry.MOST_LINES) {
                break;
            }
        }
        return new Basket(lines);
    }

    /** With so many of a product; none takes it out. */
    Basket with(String code, int quantity) {
        var more = new LinkedHashMap<>(lines);
        if (quantity <= 0) {
            more.remove(code);
        } else if (more.containsKey(code) || more.size() < NewEnquiry.MOST_LINES) {
            more.put(code, quantity);
        }
        return new Basket(more);
    }

    boolean isFull() {
        return lines.size() >= NewEnquiry.MOST_LINES;
    }

    String cookie() {
        var text = new StringBuilder();
        lines.forEach((code, quantity) ->
                text.append(text.isEmpty() ? "" : "_").append(code).append('.').append(quantity));
        return ResponseCookie.from(COOKIE, text.toString())
                .path("/")
                .maxAge(lines.isEmpty() ? Duration.ZERO : KEPT)
                .httpOnly(true)
                .sameSite("Lax")
                .build()
                .toString();
    }
}
