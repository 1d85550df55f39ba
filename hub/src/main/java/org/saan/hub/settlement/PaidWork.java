package org.saan.hub.settlement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.At;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Work of groups by the day on which it was made, and whether it was paid: what continuity of work is counted from. */
@Service
public class PaidWork {
    private final JdbcClient jdbc;

    PaidWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Accepted work of one day.
     *
     * @param madeOn when the group told of it, at latest when it came
     * @param acceptedOn when it was found good
     * @param paidOn absent while it is owed
     * @param minutes of work, by the minutes of a piece that the group agreed to
     */
    public record Day(
            UUID group,
            UUID order,
            LocalDate madeOn,
            LocalDate acceptedOn,
            @Nullable LocalDate paidOn,
            BigDecimal minutes) {}

    /** Every day of these groups. */
    @Transactional(readOnly = true)
    public void each(Collection<UUID> groups, Consumer<Day> sink) {
        jdbc.sql("""
                        select group_id, order_id, made_on, accepted_on, paid_on, minutes
                        from settlement.paid_work(cast(:groups as uuid[]))
                        """).param("groups", groups.toArray(UUID[]::new)).query(row -> {
            sink.accept(new Day(
                    Objects.requireNonNull(row.getObject(1, UUID.class)),
                    Objects.requireNonNull(row.getObject(2, UUID.class)),
                    Objects.requireNonNull(row.getObject(3, LocalDate.class)),
                    Objects.requireNonNull(row.getObject(4, LocalDate.class)),
                    row.getObject(5, LocalDate.class),
                    row.getBigDecimal(6)));
        });
    }

    /** Groups about whose work, its acceptance or its payment something became known after that moment. */
    @Transactional(readOnly = true)
    public Set<UUID> changedSince(Instant moment) {
        return new HashSet<>(jdbc.sql("select group_id from settlement.work_changed(:since)")
                .param("since", At.utc(moment))
                .query((row, n) -> row.getObject(1, UUID.class))
                .list());
    }
}
