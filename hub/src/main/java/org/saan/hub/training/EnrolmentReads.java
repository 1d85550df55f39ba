package org.saan.hub.training;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.saan.hub.platform.At;
import org.saan.hub.shared.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads who signed up. */
@Component
class EnrolmentReads {
    private static final String SELECT = """
            select e.*, o.title || o.first_name || ' ' || o.last_name as name, o.phone, o.group_name, o.id as one_id,
                   o.email is not null or o.person_id is not null as reached,
                   case when e.state = 'WAITING' then (select count(*) from training.enrolment b
                        where b.workshop_id = e.workshop_id and b.state = 'WAITING'
                          and (b.asked_at, b.turn) <= (e.asked_at, e.turn)) else 0 end::int as place,
                   coalesce((select a.ratio from training.attended a
                             where a.workshop_id = e.workshop_id and a.learner_id = o.id), 0)::float8 as attended
            from training.enrolment e join training.learner l on l.id = e.learner_id
            join training.learner o on o.id = l.one_id
            """;

    private final JdbcClient jdbc;

    EnrolmentReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    EnrolmentView get(UUID id) {
        return jdbc.sql(SELECT + "where e.id = :id")
                .param("id", id)
                .query((row, n) -> view(row))
                .optional()
                .orElseThrow(() -> new NotFound("enrolment"));
    }

    List<EnrolmentView> ofWorkshop(UUID workshop) {
        return jdbc.sql(SELECT + """
                        where e.workshop_id = :workshop
                        order by array_position(array['CONFIRMED', 'OFFERED', 'WAITING', 'CANCELLED', 'REFUSED'], e.state),
                            case when e.state = 'WAITING' then e.asked_at end, case when e.state = 'WAITING' then e.turn end,
                            o.first_name collate "th-x-icu", o.last_name collate "th-x-icu", e.id limit 10000
                        """)
                .param("workshop", workshop)
                .query((row, n) -> view(row))
                .list();
    }

    /** Whoever signed up by that form, its own person first; empty when nobody did. */
    Optional<List<EnrolmentView>> byKey(EnrolmentKey key) {
        var own = jdbc.sql(SELECT + """
                        where e.link_hash = :hash
                           or e.id = (select k.enrolment_id from training.enrolment_link k where k.hash = :hash)
                        """)
                .param("hash", key.hash())
                .query((row, n) -> view(row))
                .optional();
        return own.map(one -> {
            var all = new ArrayList<EnrolmentView>();
            all.add(one);
            if (one.bookingId() != null) {
                all.addAll(jdbc.sql(SELECT + "where e.booking_id = :booking and e.id <> :own order by e.turn limit 100")
                        .param("booking", one.bookingId())
                        .param("own", one.id())
                        .query((row, n) -> view(row))
                        .list());
            }
            return all;
        });
    }

    /** Their enrolment that still stands, however many rows this one person has. */
    Optional<UUID> live(UUID workshop, UUID learner) {
        return jdbc.sql("""
                        select e.id from training.enrolment e join training.learner l on l.id = e.learner_id
                        where e.workshop_id = :workshop and e.state in ('CONFIRMED', 'OFFERED', 'WAITING')
                          and l.one_id = (select one_id from training.learner where id = :learner) limit 1
                        """)
                .param("workshop", workshop)
                .param("learner", learner)
                .query(UUID.class)
                .optional();
    }

    /** Those who wait, in their turn; people who come together are one turn. */
    List<List<EnrolmentView>> turns(UUID workshop) {
        var turns = new ArrayList<List<EnrolmentView>>();
        record Waits(EnrolmentView one, boolean together) {}
        var all = jdbc.sql(SELECT
                        + "where e.workshop_id = :id and e.state = 'WAITING' order by e.asked_at, e.turn limit 10000")
                .param("id", workshop)
                .query((row, n) -> new Waits(view(row), row.getBoolean("together")))
                .list();
        for (var waits : all) {
            var before = turns.stream()
                    .filter(turn -> waits.together()
                            && Objects.equals(
                                    turn.getFirst().bookingId(), waits.one().bookingId()))
                    .findFirst();
            if (before.isPresent()) {
                before.get().add(waits.one());
            } else {
                turns.add(new ArrayList<>(List.of(waits.one())));
            }
        }
        return turns;
    }

    List<UUID> withOldOffers(Instant now) {
        return jdbc.sql("""
                        select distinct workshop_id from training.enrolment
                        where state = 'OFFERED' and offered_until <= :now order by 1 limit 500
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                .list();
    }

    private static EnrolmentView view(ResultSet row) throws SQLException {
        return new EnrolmentView(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                Objects.requireNonNull(row.getObject("workshop_id", UUID.class)),
                Objects.requireNonNull(row.getObject("one_id", UUID.class)),
                row.getString("name").strip(),
                row.getString("phone"),
                row.getString("group_name"),
                EnrolmentState.valueOf(row.getString("state")),
                row.getString("mode"),
                At.when(row, "asked_at"),
                At.instant(row, "offered_until"),
                row.getString("reason"),
                row.getObject("booking_id", UUID.class),
                row.getString("code"),
                row.getBoolean("reached"),
                row.getInt("place"),
                row.getDouble("attended"));
    }
}
