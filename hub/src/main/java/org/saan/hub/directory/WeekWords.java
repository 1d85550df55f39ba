package org.saan.hub.directory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.saan.hub.shared.Weeks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threeten.extra.YearWeek;

/** What groups say of their weeks, of everything they make or of the looms of one technique, as it stands. */
@Component
class WeekWords {
    /** The technique of a word that is about all that the group makes. */
    static final String EVERYTHING = "";

    private final JdbcClient jdbc;

    WeekWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The week and technique that a word is about. */
    record Place(String week, String technique) {}

    /** @param tap by which it was said */
    record Word(int leftPermille, String reason, UUID tap) {}

    Map<UUID, Map<Place, Word>> by(YearWeek first, int weeks, UUID[] only, boolean everybody) {
        var all = new HashMap<UUID, Map<Place, Word>>();
        jdbc.sql("""
                        select group_id, week, technique, left_permille, reason, tap_id from directory.week_word
                        where week between :first and :last and (:all or group_id = any(:ids))
                        """)
                .param("all", everybody)
                .param("ids", only)
                .param("first", Weeks.text(first))
                .param("last", Weeks.text(first.plusWeeks(weeks)))
                .query(row -> {
                    all.computeIfAbsent(row.getObject(1, UUID.class), g -> new HashMap<>())
                            .put(
                                    new Place(row.getString(2), row.getString(3)),
                                    new Word(row.getInt(4), row.getString(5), row.getObject(6, UUID.class)));
                });
        return all;
    }

    Optional<Word> find(UUID group, Place place) {
        return jdbc.sql("""
                        select left_permille, reason, tap_id from directory.week_word
                        where group_id = :group and week = :week and technique = :technique
                        """)
                .param("group", group)
                .param("week", place.week())
                .param("technique", place.technique())
                .query((row, n) -> new Word(row.getInt(1), row.getString(2), row.getObject(3, UUID.class)))
                .optional();
    }

    void put(UUID group, Place place, Word word) {
        jdbc.sql("""
                        insert into directory.week_word (group_id, week, technique, left_permille, reason, tap_id)
                        values (:group, :week, :technique, :left, :reason, :tap)
                        on conflict (group_id, week, technique) do update set
                            left_permille = excluded.left_permille, reason = excluded.reason, tap_id = excluded.tap_id
                        """)
                .param("group", group)
                .param("week", place.week())
                .param("technique", place.technique())
                .param("left", word.leftPermille())
                .param("reason", word.reason())
                .param("tap", word.tap())
                .update();
    }

    void remove(UUID group, Place place) {
        jdbc.sql("delete from directory.week_word where group_id = :group and week = :week and technique = :technique")
                .param("group", group)
                .param("week", place.week())
                .param("technique", place.technique())
                .update();
    }
}
