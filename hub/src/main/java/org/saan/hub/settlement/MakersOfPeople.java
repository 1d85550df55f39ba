package org.saan.hub.settlement;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ErasesPersonalData;
import org.saan.hub.directory.HoldsPersonalData;
import org.saan.hub.directory.PersonFile.Section;
import org.saan.hub.platform.At;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was said of a person as a maker: told when they ask, and without their name once they are erased. */
@Component
class MakersOfPeople implements HoldsPersonalData, ErasesPersonalData {
    private final JdbcClient jdbc;

    MakersOfPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(UUID person) {
        jdbc.sql("""
                        update settlement.maker set name = 'ลบแล้ว-' || right(id::text, 6), person_id = null,
                            left_at = coalesce(left_at, now())
                        where person_id = :person
                        """).param("person", person).update();
    }

    @Override
    public List<Section> of(UUID person, @Nullable UUID account) {
        var rows = jdbc.sql("""
                        select w.number, p.pieces, p.minutes, s.said_at from settlement.maker m
                        join settlement.maker_part p on p.maker_id = m.id
                        join settlement.maker_split s on s.work_id = p.work_id and s.version = p.version
                        join production.work_order w on w.id = p.work_id
                        where m.person_id = :person order by s.said_at, w.number limit 500
                        """)
                .param("person", person)
                .query((row, n) -> Arrays.<@Nullable Object>asList(
                        row.getString(1), row.getInt(2), row.getInt(3), At.when(row, "said_at")))
                .list();
        return rows.isEmpty()
                ? List.of()
                : List.of(new Section(
                        "settlement.makers",
                        List.of(
                                "settlement.work",
                                "settlement.makers.pieces",
                                "settlement.makers.minutes",
                                "people.file.sent_at"),
                        rows));
    }
}
