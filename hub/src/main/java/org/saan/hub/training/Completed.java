package org.saan.hub.training;

import java.time.LocalDate;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many people were at every part of a workshop: people, not rows, and people not twice because they came in two ways. */
@Service
public class Completed {
    private final JdbcClient jdbc;

    Completed(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Figures of a time.
     *
     * @param people different ones who completed at least one workshop
     * @param completions one for each person and workshop
     * @param onsite people who did so on site, at least in part
     * @param online people who did so online, at least in part
     */
    public record Figures(int people, int completions, int onsite, int online) {
        /** People who are in both ways: so many more is their sum than the people. */
        public int both() {
            return onsite + online - people;
        }
    }

    /**
     * Of workshops whose last part ended within these days in Bangkok.
     *
     * @param from inclusive
     * @param until exclusive
     */
    @Transactional(readOnly = true)
    public Figures figures(LocalDate from, LocalDate until, Viewer viewer) {
        TrainingText.mustBeStaff(viewer);
        return jdbc.sql("""
                        select count(distinct learner_id), count(*), count(distinct learner_id) filter (where onsite),
                               count(distinct learner_id) filter (where online)
                        from training.attended a
                        join (select workshop_id, max(ends_at) as ends_at from training.session group by workshop_id) e
                            on e.workshop_id = a.workshop_id
                        where a.parts = a.parts_of_workshop and e.ends_at >= :from and e.ends_at < :until
                        """)
                .param("from", from.atStartOfDay(Printing.ZONE).toOffsetDateTime())
                .param("until", until.atStartOfDay(Printing.ZONE).toOffsetDateTime())
                .query((row, n) -> new Figures(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)))
                .single();
    }
}
