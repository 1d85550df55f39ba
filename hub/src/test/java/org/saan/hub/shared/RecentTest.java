package org.saan.hub.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentTest {
    private Instant now = Instant.parse("2026-11-26T08:00:00Z");
    private final AtomicInteger lookedUp = new AtomicInteger();
    private boolean fails;
    private final Recent<Integer> recent = new Recent<>(Duration.ofMinutes(1), new Hand(), () -> {
        if (fails) {
            throw new IllegalStateException("away");
        }
        return lookedUp.incrementAndGet();
    });

    /** Goes where the test puts it. */
    private final class Hand extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void isLookedUpAgainOnlyWhenItIsOlderThanAllowed() {
        assertThat(recent.get()).isEqualTo(1);
        now = now.plusSeconds(60);
        assertThat(recent.get()).isEqualTo(1);
        now = now.plusMillis(1);
        assertThat(recent.get()).isEqualTo(2);
    }

    @Test
    void aClockThatWasSetBackMakesItOld() {
        recent.get();
        now = now.minusSeconds(1);
        assertThat(recent.get()).isEqualTo(2);
    }

    @Test
    void aFailureIsToldAndTriedAgain() {
        recent.get();
        now = now.plusSeconds(120);
        fails = true;
        assertThatThrownBy(recent::get).hasMessage("away");
        fails = false;
        assertThat(recent.get()).isEqualTo(2);
    }
}
