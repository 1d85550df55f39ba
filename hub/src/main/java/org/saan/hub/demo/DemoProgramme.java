package org.saan.hub.demo;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.Publishing;
import org.saan.hub.catalogue.SubjectKind;
import org.saan.hub.directory.Consents;
import org.saan.hub.directory.GroupPeople;
import org.saan.hub.directory.People;
import org.saan.hub.directory.PersonRole;
import org.saan.hub.directory.Purpose;
import org.saan.hub.identity.Identity;
import org.saan.hub.programme.Counting;
import org.saan.hub.programme.Indicators;
import org.saan.hub.programme.NewProgramme;
import org.saan.hub.programme.PaceAlerts;
import org.saan.hub.programme.Programmes;
import org.saan.hub.programme.Snapshots;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Phase 1 of a programme, eight months around today, with closed months behind it, and phase 2 that continues it. What the
 * demonstration published today is told as if it had been published over the months: only its times are moved.
 */
@Component
class DemoProgramme {
    private static final int MONTHS_BEFORE = 5;
    private static final int MONTHS = 8;
    /** Every so manieth leader has not consented to be named. */
    private static final int WITHOUT_CONSENT = 9;

    private final Programmes programmes;
    private final Indicators indicators;
    private final Counting counting;
    private final Snapshots snapshots;
    private final PaceAlerts alerts;
    private final Publishing publishing;
    private final People people;
    private final Consents consents;
    private final DemoAccounts accounts;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoProgramme(
            Programmes programmes,
            Indicators indicators,
            Counting counting,
            Snapshots snapshots,
            PaceAlerts alerts,
            Publishing publishing,
            People people,
            Consents consents,
            DemoAccounts accounts,
            JdbcClient jdbc,
            Clock clock) {
        this.programmes = programmes;
        this.indicators = indicators;
        this.counting = counting;
        this.snapshots = snapshots;
        this.alerts = alerts;
        this.publishing = publishing;
        this.people = people;
        this.consents = consents;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void enter(List<UUID> groups) {
        var officer = accounts.person("officer");
        var today = LocalDate.now(clock.withZone(Printing.ZONE));
        var starts = today.withDayOfMonth(1).minusMonths(MONTHS_BEFORE);
        var ends = starts.plusMonths(MONTHS);
        var first = programmes.begin(
                new NewProgramme(
                        "phase-1",
                        new LocalizedText(
                                "ศูนย์จัดหางานหัตถกรรมอาเซียน ระยะที่ 1 (ข้อมูลเทียม)",
                                "ASEAN Design & Crafts Sourcing Hub, phase 1 (fictional)"),
                        starts,
                        ends,
                        null,
                        List.of()),
                officer);
        programmes.begin(
                new NewProgramme(
                        "phase-2",
                        new LocalizedText(
                                "ศูนย์จัดหางานหัตถกรรมอาเซียน ระยะที่ 2 ภาคกลาง (ข้อมูลเทียม)",
                                "ASEAN Design & Crafts Sourcing Hub, phase 2, Central (fictional)"),
                        ends,
                        ends.plusMonths(MONTHS),
                        first,
                        List.of("central", "east", "west")),
                officer);
        targets(first, officer);
        alerts.set(first, new BigDecimal("0.85"), "ผู้อำนวยการโครงการ", officer);
        for (int number = 0; number < groups.size(); number++) {
            consent(groups.get(number), number, today);
        }
        withdraw(groups, officer);
        for (int number = 0; number < groups.size() - 1; number++) {
            move(groups.get(number), day(starts, today, number, groups.size()));
        }
        counting.count(first);
        months(first, starts, today, officer);
        // Found out after the months were closed: the last group had been on sale for long.
        move(groups.getLast(), starts.plusDays(40));
        counting.count(first);
    }

    private void targets(UUID programme, Viewer officer) {
        Map.of("northeast", 560, "north", 440, "central", 200)
                .forEach((region, value) -> indicators.setTarget(
                        programme,
                        "IND1",
                        region,
                        BigDecimal.valueOf(value),
                        "ผู้อำนวยการโครงการ",
                        "แผนโครงการ",
                        officer));
        Map.of("northeast", 25, "north", 20, "central", 5)
                .forEach((region, value) -> indicators.setTarget(
                        programme,
                        "IND2",
                        region,
                        BigDecimal.valueOf(value),
                        "ผู้อำนวยการโครงการ",
                        "แผนโครงการ",
                        officer));
    }

    private void consent(UUID group, int number, LocalDate today) {
        if (number % WITHOUT_CONSENT == WITHOUT_CONSENT - 1) {
            return;
        }
        people.ofGroup(group, Identity.SYSTEM).now().stream()
                .filter(one -> one.role() == PersonRole.LEADER)
                .map(GroupPeople.One::personId)
                .forEach(person -> consents.record(
                        person, Purpose.PUBLIC_NAME, true, today.minusDays(20), "paper", Identity.SYSTEM));
    }

    /** Two groups took their goods from sale. */
    private void withdraw(List<UUID> groups, Viewer officer) {
        for (var group : List.of(groups.get(17), groups.get(35))) {
            jdbc.sql(
                            "select id from catalogue.product where group_id = :id and published_from is not null order by code")
                    .param("id", group)
                    .query(UUID.class)
                    .list()
                    .forEach(product -> publishing.unpublish(SubjectKind.PRODUCT, product, officer));
        }
    }

    /** Slow at first, then faster. */
    private static LocalDate day(LocalDate starts, LocalDate today, int number, int all) {
        return starts.plusDays((long) (ChronoUnit.DAYS.between(starts, today) * Math.sqrt((number + 0.5) / all)));
    }

    private void move(UUID group, LocalDate day) {
        var at = day.atTime(10, 0).atZone(Printing.ZONE).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
        run(
                "update catalogue.product set published_from = :at where group_id = :id and published_from is not null",
                group,
                at);
        run(
                "update catalogue.profile set published_from = :at where group_id = :id and published_from is not null",
                group,
                at);
        run("""
                update catalogue.profile_complete set from_at = :at
                where until_at is null and profile_id in (select id from catalogue.profile where group_id = :id)
                """, group, at);
        run("""
                update directory.consent set recorded_at = :at where purpose = 'public_name'
                  and person_id in (select person_id from directory.membership where group_id = :id)
                """, group, at);
    }

    private void run(String sql, UUID group, @Nullable OffsetDateTime at) {
        jdbc.sql(sql).param("id", group).param("at", at).update();
    }

    /** Closed month by month; the last one waits for its signature. */
    private void months(UUID programme, LocalDate starts, LocalDate today, Viewer officer) {
        for (var until = starts.plusMonths(1); !until.isAfter(today); until = until.plusMonths(1)) {
            snapshots.take(programme, until, officer);
            if (!until.plusMonths(1).isAfter(today)) {
                snapshots.sign(programme, until, "", officer);
            }
        }
    }
}
