package org.saan.hub.catalogue.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ApiLimitsTest {
    private Instant now = Instant.parse("2026-11-26T05:00:00Z");

    private final ApiLimits limits = new ApiLimits(60, new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }
    });

    private MockHttpServletResponse ask(String address, String path) throws Exception {
        var request = new MockHttpServletRequest("GET", path);
        request.setRemoteAddr(address);
        var response = new MockHttpServletResponse();
        limits.doFilter(request, response, new MockFilterChain());
        return response;
    }

    @Test
    void anAddressMayAskAMinutesWorthAtOnceAndThenAsOftenAsItFillsUp() throws Exception {
        for (int i = 59; i >= 0; i--) {
            var answer = ask("192.0.2.1", "/api/v1/products");
            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(answer.getHeader("RateLimit")).isEqualTo("\"address\";r=" + i + ";t=60");
        }
        var refused = ask("192.0.2.1", "/api/v1/products");
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
        now = now.plusMillis(1_000);
        assertThat(ask("192.0.2.1", "/api/v1/products").getStatus()).isEqualTo(200);
        assertThat(ask("192.0.2.1", "/api/v1/products").getStatus()).isEqualTo(429);
    }

    @Test
    void addressesAndPagesOfPeopleAreNotCountedTogether() throws Exception {
        for (int i = 0; i < 61; i++) {
            ask("192.0.2.1", "/api/v1/products");
        }
        assertThat(ask("192.0.2.2", "/api/v1/products").getStatus()).isEqualTo(200);
        assertThat(ask("192.0.2.1", "/en/products").getStatus()).isEqualTo(200);
        assertThat(ask("192.0.2.1", "/en/products").getHeader("RateLimit")).isNull();
    }
}
