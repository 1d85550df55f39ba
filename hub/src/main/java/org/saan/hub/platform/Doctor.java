package org.saan.hub.platform;

import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Asks every invariant of every module, all in one picture of the database, and changes nothing. */
@Component
public class Doctor {
    static final int LIMIT = 20;

    private final JdbcClient jdbc;
    private final List<Invariant> invariants;

    Doctor(JdbcClient jdbc, List<Invariant> invariants) {
        this.jdbc = jdbc;
        this.invariants = invariants.stream()
                .sorted(Comparator.comparing(Invariant::module).thenComparing(Invariant::name))
                .toList();
    }

    /** One finding per invariant, by module and name. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Finding> examine() {
        return invariants.stream().map(this::ask).toList();
    }

    private Finding ask(Invariant invariant) {
        long rows = jdbc.sql(invariant.countSql()).query(Long.class).single();
        List<String> offenders = jdbc.sql("select * from (" + invariant.offendersSql() + ") offender limit " + LIMIT)
                .query((row, n) -> String.valueOf(row.getObject(1)))
                .list();
        return new Finding(invariant, rows, offenders);
    }
}
