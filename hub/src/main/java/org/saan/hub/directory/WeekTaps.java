package org.saan.hub.directory;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Weeks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.threeten.extra.YearWeek;

/** Taps on weeks: each changes the word of its week and keeps what stood there before. */
@Component
class WeekTaps {
    private final JdbcClient jdbc;
    private final WeekWords words;

    WeekTaps(JdbcClient jdbc, WeekWords words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    private record Kept(
            String week,
            String technique,
            @Nullable Integer permille,
            @Nullable String reason,
            @Nullable UUID tap,
            @Nullable Integer minutes,
            @Nullable String minutesReason,
            boolean undone,
            boolean latest) {
        WeekWords.Place place() {
            return new WeekWords.Place(week, technique);
        }
    }

    /** Lets taps of a group follow each other, and says whether this one has been here before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean hold(UUID group, UUID tap) {
        var held = jdbc.sql("select id from directory.producer_group where id = :id for update")
                .param("id", group)
                .query(UUID.class)
                .optional();
        if (held.isEmpty()) {
            throw new NotFound("group");
        }
        var owner = jdbc.sql("select group_id from directory.week_tap where id = :id")
                .param("id", tap)
                .query(UUID.class)
                .optional();
        if (owner.isPresent() && !owner.get().equals(group)) {
            throw new NotFound("tap");
        }
        return owner.isPresent();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void write(UUID group, WeekTap tap, LocalDate saidOn, UUID account, OffsetDateTime at) {
        var place = new WeekWords.Place(Weeks.text(tap.week()), tap.technique());
        var before = words.find(group, place).orElse(null);
        var minutes = tap.technique().equals(WeekWords.EVERYTHING) ? takeMinutes(group, place.week()) : null;
        jdbc.sql("""
                        insert into directory.week_tap
                            (id, group_id, week, technique, left_permille, reason, before_permille, before_reason, before_tap,
                             before_minutes, before_minutes_reason, account_id, said_by, said_on, at)
                        values (:id, :group, :week, :technique, :left, :reason, :beforeLeft, :beforeReason, :beforeTap,
                                :minutes, :minutesReason, :account, :by, :on, :at)
                        """)
                .param("id", tap.id())
                .param("group", group)
                .param("week", place.week())
                .param("technique", place.technique())
                .param("left", tap.leftPermille())
                .param("reason", tap.reason())
                .param("beforeLeft", before == null ? null : before.leftPermille())
                .param("beforeReason", before == null ? null : before.reason())
                .param("beforeTap", before == null ? null : before.tap())
                .param("minutes", minutes == null ? null : minutes.getKey())
                .param("minutesReason", minutes == null ? null : minutes.getValue())
                .param("account", account)
                .param("by", tap.said() == null ? null : tap.said().by())
                .param("on", saidOn)
                .param("at", at)
                .update();
        if (tap.leftPermille() == null) {
            words.remove(group, place);
        } else {
            words.put(group, place, new WeekWords.Word(tap.leftPermille(), tap.reason(), tap.id()));
        }
    }

    /** Hours that were entered for the week; the later word stands, so they go. */
    private Map.@Nullable Entry<Integer, String> takeMinutes(UUID group, String week) {
        return jdbc.sql("""
                        delete from directory.capacity_override where group_id = :group and week = :week
                        returning minutes, reason
                        """)
                .param("group", group)
                .param("week", week)
                .query((row, n) -> Map.entry(row.getInt(1), row.getString(2)))
                .optional()
                .orElse(null);
    }

    /** The caller holds the group. */
    @Transactional(propagation = Propagation.MANDATORY)
    public YearWeek undo(UUID group, UUID tap, OffsetDateTime at) {
        var kept = jdbc.sql("""
                        select t.*, not exists (
                            select 1 from directory.week_tap l
                            where l.group_id = t.group_id and l.technique = t.technique and l.week = t.week
                              and l.number > t.number and l.undone_at is null) as latest
                        from directory.week_tap t where t.id = :id and t.group_id = :group
                        """)
                .param("id", tap)
                .param("group", group)
                .query((row, n) -> new Kept(
                        row.getString("week"),
                        row.getString("technique"),
                        row.getObject("before_permille", Integer.class),
                        row.getString("before_reason"),
                        row.getObject("before_tap", UUID.class),
                        row.getObject("before_minutes", Integer.class),
                        row.getString("before_minutes_reason"),
                        row.getObject("undone_at") != null,
                        row.getBoolean("latest")))
                .optional()
                .orElseThrow(() -> new NotFound("tap"));
        if (kept.undone()) {
            return Weeks.parse(kept.week());
        }
        if (!kept.latest()) {
            throw new Refusal("calendar.undo_later");
        }
        if (kept.permille() != null && kept.reason() != null && kept.tap() != null) {
            words.put(group, kept.place(), new WeekWords.Word(kept.permille(), kept.reason(), kept.tap()));
        } else {
            words.remove(group, kept.place());
        }
        if (kept.minutes() != null) {
            jdbc.sql("""
                            insert into directory.capacity_override (group_id, week, minutes, reason)
                            values (:group, :week, :minutes, :reason) on conflict (group_id, week) do nothing
                            """)
                    .param("group", group)
                    .param("week", kept.week())
                    .param("minutes", kept.minutes())
                    .param("reason", kept.minutesReason())
                    .update();
        }
        jdbc.sql("update directory.week_tap set undone_at = :at where id = :id")
                .param("at", at)
                .param("id", tap)
                .update();
        return Weeks.parse(kept.week());
    }

    /** The last tap of each week that was not taken back, when it was made after that moment. */
    Map<String, UUID> latest(UUID group, String technique, OffsetDateTime after) {
        var latest = new HashMap<String, UUID>();
        jdbc.sql("""
                        select distinct on (week) week, id from directory.week_tap
                        where group_id = :group and technique = :technique and undone_at is null and at > :after
                        order by week, number desc
                        """)
                .param("group", group)
                .param("technique", technique)
                .param("after", after)
                .query(row -> {
                    latest.put(row.getString(1), row.getObject(2, UUID.class));
                });
        return latest;
    }
}
