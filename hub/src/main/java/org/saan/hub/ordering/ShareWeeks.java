package org.saan.hub.ordering;

import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The weeks in which a share is worked on. */
@Component
class ShareWeeks {
    private final JdbcClient jdbc;

    ShareWeeks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Gives so many minutes of a live share back, those of the last weeks first. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void free(UUID share, long minutes) {
        var weeks = new TreeMap<String, Integer>();
        jdbc.sql("select week, minutes from ordering.allocation_week where allocation_id = :id")
                .param("id", share)
                .query(row -> {
                    weeks.put(row.getString(1), row.getInt(2));
                });
        long left = minutes;
        // Rows are changed in the order in which weeks are held.
        var rest = new TreeMap<String, Integer>();
        for (var week : weeks.descendingMap().entrySet()) {
            int gone = (int) Math.min(left, week.getValue());
            left -= gone;
            if (gone > 0) {
                rest.put(week.getKey(), week.getValue() - gone);
            }
        }
        rest.forEach((week, kept) -> set(share, week, kept));
    }

    private void set(UUID share, String week, int minutes) {
        if (minutes == 0) {
            jdbc.sql("delete from ordering.allocation_week where allocation_id = :id and week = :week")
                    .param("id", share)
                    .param("week", week)
                    .update();
        } else {
            jdbc.sql("update ordering.allocation_week set minutes = :rest where allocation_id = :id and week = :week")
                    .param("id", share)
                    .param("week", week)
                    .param("rest", minutes)
                    .update();
        }
    }
}
