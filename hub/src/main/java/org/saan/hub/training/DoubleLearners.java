package org.saan.hub.training;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Viewer;
import org.saan.thaitext.ThaiLikeness;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks for learners that may be one person and puts them to an officer with the reasons: nothing is merged without a click. Each
 * who is new or changed is compared with those who share the phone, the name, or year of birth and province.
 */
@Service
public class DoubleLearners {
    /** Below, two people merely have something in common. */
    static final int LEAST = 60;

    private static final double ALIKE = 0.75;
    private static final int SAME_PHONE = 40;
    private static final int SAME_NAME = 40;
    private static final int LIKE_NAME = 25;
    private static final int SAME_YEAR = 20;
    private static final int SAME_PROVINCE = 10;
    private static final int SAME_GROUP = 10;
    private static final int OTHER_YEAR = -30;
    private static final int OTHER_SEX = -20;
    private static final int MOST_POINTS = 100;
    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    DoubleLearners(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        static Task<Void> doubleLearnersTask(DoubleLearners search) {
            return Tasks.recurring("training.doubles", FixedDelay.of(Duration.ofSeconds(20)))
                    .execute((instance, context) -> search.look());
        }
    }

    /** What is known of one of two. */
    public record Side(
            UUID id,
            String name,
            @Nullable String phone,
            @Nullable Integer birthYear,
            @Nullable String province,
            @Nullable String group,
            int workshops,
            Instant since) {}

    /**
     * Two that may be one.
     *
     * @param points up to 100
     * @param reasons codes under {@code training.double}
     */
    public record Pair(Side first, Side second, int points, List<String> reasons) {
        public Pair {
            reasons = List.copyOf(reasons);
        }
    }

    /** A merge that can be undone. */
    public record Merged(UUID id, String from, String into, Instant at) {}

    /** Compares who is new or changed; says how many those were. */
    @Transactional
    public int look() {
        var changed = jdbc.sql("""
                        delete from training.learner_check where number in (
                            select number from training.learner_check order by number limit :most for update skip locked)
                        returning learner_id
                        """).param("most", AT_ONCE).query(UUID.class).set();
        for (var id : changed) {
            compare(Objects.requireNonNull(id));
        }
        return changed.size();
    }

    private record Known(
            UUID id,
            String first,
            String last,
            @Nullable String phone,
            @Nullable Integer year,
            @Nullable String province,
            @Nullable String sex,
            @Nullable String group,
            String key) {}

    private void compare(UUID id) {
        var all = jdbc.sql("""
                        select o.id, o.first_name, o.last_name, o.phone, o.birth_year, o.province_code, o.sex, o.group_name,
                               o.name_key
                        from training.learner l join training.learner o on o.id = l.id
                            or o.phone = l.phone or o.name_key = l.name_key
                            or o.birth_year = l.birth_year and o.province_code = l.province_code
                        where l.id = :id and l.merged_into is null and l.erased_at is null
                          and o.merged_into is null and o.erased_at is null
                          and (o.id = l.id or l.national_id_hash is null or o.national_id_hash is null)
                        order by o.id = l.id desc, o.id limit 5000
                        """)
                .param("id", id)
                .query((row, n) -> new Known(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, Integer.class),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9)))
                .list();
        jdbc.sql("delete from training.learner_pair where first_id = :id or second_id = :id")
                .param("id", id)
                .update();
        for (int i = 1; i < all.size(); i++) {
            propose(all.getFirst(), all.get(i));
        }
    }

    private void propose(Known one, Known other) {
        var reasons = new ArrayList<String>();
        int points = 0;
        boolean samePhone = one.phone() != null && one.phone().equals(other.phone());
        if (samePhone) {
            points += SAME_PHONE;
            reasons.add("same_phone");
        }
        if (one.key().equals(other.key())) {
            points += SAME_NAME;
            reasons.add("same_name");
        } else if (ThaiLikeness.likeness(one.first() + " " + one.last(), other.first() + " " + other.last()) >= ALIKE) {
            points += LIKE_NAME;
            reasons.add("like_name");
        } else if (one.first().equals(other.first()) && samePhone) {
            // A new family name, or one left out.
            points += LIKE_NAME;
            reasons.add("same_first_name");
        } else {
            return;
        }
        if (one.year() != null && one.year().equals(other.year())) {
            points += SAME_YEAR;
            reasons.add("same_year");
        } else if (one.year() != null && other.year() != null) {
            points += OTHER_YEAR;
            reasons.add("other_year");
        }
        if (one.province() != null && one.province().equals(other.province())) {
            points += SAME_PROVINCE;
            reasons.add("same_province");
        }
        if (one.group() != null && one.group().equals(other.group())) {
            points += SAME_GROUP;
            reasons.add("same_group");
        }
        if (one.sex() != null && other.sex() != null && !one.sex().equals(other.sex())) {
            points += OTHER_SEX;
            reasons.add("other_sex");
        }
        if (points >= LEAST) {
            keep(one, other, Math.min(points, MOST_POINTS), reasons);
        }
    }

    private void keep(Known one, Known other, int points, List<String> reasons) {
        jdbc.sql("""
                        insert into training.learner_pair (first_id, second_id, points, reasons, found_at)
                        select p.a, p.b, :points, :reasons, :at
                        from (select least(:one::uuid, :other::uuid) as a, greatest(:one::uuid, :other::uuid) as b) p
                        where not exists (select 1 from training.learner_not_same n
                                          where n.first_id = p.a and n.second_id = p.b)
                        on conflict (first_id, second_id) do update set points = excluded.points, reasons = excluded.reasons
                        """)
                .param("one", one.id())
                .param("other", other.id())
                .param("points", points)
                .param("reasons", reasons.toArray(String[]::new))
                .param("at", At.now(clock))
                .update();
    }

    /** What waits for an officer, the most certain first. */
    @Transactional(readOnly = true)
    public List<Pair> list(Viewer viewer) {
        OneLearner.mustDecide(viewer);
        return jdbc.sql("select first_id, second_id, points, reasons from training.learner_pair"
                        + " order by points desc, first_id, second_id limit 200")
                .query((row, n) -> new Pair(
                        side(row.getObject(1, UUID.class)),
                        side(row.getObject(2, UUID.class)),
                        row.getInt(3),
                        Arrays.asList((String[]) row.getArray(4).getArray())))
                .list();
    }

    private Side side(UUID id) {
        return jdbc.sql("""
                        select l.id, l.title || l.first_name || ' ' || l.last_name, l.phone, l.birth_year, p.name_th, l.group_name,
                               (select count(distinct s.workshop_id) from training.attendance a
                                join training.session s on s.id = a.session_id
                                join training.learner x on x.id = a.learner_id where x.one_id = l.id), l.created_at
                        from training.learner l left join directory.province p on p.code = l.province_code where l.id = :id
                        """)
                .param("id", id)
                .query((row, n) -> new Side(
                        row.getObject(1, UUID.class),
                        row.getString(2).strip(),
                        row.getString(3),
                        row.getObject(4, Integer.class),
                        row.getString(5),
                        row.getString(6),
                        row.getInt(7),
                        At.when(row, "created_at")))
                .single();
    }

    /** Merges that stand, the latest first, at most fifty. */
    @Transactional(readOnly = true)
    public List<Merged> merged(Viewer viewer) {
        OneLearner.mustDecide(viewer);
        return jdbc.sql("""
                        select m.id, f.title || f.first_name || ' ' || f.last_name, i.title || i.first_name || ' ' || i.last_name,
                               m.merged_at
                        from training.learner_merge m join training.learner f on f.id = m.from_id
                        join training.learner i on i.id = m.into_id
                        where m.undone_at is null order by m.merged_at desc, m.id limit 50
                        """)
                .query((row, n) -> new Merged(
                        row.getObject(1, UUID.class),
                        row.getString(2).strip(),
                        row.getString(3).strip(),
                        At.when(row, "merged_at")))
                .list();
    }
}
