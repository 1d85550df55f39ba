package org.saan.hub.sourcing;

import org.saan.hub.platform.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always be true of requests and their answers, for the doctor. */
@Configuration(proxyBeanMethods = false)
class SourcingInvariants {
    private static final String MODULE = "sourcing";

    @Bean
    static Invariant askedIsChosenAndShortfall() {
        return new Invariant(
                "asked = chosen + shortfall, and chosen = sum of the choices, for each line of a request",
                MODULE,
                "select count(*) from sourcing.rfq_line",
                """
                select l.id from sourcing.rfq_line l left join sourcing.rfq_choice c on c.line_id = l.id
                group by l.id
                having l.quantity <> l.chosen + l.shortfall or l.chosen <> coalesce(sum(c.quantity), 0)
                """);
    }

    @Bean
    static Invariant numbersWithoutGaps() {
        return new Invariant(
                "numbers of requests count from 1 without a gap, in each fiscal year",
                MODULE,
                "select count(*) from platform.document_number where kind = 'RFQ'",
                """
                select c.fiscal_year from platform.document_number c
                where c.kind = 'RFQ' and c.last <> (select count(*) from sourcing.rfq r
                                                    where r.number like 'RFQ-' || c.fiscal_year || '-%')
                """);
    }
}
