package org.saan.hub.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saan.hub.ordering.Scene.OFFICER;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.demo.PastWork;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.NewCapability;
import org.saan.hub.directory.NewGroup;
import org.saan.hub.ordering.Scene;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Weeks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threeten.extra.YearWeek;

/** Weeks of groups from records: what was made, accepted and paid, and what had been declared. */
@HubTest
@Import(Scene.class)
class WorkWeeksTest {
    private static final int HOURS = 160;

    @Autowired
    Scene scene;

    @Autowired
    Directory directory;

    @Autowired
    PastWork past;

    @Autowired
    WorkWeeks weeks;

    @Autowired
    JdbcClient jdbc;

    private YearWeek now = YearWeek.of(2026, 1);

    @BeforeEach
    void begin() {
        scene.clear();
        now = scene.now();
    }

    /** Four makers of forty hours. */
    private UUID group() {
        var id = directory.createGroup(
                new NewGroup(
                        null,
                        new LocalizedText("กลุ่มงานต่อเนื่อง " + UUID.randomUUID(), "Steady group"),
                        "group",
                        null,
                        null,
                        null,
                        null,
                        null,
                        "10",
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        true,
                        4,
                        40),
                OFFICER);
        directory.setCapability(id, new NewCapability("reed_mat", 3, 60, 0, 1, 1000, 20_000), OFFICER);
        return id;
    }

    /** Hours of paid work by weeks ago, as letters and numbers: an hour is a piece. */
    private UUID work(UUID group, int fromWeeksAgo, @Nullable Integer payAfterDays, int... hours) {
        var pieces = new TreeMap<YearWeek, Integer>();
        for (int i = 0; i < hours.length; i++) {
            if (hours[i] > 0) {
                pieces.put(now.minusWeeks(fromWeeksAgo - i), hours[i]);
            }
        }
        // Records of the past are not news; what is entered today is seen by itself.
        jdbc.sql("insert into programme.continuity_stale values (:g) on conflict do nothing")
                .param("g", group)
                .update();
        return past.enter(
                scene.buyer(),
                "Test buyer (fictional)",
                List.of(new PastWork.Part(group, "reed_mat", 60, 20_000, pieces)),
                payAfterDays);
    }

    private String letters(UUID group) {
        return jdbc
                .sql("select state from programme.work_week where group_id = :g and week < :now order by week")
                .param("g", group)
                .param("now", Weeks.text(now))
                .query((row, n) -> String.valueOf(
                        Continuity.State.valueOf(row.getString(1)).letter()))
                .list()
                .stream()
                .collect(Collectors.joining());
    }

    private record Row(int paid, BigDecimal ratio, int gap, BigDecimal used, int orders, List<String> failures) {}

    private Row last(UUID group) {
        return jdbc.sql("""
                        select paid, ratio, longest_gap, used, orders, failures from programme.continuity
                        where group_id = :g order by week desc limit 1
                        """)
                .param("g", group)
                .query((row, n) -> new Row(
                        row.getInt(1),
                        row.getBigDecimal(2),
                        row.getInt(3),
                        row.getBigDecimal(4),
                        row.getInt(5),
                        List.of((String[]) row.getArray(6).getArray())))
                .single();
    }

    /** As noted when the week began: a time and whether it was leave. */
    private void noted(UUID group, int weeksAgo, int hours, boolean leave) {
        jdbc.sql("""
                        insert into programme.declared_week values (:g, :w, :m, :l, now())
                        on conflict (group_id, week) do update set capacity = excluded.capacity, leave = excluded.leave
                        """)
                .param("g", group)
                .param("w", Weeks.text(now.minusWeeks(weeksAgo)))
                .param("m", hours * 60)
                .param("l", leave)
                .update();
    }

    private void notedAll(UUID group, int weeks) {
        for (int ago = 0; ago <= weeks; ago++) {
            noted(group, ago, HOURS, false);
        }
    }

    @Test
    void theSteadyGroupOfTheFixturesIsContinuousFromRecords() {
        var group = group();
        notedAll(group, 16);
        // WWW-WLWWWWLL-WWW: three orders, a hundred hours in each worked week.
        work(group, 16, 10, 100, 100, 100);
        work(group, 12, 10, 100, 0, 100, 100, 100, 100);
        work(group, 3, 2, 100, 100, 100);
        for (int leave : new int[] {11, 6, 5}) {
            noted(group, leave, HOURS, true);
        }

        weeks.bringUpToDate();

        assertThat(letters(group)).isEqualTo("WWW-WLWWWWLL-WWW");
        var row = last(group);
        assertThat(row.paid()).isEqualTo(11);
        assertThat(row.ratio()).isEqualByComparingTo("0.8462");
        assertThat(row.gap()).isEqualTo(1);
        assertThat(row.used()).isEqualByComparingTo("0.5288");
        assertThat(row.orders()).isEqualTo(3);
        assertThat(row.failures()).isEmpty();
        assertThat(jdbc.sql("""
                        select excluded is null and counted_from is not null and counted_until is null
                        from programme.evidence_continuity where subject_id = :g
                        """).param("g", group).query(Boolean.class).list()).containsExactly(true);
    }

    @Test
    void aGroupWithOneOrderIsExcludedWithTheReason() {
        var group = group();
        notedAll(group, 16);
        work(group, 16, 3, 120, 120, 120, 120, 120, 120, 120, 120, 120, 120, 120, 120, 120, 120, 120, 120);

        weeks.bringUpToDate();

        assertThat(last(group).failures()).containsExactly("ORDERS");
        assertThat(jdbc.sql("select excluded from programme.evidence_continuity where subject_id = :g")
                        .param("g", group)
                        .query(String.class)
                        .list())
                .containsExactly("continuity_orders");
    }

    @Test
    void workThatIsPaidLateCountsInTheWeekOfThePayment() {
        var group = group();
        notedAll(group, 10);
        work(group, 10, 31, 80);
        work(group, 9, 30, 80);

        weeks.bringUpToDate();

        // Made ten weeks ago, accepted on Saturday, paid 31 days later: a Tuesday four weeks on.
        assertThat(letters(group)).isEqualTo("-W---W----");
    }

    @Test
    void workThatIsNotPaidDoesNotCountAndIsSeenAsWaiting() {
        var group = group();
        notedAll(group, 4);
        work(group, 4, null, 80);

        weeks.bringUpToDate();

        assertThat(letters(group)).isEqualTo("----");
        assertThat(jdbc.sql("select waiting_minutes from programme.work_week where group_id = :g and week = :w")
                        .param("g", group)
                        .param("w", Weeks.text(now.minusWeeks(4)))
                        .query(Integer.class)
                        .single())
                .isEqualTo(80 * 60);
    }

    @Test
    void leaveDeclaredAfterTheWeekBeganIsNotLeave() {
        var group = group();
        for (var declaredOn : List.of(-1, 0)) {
            jdbc.sql("""
                            insert into directory.declared_leave (id, group_id, first_week, last_week, declared_on, reason)
                            values (gen_random_uuid(), :g, :w, :w, :on, 'test')
                            """)
                    .param("g", group)
                    .param("w", Weeks.text(now.minusWeeks(3 + declaredOn)))
                    .param("on", Weeks.monday(now.minusWeeks(3 + declaredOn)).plusDays(declaredOn))
                    .update();
        }
        work(group, 4, 1, 80);

        weeks.bringUpToDate();

        // Two weeks ago: declared on the Sunday before. Three weeks ago: declared on its Monday.
        assertThat(letters(group)).isEqualTo("W--L".replace("--L", "-L-"));
    }

    @Test
    void whatWasNotedWhenAWeekBeganIsNotChangedByLaterWords() {
        var group = group();
        work(group, 3, 1, 80);
        weeks.bringUpToDate();
        var before = capacities(group);

        jdbc.sql("update directory.producer_group set artisans = 1 where id = :g")
                .param("g", group)
                .update();
        weeks.recount();

        assertThat(capacities(group)).isEqualTo(before).hasSize(4);
    }

    private List<Integer> capacities(UUID group) {
        return jdbc.sql("select capacity from programme.work_week where group_id = :g order by week")
                .param("g", group)
                .query(Integer.class)
                .list();
    }

    @Test
    void partOfAPieceThatWasPaidCountsAsPartOfItsMinutes() {
        var group = group();
        notedAll(group, 3);
        var order = work(group, 3, null, 80);
        jdbc.sql("""
                        with p as (insert into settlement.payout (id, number, group_id, amount_minor, bank_reference, paid_on,
                                       proof_digest, proof_kind, paid_by, paid_at)
                                   values (gen_random_uuid(), platform.next_number('PAY', 2570), :g, 810000, 'T' || :g,
                                           current_date, repeat('0', 64), 'PDF', gen_random_uuid(), now()) returning id)
                        insert into settlement.payout_use (id, payout_id, work_id, amount_minor, made_by, made_at)
                        select gen_random_uuid(), p.id, w.id, 810000, gen_random_uuid(), now()
                        from p, production.work w where w.order_id = :o
                        """).param("g", group).param("o", order).update();

        weeks.bringUpToDate();

        // Forty and a half of eighty hours.
        assertThat(jdbc.sql("""
                        select paid_minutes, waiting_minutes from programme.work_week where group_id = :g and week = :w
                        """)
                        .param("g", group)
                        .param("w", Weeks.text(now.minusWeeks(3)))
                        .query((row, n) -> List.of(row.getInt(1), row.getInt(2)))
                        .single())
                .containsExactly(2430, 2370);
    }

    @Test
    @DisplayName("what is kept step by step is what is counted from nothing, row by row")
    void keptEqualsRecounted() {
        var one = group();
        var two = group();
        work(one, 12, 5, 40, 0, 40, 40, 0, 0, 80, 80);
        weeks.bringUpToDate();
        work(two, 9, 33, 100, 100, 100, 100);
        weeks.bringUpToDate();
        work(one, 5, 2, 30, 30, 30);
        work(two, 8, 1, 20, 20, 20, 20, 20);
        weeks.bringUpToDate();
        var kept = everything();

        weeks.recount();

        assertThat(everything()).isEqualTo(kept).isNotEmpty();
    }

    private List<String> everything() {
        return jdbc.sql("""
                        select w::text from programme.work_week w union all select c::text from programme.continuity c
                        union all select e::text from programme.evidence_continuity e order by 1
                        """).query(String.class).list();
    }
}
