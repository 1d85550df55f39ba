package org.saan.hub.catalogue.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private final AtomicLong now = new AtomicLong(-5_000_000_000L);
    private final Allowance allowance = new Allowance(now::get);

    @Test
    void aMinutesWorthAtOnceThenOneEachSixSeconds() {
        for (int i = 0; i < 10; i++) {
            assertThat(allowance.take("a", 10)).isEqualTo(new Allowance.Left(true, 9 - i, 6L * (i + 1)));
        }
        assertThat(allowance.take("a", 10)).isEqualTo(new Allowance.Left(false, 0, 6));
        assertThat(allowance.isEmpty("a", 10)).isTrue();
        assertThat(allowance.take("b", 10).allowed()).isTrue();

        now.addAndGet(Duration.ofSeconds(6).toNanos());
        assertThat(allowance.isEmpty("a", 10)).isFalse();
        assertThat(allowance.take("a", 10).allowed()).isTrue();
        assertThat(allowance.take("a", 10).allowed()).isFalse();
    }

    @Test
    void oneNetOfTheNewInternetIsOneAsker() {
        assertThat(ApiGate.net("2001:db8:1:2:3:4:5:6")).isEqualTo(ApiGate.net("2001:db8:1:2::1"));
        assertThat(ApiGate.net("2001:db8:1:3::1")).isNotEqualTo(ApiGate.net("2001:db8:1:2::1"));
        assertThat(ApiGate.net("192.0.2.7")).isEqualTo("192.0.2.7");
    }
}
