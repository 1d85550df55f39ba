package org.saan.hub.trade;

import org.saan.hub.platform.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The laws of the register of problems of exporting, asked of everything that is stored, for the doctor. */
@Configuration(proxyBeanMethods = false)
class ObstacleInvariants {
    private static final String MODULE = "trade";

    @Bean
    static Invariant agreedObstaclesHaveOneOpenClosure() {
        return new Invariant(
                "a problem of exporting is closed exactly while its teller agrees",
                MODULE,
                "select count(*) from trade.obstacle",
                """
                select o.number from trade.obstacle o
                where (o.state = 'AGREED')
                      <> exists (select from trade.obstacle_closure c where c.obstacle_id = o.id and c.reopened_at is null)
                """);
    }

    @Bean
    static Invariant obstaclesAreGroupedOneStepDeep() {
        return new Invariant(
                "a problem of exporting that leads others stands under none",
                MODULE,
                "select count(*) from trade.obstacle where parent_id is not null",
                """
                select c.number from trade.obstacle c join trade.obstacle p on p.id = c.parent_id where p.parent_id is not null
                """);
    }

    @Bean
    static Invariant publicCardsHaveAnAnswer() {
        return new Invariant(
                "a public card of the export guide was answered, and its problem stands under none",
                MODULE,
                "select count(*) from trade.guide_card where withdrawn_at is null",
                """
                select o.number from trade.guide_card k join trade.obstacle o on o.id = k.obstacle_id
                where k.withdrawn_at is null and (o.parent_id is not null or o.answered_at is null)
                """);
    }

    @Bean
    static Invariant obstacleNumbersHaveNoGaps() {
        return new Invariant(
                "numbers of problems of exporting of a fiscal year run from 1 without a gap",
                MODULE,
                "select count(*) from trade.obstacle",
                """
                select c.fiscal_year from platform.document_number c
                left join trade.obstacle o on split_part(o.number, '-', 2)::int = c.fiscal_year
                where c.kind = 'OBS' group by c.fiscal_year, c.last
                having count(o.id) <> c.last or max(split_part(o.number, '-', 3)::int) is distinct from c.last
                """);
    }
}
