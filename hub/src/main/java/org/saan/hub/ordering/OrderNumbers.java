package org.saan.hub.ordering;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.saan.hub.shared.Printing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Numbers of orders, {@code ORD-2570-0042}: the Thai fiscal year, which begins on 1 October, and a number without gaps. They are
 * taken in the transaction that stores the order, as late as possible: everybody else who needs one waits for its end.
 */
@Component
class OrderNumbers {
    private static final int BUDDHIST = 543;
    private static final int OCTOBER = 10;

    private final JdbcClient jdbc;
    private final Clock clock;

    OrderNumbers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** So many numbers that follow each other. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> next(int count) {
        var today = LocalDate.now(clock.withZone(Printing.ZONE));
        int year = today.getYear() + (today.getMonthValue() >= OCTOBER ? 1 : 0) + BUDDHIST;
        int last = jdbc.sql("""
                        insert into ordering.number_counter (fiscal_year, last) values (:year, :count)
                        on conflict (fiscal_year) do update set last = ordering.number_counter.last + :count
                        returning last
                        """)
                .param("year", year)
                .param("count", count)
                .query(Integer.class)
                .single();
        return IntStream.rangeClosed(last - count + 1, last)
                .mapToObj(number -> String.format(Locale.ROOT, "ORD-%d-%04d", year, number))
                .toList();
    }
}
