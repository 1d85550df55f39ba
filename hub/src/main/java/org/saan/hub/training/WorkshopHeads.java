package org.saan.hub.training;

import java.util.List;
import java.util.UUID;
import org.saan.hub.platform.At;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what papers and pages about a workshop begin with. */
@Component
class WorkshopHeads {
    private final JdbcClient jdbc;

    WorkshopHeads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    WorkshopHead get(UUID id) {
        return read("w.id = :id", id).stream().findFirst().orElseThrow(() -> new NotFound("workshop"));
    }

    /** Those that a person has to do with, the last first. */
    List<WorkshopHead> ofLearner(UUID learner) {
        return read("w.id in (select workshop_id from training.examined where learner_id = :id)", learner);
    }

    private List<WorkshopHead> read(String which, UUID id) {
        return jdbc.sql("""
                        select w.id, w.number, w.title_th, w.title_en, w.state, w.venue_th, w.venue_en,
                               min(s.starts_at) as from_at, max(s.ends_at) as until_at, coalesce(sum(s.minutes), 0)::int as minutes
                        from training.workshop w left join training.session s on s.workshop_id = w.id
                        where\s""" + which + " group by w.id order by from_at desc nulls last, w.number limit 200")
                .param("id", id)
                .query((row, n) -> new WorkshopHead(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        new LocalizedText(row.getString("title_th"), row.getString("title_en")),
                        row.getString("state"),
                        row.getString("venue_th") == null && row.getString("venue_en") == null
                                ? null
                                : new LocalizedText(row.getString("venue_th"), row.getString("venue_en")),
                        At.instant(row, "from_at"),
                        At.instant(row, "until_at"),
                        row.getInt("minutes")))
                .list();
    }
}
