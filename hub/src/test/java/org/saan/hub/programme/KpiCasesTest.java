package org.saan.hub.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.shared.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;

/** The acceptance cases of counting. */
@HubTest
@Import(Kpi.class)
class KpiCasesTest {
    private static final Period FY2569 = Period.fiscalYear(2569);

    @Autowired
    private Kpi kpi;

    @Autowired
    private Figures figures;

    @Autowired
    private EvidenceList evidence;

    @Autowired
    private Snapshots snapshots;

    @AfterEach
    void leaveNoTables() {
        kpi.clear();
    }

    private static List<String[]> file(String name) throws IOException {
        try (var in = Objects.requireNonNull(KpiCasesTest.class.getResourceAsStream("/programme/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        }
    }

    private static UUID of(String code) {
        return UUID.nameUUIDFromBytes(code.getBytes(StandardCharsets.UTF_8));
    }

    private IndicatorView indicator(ProgrammeView programme, String code) {
        return kpi.indicators.getIndicator(programme.id(), code);
    }

    private long count(IndicatorView one, Period period) {
        return figures.find(one, period.from(), period.end())
                .orElseThrow()
                .actual()
                .longValue();
    }

    /** One row for each person and workshop; it is met when every part was attended. */
    private IndicatorView leaders(ProgrammeView programme) throws IOException {
        var source = kpi.source(programme, "IND1");
        record Seat(String person, String workshop) {}
        var seats = new LinkedHashMap<Seat, List<String[]>>();
        for (var line : file("attendance.csv")) {
            seats.computeIfAbsent(new Seat(line[1], line[5]), seat -> new ArrayList<>())
                    .add(line);
        }
        seats.forEach((seat, lines) -> {
            boolean all = lines.stream().allMatch(line -> line[8].equals("Y"));
            var modes = new TreeSet<String>();
            lines.forEach(line -> modes.add(line[4]));
            var last = lines.stream()
                    .map(line -> LocalDate.parse(line[7]))
                    .max(LocalDate::compareTo)
                    .orElseThrow();
            kpi.row(
                    source,
                    of(seat.person()),
                    seat.person() + " " + seat.workshop(),
                    all ? Kpi.on(last) : null,
                    null,
                    all ? null : "attendance_low",
                    "30",
                    lines.getFirst()[3].equals("F") ? "female" : lines.getFirst()[3].equals("M") ? "male" : null,
                    null,
                    "{\"mode\":[\"" + String.join("\",\"", modes) + "\"]}");
        });
        kpi.counting.count(programme.id());
        return indicator(programme, "IND1");
    }

    @Test
    @DisplayName("KP-01 people in two workshops are counted once: 5 leaders of 6 completed trainings")
    void peopleOnce() throws IOException {
        var programme = kpi.programme(FY2569.since(), FY2569.until());
        var leaders = leaders(programme);
        assertThat(count(leaders, FY2569)).isEqualTo(5);
        var reasons = evidence.reasons(leaders, FY2569, FY2569.end(), Kpi.OFFICER);
        assertThat(reasons).isEqualTo(Map.of("", 5L, "same_subject", 1L, "attendance_low", 2L));
    }

    @Test
    @DisplayName("KP-02 on-site 5 and online 2 are together 5, for two people were both")
    void modesOverlap() throws IOException {
        var programme = kpi.programme(FY2569.since(), FY2569.until());
        var leaders = leaders(programme);
        var byMode = figures.byFact(leaders, FY2569.from(), FY2569.end(), "mode");
        assertThat(byMode.counts()).isEqualTo(Map.of("onsite", 5L, "online", 2L));
        assertThat(byMode.all()).isEqualTo(5);
        assertThat(byMode.overlapping()).isTrue();
    }

    @Test
    @DisplayName("KP-03 a workshop in two parts is one: who came to both counts once, who came to one does not")
    void partsOfOneWorkshop() throws IOException {
        var programme = kpi.programme(FY2569.since(), FY2569.until());
        var leaders = leaders(programme);
        var rows = evidence.list(
                        leaders,
                        FY2569,
                        FY2569.end(),
                        EvidenceList.shape(programme.code(), "IND1").read(Map.of("q", "W3")),
                        Kpi.OFFICER)
                .rows();
        assertThat(rows)
                .extracting(row -> Objects.requireNonNull(row.label()).th() + " " + row.reason())
                .containsExactlyInAnyOrder("P6 W3 null", "P7 W3 attendance_low");
    }

    @Test
    @DisplayName("KP-04 a design counts once, by its first publication: 4 in fiscal year 2569, 5 since the start")
    void designsOnce() throws IOException {
        var programme = kpi.programme(LocalDate.of(2025, 9, 1), LocalDate.of(2027, 1, 1));
        var source = kpi.source(programme, "IND3");
        var first = new HashMap<String, LocalDate>();
        var gone = new HashMap<String, LocalDate>();
        for (var line : file("designs.csv")) {
            if (line[1].equals("published")) {
                first.merge(line[0], LocalDate.parse(line[2]), (a, b) -> a.isBefore(b) ? a : b);
            } else if (line[1].equals("deleted")) {
                gone.put(line[0], LocalDate.parse(line[2]));
            } else {
                first.putIfAbsent(line[0], LocalDate.MAX);
            }
        }
        first.forEach((design, day) -> kpi.row(
                source,
                of(design),
                design,
                day.equals(LocalDate.MAX) ? null : Kpi.on(day),
                gone.containsKey(design) ? Kpi.on(gone.get(design)) : null,
                day.equals(LocalDate.MAX) ? "not_approved" : null,
                "30",
                null,
                null,
                "{}"));
        kpi.counting.count(programme.id());
        var designs = indicator(programme, "IND3");
        assertThat(count(designs, FY2569)).isEqualTo(4);
        assertThat(count(designs, new Period(programme.startsOn(), FY2569.until())))
                .isEqualTo(5);
        var rows = evidence.list(
                        designs,
                        FY2569,
                        FY2569.end(),
                        EvidenceList.shape(programme.code(), "IND3").read(Map.of("counted", "yes")),
                        Kpi.OFFICER)
                .rows();
        assertThat(rows)
                .extracting(row -> Objects.requireNonNull(row.label()).th())
                .containsExactlyInAnyOrder("D1", "D2", "D5", "D6");
        assertThat(rows.stream().filter(row -> row.countedUntil() == null)).hasSize(3);
    }

    @Test
    @DisplayName(
            "KP-05 a training that ends on 30 September at 23:30 is in fiscal year 2569, one at 00:10 on 1 October is not")
    void theLastEvening() {
        var programme = kpi.programme(FY2569.since(), FY2569.until().plusYears(1));
        var source = kpi.source(programme, "IND1");
        kpi.row(source, of("evening"), "evening", Instant.parse("2026-09-30T16:30:00Z"), null);
        kpi.row(source, of("night"), "night", Instant.parse("2026-09-30T17:10:00Z"), null);
        kpi.counting.count(programme.id());
        var leaders = indicator(programme, "IND1");
        assertThat(count(leaders, FY2569)).isEqualTo(1);
        assertThat(count(leaders, Period.fiscalYear(2570))).isEqualTo(1);
        assertThat(evidence.reasons(leaders, FY2569, FY2569.end(), Kpi.OFFICER)).isEqualTo(Map.of("", 1L, "later", 1L));
        // The same moment does not belong to both.
        kpi.row(source, of("midnight"), "midnight", FY2569.end(), null);
        kpi.counting.count(programme.id());
        assertThat(count(leaders, FY2569)).isEqualTo(1);
    }

    @Test
    @DisplayName("KP-06 a report frozen at 1,200 stays; after two persons are merged the live number is 1,199: 1 merge")
    void frozenReportsStay() {
        var programme = kpi.programme(FY2569.since(), FY2569.until());
        var source = kpi.source(programme, "IND1");
        kpi.jdbc.sql("insert into " + source + """
                 select gen_random_uuid(), ('00000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid, 'คนที่ ' || n, 'No ' || n,
                        timestamptz '2026-03-01 12:00+07', null, null, '30', 'female', 1980, null, '/groups', '{}'
                 from generate_series(1, 1200) n
                """).update();
        kpi.counting.count(programme.id());
        var leaders = indicator(programme, "IND1");
        var closed = LocalDate.of(2026, 10, 1);
        snapshots.take(programme.id(), closed, Kpi.OFFICER);
        snapshots.sign(programme.id(), closed, "as reported", Kpi.OFFICER);

        kpi.jdbc
                .sql("update " + source + " set subject_id = '00000000-0000-0000-0000-000000000001'"
                        + " where subject_id = '00000000-0000-0000-0000-000000001200'")
                .update();
        kpi.counting.count(programme.id());
        var snapshot = snapshots.getSnapshot(programme.id(), closed);
        assertThat(snapshot.figures().stream().filter(f -> f.indicator().equals(leaders.id())))
                .singleElement()
                .satisfies(f -> assertThat(f.actual()).isEqualByComparingTo(new BigDecimal(1200)));
        assertThat(snapshot.signedName()).isEqualTo(Kpi.OFFICER.name());
        assertThat(snapshot.signedAt()).isNotNull();
        assertThat(count(leaders, FY2569)).isEqualTo(1199);
        var told = snapshots.explain(programme.id(), closed).stream()
                .filter(one -> one.indicator().code().equals("IND1"))
                .findFirst()
                .orElseThrow();
        assertThat(told.then()).isEqualTo(1200);
        assertThat(told.now()).isEqualTo(1199);
        assertThat(told.differences())
                .singleElement()
                .satisfies(one -> assertThat(one.cause()).isEqualTo(SnapshotView.Cause.MERGED));

        assertThatThrownBy(() -> kpi.jdbc
                        .sql("update programme.snapshot_figure set actual = 1199 where snapshot_id = :id")
                        .param("id", snapshot.id())
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> kpi.jdbc
                        .sql("delete from programme.snapshot_row where snapshot_id = :id")
                        .param("id", snapshot.id())
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> snapshots.sign(programme.id(), closed, "again", Kpi.OFFICER))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> snapshots.take(programme.id(), closed, Kpi.OFFICER))
                .isInstanceOf(Refusal.class);
    }
}
