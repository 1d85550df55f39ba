package org.saan.hub.production;

import org.saan.hub.platform.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The conservation laws of work, asked of everything that is stored, for the doctor. */
@Configuration(proxyBeanMethods = false)
class ProductionInvariants {
    private static final String MODULE = "production";
    private static final String WORK = "select count(*) from production.work_order";

    @Bean
    static Invariant allocatedIsAccountedFor() {
        return new Invariant(
                "allocated = accepted + rejected + outstanding + cancelled, for each work order", MODULE, WORK, """
                select id from production.work_order
                where allocated <> accepted + rejected + outstanding + cancelled or outstanding < 0
                """);
    }

    @Bean
    static Invariant sharesAndWorkAgree() {
        return new Invariant(
                "every accepted share has work for its pieces, and no other share has",
                MODULE,
                "select count(*) from ordering.allocation where state = 'ACCEPTED'",
                """
                select coalesce(a.id, w.id) from (select * from ordering.allocation where state = 'ACCEPTED') a
                full join (select * from production.work_order where needed > 0) w on w.id = a.id
                where a.quantity is distinct from w.needed
                """);
    }

    @Bean
    static Invariant workIsTheSumOfTranches() {
        return new Invariant("counts of a work order = sums of its tranches and packings", MODULE, WORK, """
                select w.id from production.work_order w
                left join lateral (
                    select coalesce(sum(said) filter (where kind = 'DELIVERY'), 0) as made_over,
                           coalesce(sum(counted) filter (where kind = 'DELIVERY'), 0) as received,
                           coalesce(sum(accepted), 0) as good, coalesce(sum(rejected), 0) as turned_down,
                           coalesce(sum(pending), 0) as pending, coalesce(sum(rework - returned), 0) as rework_out
                    from production.tranche t where t.work_id = w.id) t on true
                left join lateral (select coalesce(sum(pieces), 0) as packed from production.packing p
                                   where p.work_id = w.id) p on true
                where (w.made_over, w.received, w.good, w.turned_down, w.pending, w.rework_out, w.packed)
                      is distinct from
                      (t.made_over::int, t.received::int, t.good::int, t.turned_down::int, t.pending::int,
                       t.rework_out::int, p.packed::int)
                """);
    }

    @Bean
    static Invariant inspectedAreReceived() {
        return new Invariant(
                "inspected is at most received, and is the sum of inspections, for each tranche",
                MODULE,
                "select count(*) from production.tranche",
                """
                select t.id from production.tranche t
                left join lateral (select coalesce(sum(accepted), 0) as accepted, coalesce(sum(rework), 0) as rework,
                                          coalesce(sum(rejected), 0) as rejected
                                   from production.inspection i where i.tranche_id = t.id) i on true
                where t.pending < 0
                   or (t.accepted, t.rework, t.rejected) is distinct from (i.accepted::int, i.rework::int, i.rejected::int)
                """);
    }

    @Bean
    static Invariant receivedIsAccountedFor() {
        return new Invariant(
                "received = good + turned down + pending + being put right, for each work order",
                MODULE,
                WORK,
                "select id from production.work_order where received <> good + turned_down + pending + rework_out");
    }

    @Bean
    static Invariant releasedWereTurnedDown() {
        return new Invariant(
                "no more pieces are given back to the order than were turned down",
                MODULE,
                WORK,
                "select id from production.work_order where released > turned_down");
    }

    @Bean
    static Invariant extraPiecesAreThere() {
        return new Invariant(
                "pieces beyond the share that are paid are good and there",
                MODULE,
                WORK,
                "select id from production.work_order where extra_accepted > greatest(0, good - needed)");
    }

    @Bean
    static Invariant oneReportOfAnIdCounts() {
        return new Invariant(
                "of reports under one id one counts", MODULE, "select count(*) from production.progress_report", """
                select once from production.progress_report where state = 'COUNTED'
                group by once having count(*) > 1
                """);
    }

    @Bean
    static Invariant differencesAreAskedAbout() {
        return new Invariant(
                "where the hub counted otherwise than the group said, somebody is asked why",
                MODULE,
                "select count(*) from production.tranche where said <> counted",
                """
                select t.id from production.tranche t where t.said <> t.counted and not exists
                    (select 1 from production.discrepancy d where d.tranche_id = t.id and d.kind = 'DELIVERY')
                """);
    }

    @Bean
    static Invariant everyFaultHasAReason() {
        return new Invariant(
                "every piece that is not accepted has its main fault",
                MODULE,
                "select count(*) from production.inspection",
                """
                select i.id from production.inspection i
                left join production.inspection_fault f on f.inspection_id = i.id
                group by i.id, i.rework, i.rejected
                having i.rework <> coalesce(sum(f.pieces) filter (where f.outcome = 'REWORK'), 0)
                    or i.rejected <> coalesce(sum(f.pieces) filter (where f.outcome = 'REJECTED'), 0)
                """);
    }

    @Bean
    static Invariant reworkIsWhatWasSentBack() {
        return new Invariant(
                "what came back after rework was sent back before",
                MODULE,
                "select count(*) from production.tranche where rework > 0",
                """
                select p.id from production.tranche p
                left join production.tranche c on c.parent_id = p.id
                group by p.id, p.rework, p.returned
                having coalesce(sum(c.counted), 0) <> p.returned or p.returned > p.rework
                """);
    }

    @Bean
    static Invariant packedAreGood() {
        return new Invariant(
                "packed is at most accepted by inspection",
                MODULE,
                WORK,
                "select id from production.work_order where packed > good");
    }

    @Bean
    static Invariant workNumbersHaveNoGaps() {
        return new Invariant("work order numbers of a fiscal year run from 1 without a gap", MODULE, WORK, """
                select c.fiscal_year from platform.document_number c
                left join production.work_order w on split_part(w.number, '-', 2)::int = c.fiscal_year
                where c.kind = 'WO' group by c.fiscal_year, c.last
                having count(w.id) <> c.last or max(split_part(w.number, '-', 3)::int) is distinct from c.last
                """);
    }
}
