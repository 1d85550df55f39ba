package org.saan.hub.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saan.hub.training.TrainingScene.OFFICER;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Printing;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Invitations by the rules of {@code workshop.ics}, and times for readers elsewhere. */
@HubTest
@Import(TrainingScene.class)
class InvitesTest {
    @Autowired
    private TrainingScene scene;

    @Autowired
    private Invites invites;

    @Autowired
    private Workshops workshops;

    @Autowired
    private MockMvc web;

    @BeforeEach
    void nobody() {
        scene.clear();
    }

    private UUID costing(String... starts) {
        var id = workshops.create(
                UUID.randomUUID(),
                TrainingScene.offer("อบรมการคิดต้นทุนงานหัตถกรรม (ครั้งที่ 1–4), ศูนย์ตัวอย่างขอนแก่น", 30),
                OFFICER);
        for (var start : starts) {
            scene.part(id, LocalDateTime.parse(start).atZone(Printing.ZONE).toInstant(), Duration.ofHours(3));
        }
        workshops.move(id, scene.see(id).version(), WorkshopState.OPEN, null, OFFICER);
        return id;
    }

    private String ics(UUID id) {
        return invites.of(scene.see(id), Language.TH);
    }

    private static String line(String ics, String name) {
        return Arrays.stream(ics.replace("\r\n ", "").split("\r\n"))
                .filter(one -> one.startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void timesAreThoseOfBangkokAndTheZoneIsInTheFile() {
        var ics = ics(costing("2027-01-11T09:00"));
        assertThat(line(ics, "METHOD")).isEqualTo("METHOD:REQUEST");
        assertThat(line(ics, "TZID")).isEqualTo("TZID:Asia/Bangkok");
        assertThat(line(ics, "TZOFFSETTO")).isEqualTo("TZOFFSETTO:+0700");
        assertThat(ics).doesNotContain("BEGIN:DAYLIGHT");
        assertThat(line(ics, "DTSTART;")).isEqualTo("DTSTART;TZID=Asia/Bangkok:20270111T090000");
        assertThat(line(ics, "DTEND;")).isEqualTo("DTEND;TZID=Asia/Bangkok:20270111T120000");
        assertThat(line(ics, "SUMMARY")).startsWith("SUMMARY;LANGUAGE=th:อบรม").contains("4)\\, ศูนย์");
        assertThat(line(ics, "STATUS")).isEqualTo("STATUS:CONFIRMED");
    }

    @Test
    void noLineIsLongerThan75OctetsAndNoThaiLetterIsCut() {
        var bytes = ics(costing("2027-01-11T09:00")).getBytes(StandardCharsets.UTF_8);
        var text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text).endsWith("END:VCALENDAR\r\n").doesNotContain("\uFFFD");
        assertThat(text.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        for (var line : text.split("\r\n")) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).as(line).isLessThanOrEqualTo(75);
            if (line.startsWith(" ")) {
                assertThat(Character.getType(line.charAt(1))).as(line).isNotEqualTo((int) Character.NON_SPACING_MARK);
            }
        }
    }

    @Test
    void theUidStaysAndTheSequenceGrowsWithEachChange() {
        var id = costing("2027-01-11T09:00");
        var before = ics(id);
        workshops.change(id, scene.see(id).version(), TrainingScene.offer("อีกชื่อ", 30), OFFICER);
        var after = ics(id);
        assertThat(line(after, "UID")).isEqualTo(line(before, "UID"));
        assertThat(sequence(after)).isEqualTo(sequence(before) + 1);
        workshops.move(id, scene.see(id).version(), WorkshopState.CANCELLED, "rain", OFFICER);
        var gone = ics(id);
        assertThat(line(gone, "METHOD")).isEqualTo("METHOD:CANCEL");
        assertThat(line(gone, "STATUS")).isEqualTo("STATUS:CANCELLED");
        assertThat(line(gone, "UID")).isEqualTo(line(before, "UID"));
        assertThat(sequence(gone)).isEqualTo(sequence(after) + 1);
    }

    private static int sequence(String ics) {
        return Integer.parseInt(line(ics, "SEQUENCE").replaceAll("\\D", ""));
    }

    @Test
    @DisplayName(
            "CA-02 9:00 in Bangkok is 02:00 in London on 28 March 2026, and 03:00 on the 29th when summer time has begun")
    void summerTimeElsewhere() throws Exception {
        var id = costing("2026-03-28T09:00", "2026-03-29T09:00");
        var page = web.perform(MockMvcRequestBuilders.get("/en/workshops/" + id).param("zone", "Europe/London"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8)
                .replace('\u00a0', ' ');
        assertThat(List.of(
                        "Sat 28 Mar 2026 · 09:00–12:00",
                        "Sat 28 Mar 2026 · 02:00–05:00 in Europe/London",
                        "Sun 29 Mar 2026 · 09:00–12:00",
                        "Sun 29 Mar 2026 · 03:00–06:00 in Europe/London"))
                .allSatisfy(words -> assertThat(page).contains(words));
    }
}
