package org.saan.hub.shared.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.SessionFlashMapManager;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/**
 * What a form says on the page that follows it ("stored") travels in a cookie to that page and back, so that the session is not
 * written twice for every form. The cookie is signed with the id of the session: who does not know it can put no words into the
 * hub's mouth. More than short texts, and what is said without a session yet, stays in the session.
 */
@Component("flashMapManager")
class FlashCookie extends SessionFlashMapManager {
    static final String NAME = "saan_said";
    private static final int LONGEST = 3_000;
    private static final Duration AGE = Duration.ofMinutes(3);

    private final ObjectMapper json;

    FlashCookie(ObjectMapper json) {
        this.json = json;
    }

    /** @param until in milliseconds of the epoch */
    private record Said(
            @Nullable String path, Map<String, List<String>> parameters, Map<String, String> words, long until) {}

    @Override
    protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
        var all = new ArrayList<FlashMap>();
        var session = request.getSession(false);
        if (session == null) {
            return null;
        }
        var cookie = cookie(request);
        if (cookie != null) {
            all.addAll(read(cookie, session));
        }
        var stored = super.retrieveFlashMaps(request);
        if (stored != null) {
            all.addAll(stored);
        }
        return all.isEmpty() ? null : all;
    }

    @Override
    protected void updateFlashMaps(List<FlashMap> all, HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        var text = session == null ? null : written(all, session);
        if (session != null && super.retrieveFlashMaps(request) != null || text == null) {
            super.updateFlashMaps(text == null ? all : List.of(), request, response);
        }
        if (text != null && !all.isEmpty()) {
            send(request, response, text, AGE);
        } else if (cookie(request) != null) {
            send(request, response, "", Duration.ZERO);
        }
    }

    private static @Nullable String cookie(HttpServletRequest request) {
        var cookies = request.getCookies();
        for (var cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(NAME) && !cookie.getValue().isEmpty()) {
                return cookie.getValue();
            }
        }
        return null;
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, String text, Duration age) {
        var cookie = ResponseCookie.from(NAME, text)
                .path("/")
                .maxAge(age)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** As the value of the cookie; nothing when it is more than short texts. */
    private @Nullable String written(List<FlashMap> all, HttpSession session) {
        var said = new ArrayList<Said>();
        for (var map : all) {
            if (map.values().stream().anyMatch(value -> !(value instanceof String))) {
                return null;
            }
            var words = new java.util.LinkedHashMap<String, String>();
            map.forEach((key, value) -> words.put(key, String.valueOf(value)));
            said.add(
                    new Said(map.getTargetRequestPath(), map.getTargetRequestParams(), words, map.getExpirationTime()));
        }
        var content = json.writeValueAsBytes(said);
        var encoder = Base64.getUrlEncoder().withoutPadding();
        var text = encoder.encodeToString(content) + "." + encoder.encodeToString(sign(content, session));
        return text.length() > LONGEST ? null : text;
    }

    private List<FlashMap> read(String text, HttpSession session) {
        try {
            var parts = text.split("\\.", 2);
            var content = Base64.getUrlDecoder().decode(parts[0]);
            var sign = Base64.getUrlDecoder().decode(parts.length < 2 ? "" : parts[1]);
            if (!MessageDigest.isEqual(sign, sign(content, session))) {
                return List.of();
            }
            return java.util.Arrays.stream(json.readValue(content, Said[].class))
                    .map(FlashCookie::map)
                    .toList();
        } catch (IllegalArgumentException | JacksonException forged) {
            return List.of();
        }
    }

    private static FlashMap map(Said said) {
        var map = new FlashMap();
        map.setTargetRequestPath(said.path());
        map.addTargetRequestParams(new LinkedMultiValueMap<>(said.parameters()));
        map.putAll(said.words());
        map.setExpirationTime(said.until());
        return map;
    }

    private static byte[] sign(byte[] content, HttpSession session) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(session.getId().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
