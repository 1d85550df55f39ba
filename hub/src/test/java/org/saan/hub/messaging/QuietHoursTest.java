package org.saan.hub.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class QuietHoursTest {
    private static Instant bangkok(String time) {
        return Instant.parse(time + ":00+07:00");
    }

    @Test
    void nightIsQuietFromItsFirstMinuteUntilBeforeItsLast() {
        var night = QuietHours.USUAL;
        assertThat(night.after(bangkok("2027-03-01T19:59"))).isEqualTo(bangkok("2027-03-01T19:59"));
        assertThat(night.after(bangkok("2027-03-01T20:00"))).isEqualTo(bangkok("2027-03-02T08:00"));
        assertThat(night.after(bangkok("2027-03-02T07:59"))).isEqualTo(bangkok("2027-03-02T08:00"));
        assertThat(night.after(bangkok("2027-03-02T08:00"))).isEqualTo(bangkok("2027-03-02T08:00"));
    }

    @Test
    void hoursWithinADayAndNone() {
        var noon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0));
        assertThat(noon.after(bangkok("2027-03-01T12:30"))).isEqualTo(bangkok("2027-03-01T13:00"));
        assertThat(noon.after(bangkok("2027-03-01T23:00"))).isEqualTo(bangkok("2027-03-01T23:00"));
        var none = new QuietHours(LocalTime.NOON, LocalTime.NOON);
        assertThat(none.after(bangkok("2027-03-01T12:00"))).isEqualTo(bangkok("2027-03-01T12:00"));
    }
}
