package org.saan.hub.platform;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Numbers that people call documents by: {@code SMP-2570-0042} has its kind, the Thai fiscal year (which begins on 1 October and
 * is named for the Buddhist year it ends in), and a count without gaps. A number is given once: the counter is held until the
 * transaction ends, and what is rolled back gives its number back.
 */
@Component
public class DocumentNumbers {
    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");
    private static final int BUDDHIST = 543;

    private final JdbcClient jdbc;
    private final Clock clock;

    DocumentNumbers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The next number of a kind of document. Others of that kind wait until the transaction ends: take it late. Statements that
     * write the document may take it themselves: {@code platform.next_number(kind, year)}.
     *
     * @param kind two to four capital letters, such as {@code SMP}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String next(String kind) {
        return next(kind, 1).getFirst();
    }

    /** So many numbers that follow each other. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> next(String kind, int count) {
        return jdbc.sql("""
                        select platform.number_text(:kind, :year, n)
                        from platform.take_numbers(:kind, :year, :count) as first,
                             generate_series(first, first + :count - 1) as n
                        order by n
                        """)
                .param("kind", kind)
                .param("year", fiscalYear())
                .param("count", count)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** The Thai fiscal year of today, in the Buddhist era. */
    public int fiscalYear() {
        return fiscalYear(LocalDate.now(clock.withZone(BANGKOK)));
    }

    /** The Thai fiscal year of a day, in the Buddhist era. */
    public static int fiscalYear(LocalDate day) {
        return day.getYear() + (day.getMonth().compareTo(Month.OCTOBER) >= 0 ? 1 : 0) + BUDDHIST;
    }
}
