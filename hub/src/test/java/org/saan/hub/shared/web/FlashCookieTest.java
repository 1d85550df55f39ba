package org.saan.hub.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.FlashMapManager;
import tools.jackson.databind.json.JsonMapper;

class FlashCookieTest {
    private final FlashMapManager flash = new FlashCookie(JsonMapper.builder().build());
    private final MockHttpSession session = new MockHttpSession(null, "the-id-of-the-session");

    @Test
    @DisplayName("What a form says is read once by the page it leads to, and the session is not written")
    void saysOnce() {
        var cookie = say("เก็บแล้ว 12 ผืน", session);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(session.getAttributeNames().hasMoreElements()).isFalse();
        assertThat(hear("/elsewhere", cookie, session)).isNull();
        assertThat(hear("/rfqs/1", cookie, session)).containsEntry("notice", "เก็บแล้ว 12 ผืน");
        assertThat(gone).isTrue();
    }

    @Test
    @DisplayName("Words in a cookie that was not signed for this session are not said")
    void believesNobodyElse() {
        var cookie = say("Pay to another account", new MockHttpSession(null, "another-session"));
        assertThat(hear("/rfqs/1", cookie, session)).isNull();
        for (var forged : List.of("x", "W10.x", "W10", ".", "%%%")) {
            assertThat(hear("/rfqs/1", new Cookie(FlashCookie.NAME, forged), session))
                    .isNull();
        }
    }

    @Test
    @DisplayName("What is no short text stays in the session until it is read")
    void keepsMore() {
        var request = request("/enquiries/1", session);
        var response = new MockHttpServletResponse();
        flash.saveOutputFlashMap(said(new java.util.ArrayList<>(List.of(1, 2))), request, response);
        assertThat(response.getCookie(FlashCookie.NAME)).isNull();
        assertThat(hear("/rfqs/1", null, session)).containsEntry("notice", List.of(1, 2));
        assertThat(hear("/rfqs/1", null, session)).isNull();
        flash.saveOutputFlashMap(said("ก".repeat(4000)), request, response);
        assertThat(response.getCookie(FlashCookie.NAME)).isNull();
        assertThat(hear("/rfqs/1", null, session)).hasSize(1);
    }

    private Cookie say(String words, MockHttpSession of) {
        var response = new MockHttpServletResponse();
        flash.saveOutputFlashMap(said(words), request("/enquiries/1", of), response);
        return java.util.Objects.requireNonNull(response.getCookie(FlashCookie.NAME));
    }

    private static FlashMap said(Object words) {
        var map = new FlashMap();
        map.put("notice", words);
        map.setTargetRequestPath("/rfqs/1");
        return map;
    }

    private boolean gone;

    private @Nullable Map<String, Object> hear(String path, @Nullable Cookie cookie, MockHttpSession of) {
        var request = request(path, of);
        if (cookie != null) {
            request.setCookies(cookie);
        }
        var response = new MockHttpServletResponse();
        var heard = flash.retrieveAndUpdate(request, response);
        var left = response.getCookie(FlashCookie.NAME);
        gone = left != null && left.getMaxAge() == 0;
        return heard;
    }

    private static MockHttpServletRequest request(String path, MockHttpSession of) {
        var request = new MockHttpServletRequest("GET", path);
        request.setSession(of);
        return request;
    }
}
