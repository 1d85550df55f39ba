package org.saan.hub.sourcing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Weeks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threeten.extra.YearWeek;

/** Reads requests for quotation and their answers. Who may is the business of the caller. */
@Component
class RfqReads {
    private static final int MOST = 200;
    private static final String OWN = """
            select v.id, r.id as rfq_id, r.number, r.issued_at, r.answer_by, r.note, v.group_id,
                   g.name_th, g.name_en, e.state not in ('WON', 'LOST') as open
            from sourcing.rfq_group v
            join sourcing.rfq r on r.id = v.rfq_id
            join sourcing.enquiry e on e.id = r.enquiry_id
            join directory.producer_group g on g.id = v.group_id
            """;

    private final JdbcClient jdbc;

    RfqReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<OwnRfq> findOwn(UUID id) {
        return jdbc.sql(OWN + " where v.id = :id")
                .param("id", id)
                .query((row, n) -> own(row))
                .optional();
    }

    /** Requests to a group, the newest first. */
    List<OwnRfq> ofGroup(UUID group) {
        return jdbc.sql(OWN + " where v.group_id = :group order by r.issued_at desc, v.id limit :limit")
                .param("group", group)
                .param("limit", MOST)
                .query((row, n) -> own(row))
                .list();
    }

    private OwnRfq own(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new OwnRfq(
                id,
                row.getString("number"),
                row.getObject("group_id", UUID.class),
                new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                row.getObject("answer_by", LocalDate.class),
                row.getBoolean("open"),
                row.getString("note"),
                lines(row.getObject("rfq_id", UUID.class)),
                answers(List.of(id)).get(id));
    }

    List<OwnRfq.Line> lines(UUID rfq) {
        return jdbc.sql("select * from sourcing.rfq_line where rfq_id = :id order by position limit 100")
                .param("id", rfq)
                .query((row, n) -> new OwnRfq.Line(
                        row.getObject("id", UUID.class),
                        new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                        row.getString("family_code"),
                        row.getInt("quantity"),
                        row.getString("unit_code"),
                        Weeks.parse(row.getString("due_week"))))
                .list();
    }

    /** The last answer of each group that has answered. */
    Map<UUID, OwnRfq.Answered> answers(Collection<UUID> asked) {
        var lines = answerLines(asked);
        var all = new HashMap<UUID, OwnRfq.Answered>();
        jdbc.sql("""
                        select distinct on (rfq_group_id) * from sourcing.rfq_answer
                        where rfq_group_id = any(:ids) order by rfq_group_id, version desc
                        """).param("ids", asked.toArray(UUID[]::new)).query(row -> {
            var id = row.getObject("id", UUID.class);
            all.put(row.getObject("rfq_group_id", UUID.class), answered(id, row, lines));
        });
        return all;
    }

    private static OwnRfq.Answered answered(UUID id, ResultSet row, Map<UUID, List<RfqAnswer.Line>> lines)
            throws SQLException {
        @Nullable String who = row.getString("said_by");
        return new OwnRfq.Answered(
                id,
                row.getInt("version"),
                row.getBoolean("late"),
                row.getObject("answered_at", OffsetDateTime.class).toInstant(),
                new RfqAnswer(
                        lines.getOrDefault(id, List.of()),
                        row.getString("declined_reason"),
                        row.getString("note"),
                        who == null ? null : new RfqAnswer.Said(who, row.getString("said_how"))));
    }

    private record At(UUID answer, UUID line) {}

    private Map<UUID, List<RfqAnswer.Line>> answerLines(Collection<UUID> asked) {
        var steps = new HashMap<At, List<RfqAnswer.PriceStep>>();
        jdbc.sql("""
                        select b.* from sourcing.rfq_price_break b join sourcing.rfq_answer a on a.id = b.answer_id
                        where a.rfq_group_id = any(:ids) order by b.answer_id, b.line_id, b.from_quantity
                        """).param("ids", asked.toArray(UUID[]::new)).query(row -> {
            var at = new At(row.getObject("answer_id", UUID.class), row.getObject("line_id", UUID.class));
            steps.computeIfAbsent(at, first -> new ArrayList<>())
                    .add(new RfqAnswer.PriceStep(row.getInt("from_quantity"), row.getLong("price_minor")));
        });
        var all = new HashMap<UUID, List<RfqAnswer.Line>>();
        jdbc.sql("""
                        select l.* from sourcing.rfq_answer_line l
                        join sourcing.rfq_answer a on a.id = l.answer_id
                        join sourcing.rfq_line q on q.id = l.line_id
                        where a.rfq_group_id = any(:ids) order by l.answer_id, q.position
                        """).param("ids", asked.toArray(UUID[]::new)).query(row -> {
            var answer = row.getObject("answer_id", UUID.class);
            var line = row.getObject("line_id", UUID.class);
            all.computeIfAbsent(answer, first -> new ArrayList<>())
                    .add(new RfqAnswer.Line(
                            line,
                            row.getInt("quantity"),
                            row.getObject("price_minor", Long.class),
                            week(row.getString("first_week")),
                            steps.getOrDefault(new At(answer, line), List.of())));
        });
        return all;
    }

    private static @Nullable YearWeek week(@Nullable String text) {
        return text == null ? null : Weeks.parse(text);
    }
}
