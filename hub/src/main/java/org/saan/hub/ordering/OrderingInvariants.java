package org.saan.hub.ordering;

import org.saan.hub.platform.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The conservation laws of pieces and time, asked of everything that is stored, for the doctor. */
@Configuration(proxyBeanMethods = false)
class OrderingInvariants {
    private static final String MODULE = "ordering";

    @Bean
    static Invariant orderedIsAllocatedAndUnallocated() {
        return new Invariant(
                "ordered = allocated + unallocated, for each line",
                MODULE,
                "select count(*) from ordering.order_line",
                "select id from ordering.order_line where quantity <> allocated + unallocated or unallocated < 0");
    }

    @Bean
    static Invariant allocatedIsTheSumOfShares() {
        return new Invariant(
                "allocated = sum of the live shares, for each line",
                MODULE,
                "select count(*) from ordering.order_line",
                """
                select l.id from ordering.order_line l
                left join ordering.allocation a
                       on a.line_id = l.id and a.state in ('OFFERED', 'ACCEPTED', 'COUNTERED')
                group by l.id, l.allocated having l.allocated <> coalesce(sum(a.quantity), 0)
                """);
    }

    @Bean
    static Invariant groupWeeksAddUp() {
        return new Invariant(
                "minutes of a group's week = sum of its live shares",
                MODULE,
                "select count(*) from ordering.group_week",
                """
                select coalesce(w.group_id, s.group_id) || ' ' || coalesce(w.week, s.week)
                from ordering.group_week w
                full join (select a.group_id, x.week, sum(x.minutes) as minutes
                           from ordering.allocation_week x join ordering.allocation a on a.id = x.allocation_id
                           where a.state in ('OFFERED', 'ACCEPTED', 'COUNTERED') group by a.group_id, x.week) s
                       on s.group_id = w.group_id and s.week = w.week
                where coalesce(w.allocated, 0) <> coalesce(s.minutes, 0)
                """);
    }

    @Bean
    static Invariant craftWeeksAddUp() {
        return new Invariant(
                "loom minutes of a craft's week = sum of its live shares",
                MODULE,
                "select count(*) from ordering.group_craft_week",
                """
                select coalesce(w.group_id, s.group_id) || ' ' || coalesce(w.family_code, s.family_code) || ' '
                       || coalesce(w.week, s.week)
                from ordering.group_craft_week w
                full join (select a.group_id, a.family_code, x.week, sum(x.minutes) as minutes
                           from ordering.allocation_week x join ordering.allocation a on a.id = x.allocation_id
                           where a.state in ('OFFERED', 'ACCEPTED', 'COUNTERED')
                           group by a.group_id, a.family_code, x.week) s
                       on s.group_id = w.group_id and s.family_code = w.family_code and s.week = w.week
                where coalesce(w.allocated, 0) <> coalesce(s.minutes, 0)
                """);
    }

    @Bean
    static Invariant weeksWithinCapacity() {
        return new Invariant(
                "allocated in a week is at most the capacity, of people and of looms",
                MODULE,
                "select (select count(*) from ordering.group_week) + (select count(*) from ordering.group_craft_week)",
                """
                select group_id || ' ' || week from ordering.group_week where allocated > capacity
                union all
                select group_id || ' ' || family_code || ' ' || week from ordering.group_craft_week
                where allocated > capacity
                """);
    }

    @Bean
    static Invariant minutesAreThoseOfThePieces() {
        return new Invariant(
                "minutes of a live share are enough for its pieces",
                MODULE,
                "select count(*) from ordering.allocation where state in ('OFFERED', 'ACCEPTED', 'COUNTERED')",
                """
                select a.id from ordering.allocation a
                left join ordering.allocation_week w on w.allocation_id = a.id
                where a.state in ('OFFERED', 'ACCEPTED', 'COUNTERED')
                group by a.id having coalesce(sum(w.minutes), 0) < a.quantity::bigint * a.minutes_per_piece
                """);
    }

    @Bean
    static Invariant numbersHaveNoGaps() {
        return new Invariant(
                "order numbers of a fiscal year run from 1 without a gap",
                MODULE,
                "select count(*) from ordering.buyer_order",
                """
                select c.fiscal_year from platform.document_number c
                left join ordering.buyer_order o on split_part(o.number, '-', 2)::int = c.fiscal_year
                where c.kind = 'ORD' group by c.fiscal_year, c.last
                having count(o.id) <> c.last or max(split_part(o.number, '-', 3)::int) is distinct from c.last
                """);
    }

    @Bean
    static Invariant linesOfOneLot() {
        return new Invariant(
                "a line of one dye lot is at one group, and no line at more groups than it allows",
                MODULE,
                "select count(*) from ordering.order_line where one_lot or max_groups is not null",
                """
                select l.id from ordering.order_line l
                join ordering.allocation a on a.line_id = l.id and a.state in ('OFFERED', 'ACCEPTED', 'COUNTERED')
                group by l.id, l.one_lot, l.max_groups
                having count(distinct a.group_id) > case when l.one_lot then 1 else coalesce(l.max_groups, 1000000) end
                """);
    }

    @Bean
    static Invariant oneOpenOfferOfALine() {
        return new Invariant(
                "a group has one open offer for a line",
                MODULE,
                "select count(*) from ordering.allocation where state in ('OFFERED', 'COUNTERED')",
                """
                select line_id || ' ' || group_id from ordering.allocation where state in ('OFFERED', 'COUNTERED')
                group by line_id, group_id having count(*) > 1
                """);
    }

    @Bean
    static Invariant onePlanAtATime() {
        return new Invariant(
                "an order has one plan at a time",
                MODULE,
                "select count(*) from ordering.plan_request where state in ('WAITING', 'RUNNING', 'PROPOSED')",
                """
                select order_id from ordering.plan_request where state in ('WAITING', 'RUNNING', 'PROPOSED')
                group by order_id having count(*) > 1
                """);
    }

    @Bean
    static Invariant cancelledOrdersHoldNothing() {
        return new Invariant(
                "a cancelled order holds no group",
                MODULE,
                "select count(*) from ordering.buyer_order where cancelled_at is not null",
                """
                select o.id from ordering.buyer_order o join ordering.order_line l on l.order_id = o.id
                where o.cancelled_at is not null and l.allocated > 0
                """);
    }

    @Bean
    static Invariant everyOrderHasLines() {
        return new Invariant("every order has a line", MODULE, "select count(*) from ordering.buyer_order", """
                select o.id from ordering.buyer_order o
                where not exists (select 1 from ordering.order_line l where l.order_id = o.id)
                """);
    }

    @Bean
    static Invariant mergedGroupsHoldNothing() {
        return new Invariant(
                "no share, wish or week belongs to a group that was merged into another",
                MODULE,
                "select count(*) from directory.former_group",
                """
                select f.old_id || ' ' || l.what from directory.former_group f
                join (select group_id, 'share' as what from ordering.allocation
                      union all select group_id, 'wish' from ordering.plan_wish
                      union all select group_id, 'week' from ordering.group_week
                      union all select group_id, 'craft week' from ordering.group_craft_week) l
                     on l.group_id = f.old_id
                """);
    }
}
