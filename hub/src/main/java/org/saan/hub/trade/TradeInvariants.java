package org.saan.hub.trade;

import org.saan.hub.platform.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The laws of what leaves, asked of everything that is stored, for the doctor. */
@Configuration(proxyBeanMethods = false)
class TradeInvariants {
    private static final String MODULE = "trade";

    @Bean
    static Invariant despatchedArePacked() {
        return new Invariant(
                "despatched is at most packed, for each order line",
                MODULE,
                "select count(*) from trade.despatched",
                """
                select d.line_id from trade.despatched d
                where d.pieces > (select coalesce(sum(w.packed), 0) from production.work w where w.line_id = d.line_id)
                """);
    }

    @Bean
    static Invariant despatchNumbersHaveNoGaps() {
        return new Invariant(
                "despatch numbers of a fiscal year run from 1 without a gap",
                MODULE,
                "select count(*) from trade.despatch",
                """
                select c.fiscal_year from platform.document_number c
                left join trade.despatch d on split_part(d.number, '-', 2)::int = c.fiscal_year
                where c.kind = 'DSP' group by c.fiscal_year, c.last
                having count(d.id) <> c.last or max(split_part(d.number, '-', 3)::int) is distinct from c.last
                """);
    }
}
