package org.saan.hub.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.saan.hub.TestHub;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerMapping;

@ExtendWith(OutputCaptureExtension.class)
class RefusedTriesTest {
    private static final Viewer STRANGER = TestHub.viewer(Role.GROUP_LEADER, UUID.randomUUID());
    private static final UUID OBJECT = UUID.randomUUID();

    private Instant now = Instant.parse("2026-11-27T03:00:00Z");
    private final RefusedTries tries = new RefusedTries(new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    private static MockHttpServletRequest asked() {
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(STRANGER, null, java.util.List.of()));
        var request = new MockHttpServletRequest("GET", "/orders/" + OBJECT + "/secret-of-a-link");
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/orders/{id}/{token}");
        request.setAttribute(
                HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE,
                Map.of("id", OBJECT.toString(), "token", "secret-of-a-link"));
        return request;
    }

    private static int times(CapturedOutput output, String words) {
        return output.getOut().split(java.util.regex.Pattern.quote(words), -1).length - 1;
    }

    @Test
    @DisplayName("SE-01 who asked for whose object is in the log: ids, no names and no secrets of links")
    void aRefusedTryIsNotedWithIdsOnly(CapturedOutput output) {
        tries.note(asked());
        assertThat(output)
                .contains("refused GET /orders/{id}/{token} [" + OBJECT + "] to account " + STRANGER.accountId())
                .doesNotContain("secret-of-a-link")
                .doesNotContain(STRANGER.name());
    }

    @Test
    void nobodyFillsTheLog(CapturedOutput output) {
        for (int i = 0; i < 500; i++) {
            tries.note(asked());
        }
        assertThat(times(output, "refused GET")).isEqualTo(RefusedTries.EACH_HOUR);
        assertThat(times(output, "was refused 20 times within an hour")).isEqualTo(1);
        now = now.plus(Duration.ofMinutes(61));
        tries.note(asked());
        assertThat(times(output, "refused GET")).isEqualTo(RefusedTries.EACH_HOUR + 1);
    }

    @Test
    void whoHasNotSignedInIsNotNoted(CapturedOutput output) {
        var request = asked();
        SecurityContextHolder.clearContext();
        tries.note(request);
        assertThat(times(output, "refused GET")).isZero();
    }
}
