package org.saan.hub.training;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What one person attended of a workshop.
 *
 * @param minutes of {@code minutesOfWorkshop}
 * @param ratio not rounded
 * @param enough at least 80 % of the hours
 */
public record AttendedRow(
        UUID learner,
        String name,
        @Nullable String phone,
        @Nullable String group,
        @Nullable String sex,
        int minutes,
        int minutesOfWorkshop,
        BigDecimal ratio,
        int parts,
        int partsOfWorkshop,
        boolean enough,
        boolean onsite,
        boolean online) {

    /** Everybody who was at any part, by name. */
    static List<AttendedRow> of(JdbcClient jdbc, UUID workshop) {
        return jdbc.sql("""
                        select a.*, o.title || o.first_name || ' ' || o.last_name as name, o.phone, o.group_name, o.sex
                        from training.attended a join training.learner o on o.id = a.learner_id
                        where a.workshop_id = :workshop
                        order by o.first_name collate "th-x-icu", o.last_name collate "th-x-icu", o.id limit 100000
                        """)
                .param("workshop", workshop)
                .query((row, n) -> new AttendedRow(
                        java.util.Objects.requireNonNull(row.getObject("learner_id", UUID.class)),
                        row.getString("name").strip(),
                        row.getString("phone"),
                        row.getString("group_name"),
                        row.getString("sex"),
                        row.getInt("minutes"),
                        row.getInt("minutes_of_workshop"),
                        row.getBigDecimal("ratio"),
                        row.getInt("parts"),
                        row.getInt("parts_of_workshop"),
                        row.getBoolean("enough"),
                        row.getBoolean("onsite"),
                        row.getBoolean("online")))
                .list();
    }
}
