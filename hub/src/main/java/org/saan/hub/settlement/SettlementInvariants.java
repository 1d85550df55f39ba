package org.saan.hub.settlement;

import org.saan.hub.platform.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The laws of money, asked of everything that is stored, for the doctor. */
@Configuration(proxyBeanMethods = false)
class SettlementInvariants {
    private static final String MODULE = "settlement";

    @Bean
    static Invariant groupsArePaidForAcceptedPieces() {
        return new Invariant(
                "paid to a group is at most accepted × rate, and the sum of its payments, for each work order",
                MODULE,
                "select count(*) from settlement.work_account",
                """
                select w.id from production.work_order w
                left join settlement.work_account a on a.work_id = w.id
                left join lateral (select coalesce(sum(amount_minor), 0) as paid from settlement.payout_use u
                                   where u.work_id = w.id and u.undone_at is null) u on true
                where coalesce(a.paid_minor, 0) <> u.paid
                   or u.paid > (w.accepted + w.extra_accepted)::bigint * w.price_minor
                """);
    }

    @Bean
    static Invariant payoutsAreUsedOnce() {
        return new Invariant(
                "no payment to a group is used for more than it is",
                MODULE,
                "select count(*) from settlement.payout",
                """
                select p.id from settlement.payout p
                left join settlement.payout_use u on u.payout_id = p.id and u.undone_at is null
                group by p.id, p.used_minor, p.amount_minor
                having coalesce(sum(u.amount_minor), 0) <> p.used_minor or p.used_minor > p.amount_minor
                """);
    }

    @Bean
    static Invariant receiptsAreUsedOnce() {
        return new Invariant(
                "no receipt is used for more than came in", MODULE, "select count(*) from settlement.receipt", """
                select r.id from settlement.receipt r
                left join settlement.receipt_use u on u.receipt_id = r.id and u.undone_at is null
                group by r.id, r.used_minor, r.amount_minor
                having coalesce(sum(u.taken_minor), 0) <> r.used_minor or r.used_minor > r.amount_minor
                """);
    }

    @Bean
    static Invariant invoicesArePaidByReceipts() {
        return new Invariant(
                "paid of an invoice is the sum of its receipts, and at most what credit notes left of it",
                MODULE,
                "select count(*) from settlement.invoice",
                """
                select i.id from settlement.invoice i
                left join settlement.receipt_use u on u.invoice_id = i.id and u.undone_at is null
                group by i.id
                having coalesce(sum(u.settles_minor), 0) <> i.paid_minor
                    or i.paid_minor > i.total_minor - i.credited_net_minor - i.credited_vat_minor
                """);
    }

    @Bean
    static Invariant creditNotesAreAtMostTheirInvoice() {
        return new Invariant(
                "credit notes of an invoice add up, and are together at most the invoice",
                MODULE,
                "select count(*) from settlement.credit_note",
                """
                select i.id from settlement.invoice i
                left join (select c.invoice_id, sum(c.net_minor) as net, sum(c.vat_minor) as vat,
                                  bool_and(c.net_minor = l.amount - c.discount_minor
                                           and c.total_minor = c.net_minor + c.vat_minor) as adds_up
                           from settlement.credit_note c
                           left join (select credit_note_id, sum(amount_minor) as amount from settlement.credit_note_line
                                 group by credit_note_id) l on l.credit_note_id = c.id
                           group by c.invoice_id) c on c.invoice_id = i.id
                where coalesce(c.net, 0) <> i.credited_net_minor or coalesce(c.vat, 0) <> i.credited_vat_minor
                   or c.net > i.net_minor or c.vat > i.vat_minor or c.invoice_id is not null and c.adds_up is not true
                """);
    }

    @Bean
    static Invariant invoicesAddUp() {
        return new Invariant(
                "lines of an invoice less its discount are its net, and net and VAT its total",
                MODULE,
                "select count(*) from settlement.invoice",
                """
                select i.id from settlement.invoice i
                left join settlement.invoice_line l on l.invoice_id = i.id
                group by i.id, i.net_minor, i.discount_minor, i.vat_minor, i.total_minor
                having coalesce(sum(l.amount_minor), 0) - i.discount_minor <> i.net_minor
                    or i.net_minor + i.vat_minor <> i.total_minor
                """);
    }

    @Bean
    static Invariant depositsPassedOnCameIn() {
        return new Invariant(
                "no more of a deposit was passed on to groups than came in",
                MODULE,
                "select count(distinct order_id) from settlement.payout where order_id is not null",
                """
                select p.order_id from settlement.payout p where p.order_id is not null
                group by p.order_id
                having sum(p.amount_minor) > settlement.came_in(p.order_id)
                """);
    }

    @Bean
    static Invariant noticesAreBookedOnce() {
        return new Invariant(
                "a payment that the bank tells of is booked once",
                MODULE,
                "select count(*) from settlement.receipt",
                "select notice_id from settlement.receipt group by notice_id having count(*) > 1");
    }

    @Bean
    static Invariant transfersAreWrittenDownOnce() {
        return new Invariant(
                "a transfer to a group is written down once",
                MODULE,
                "select count(*) from settlement.payout",
                "select bank_reference from settlement.payout group by bank_reference having count(*) > 1");
    }

    @Bean
    static Invariant instalmentsAreInvoicedOnce() {
        return new Invariant(
                "an instalment is invoiced once", MODULE, "select count(*) from settlement.milestone", """
                select order_id || ' ' || milestone from settlement.invoice where milestone is not null
                group by order_id, milestone having count(*) > 1
                """);
    }

    @Bean
    static Invariant moneyIsUsedForItsOwner() {
        return new Invariant(
                "a receipt is used for invoices of its buyer, a payment for work of its group",
                MODULE,
                "select (select count(*) from settlement.receipt_use) + (select count(*) from settlement.payout_use)",
                """
                select u.id from settlement.receipt_use u
                join settlement.receipt r on r.id = u.receipt_id join settlement.invoice i on i.id = u.invoice_id
                where r.buyer_id <> i.buyer_id
                union all
                select u.id from settlement.payout_use u
                join settlement.payout p on p.id = u.payout_id join ordering.share_of_order s on s.id = u.work_id
                where p.group_id <> s.group_id
                """);
    }

    @Bean
    static Invariant invoiceNumbersHaveNoGaps() {
        return numbers("INV", "invoice", "invoice numbers of a fiscal year run from 1 without a gap");
    }

    @Bean
    static Invariant creditNoteNumbersHaveNoGaps() {
        return numbers("CRN", "credit_note", "credit note numbers of a fiscal year run from 1 without a gap");
    }

    @Bean
    static Invariant certificateNumbersHaveNoGaps() {
        return numbers(
                "WHT",
                "withholding_certificate",
                "withholding certificate numbers of a fiscal year run from 1 without a gap");
    }

    @Bean
    static Invariant receiptNumbersHaveNoGaps() {
        return numbers("RCT", "receipt", "receipt numbers of a fiscal year run from 1 without a gap");
    }

    @Bean
    static Invariant payoutNumbersHaveNoGaps() {
        return numbers("PAY", "payout", "payment numbers of a fiscal year run from 1 without a gap");
    }

    private static Invariant numbers(String kind, String table, String name) {
        return new Invariant(
                name,
                MODULE,
                "select count(*) from settlement." + table,
                "select c.fiscal_year from platform.document_number c left join settlement." + table
                        + " d on split_part(d.number, '-', 2)::int = c.fiscal_year where c.kind = '" + kind
                        + "' group by c.fiscal_year, c.last having count(d.id) <> c.last"
                        + " or max(split_part(d.number, '-', 3)::int) is distinct from c.last");
    }

    @Bean
    static Invariant payBelowTheWageHasAReason() {
        return new Invariant(
                "a piece rate below the minimum wage of the province has its reason in writing",
                MODULE,
                "select count(*) from settlement.cost_version",
                """
                select sheet_id from settlement.cost_version
                where labour_minor * 480 < wage_baht * 100 * minutes and below_reason is null
                """);
    }
}
