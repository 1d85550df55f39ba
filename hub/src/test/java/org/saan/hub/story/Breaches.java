package org.saan.hub.story;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How each law of decision 48 would be broken: what a service would write whose check read too early, or not at all. <code>{n}</code> is 0
 * for the first of two people and 1 for the second.
 */
final class Breaches {
    private static final Map<String, String> ALL = new HashMap<>();
    private static final String OFFERED = "(select id from ordering.allocation where state = 'OFFERED')";
    private static final String YEAR = "(select max(fiscal_year) from platform.document_number)";

    private Breaches() {}

    static String of(String named) {
        return Objects.requireNonNull(ALL.get(named), "no breach of " + named);
    }

    /** Weeks of a group that has none yet, for its people and its looms. */
    private static String time(String group, int people, int looms) {
        return """
                insert into ordering.group_week (group_id, week, capacity) values ({group}, '2030-W01', {people})
                on conflict do nothing;
                insert into ordering.group_craft_week (group_id, family_code, week, capacity)
                values ({group}, 'reed_mat', '2030-W01', {looms}) on conflict do nothing;
                """.replace("{group}", group)
                .replace("{people}", String.valueOf(people))
                .replace("{looms}", String.valueOf(looms));
    }

    private static String someGroup(int number) {
        return "'00000000-0000-4000-8000-00000000000" + number + "'::uuid";
    }

    /** Offers so many pieces of an hour each; the first line has 10 pieces left, the second 20. */
    private static String share(String group, String line, int pieces) {
        return """
                with share as (
                    insert into ordering.allocation (id, line_id, group_id, family_code, plan_id, state, quantity, price_minor,
                        minutes_per_piece, setup_minutes, explanation, offered_at)
                    select gen_random_uuid(), l.id, {group}, 'reed_mat', null, 'OFFERED', {pieces}, 100, 60, 0, '[]', now()
                    from (select id from ordering.order_line order by quantity desc offset {line} limit 1) l returning id)
                select id as share into temp made from share;
                insert into ordering.allocation_week select share, '2030-W01', 60 * {pieces} from made;
                drop table made;
                """.replace("{group}", group).replace("{line}", line).replace("{pieces}", String.valueOf(pieces));
    }

    private static String moreTime(String then) {
        return time("(select group_id from ordering.allocation where state = 'OFFERED')", 600, 600)
                + "insert into ordering.allocation_week values (" + OFFERED + ", '2030-W01', 60);" + then;
    }

    private static String plan() {
        return """
                insert into ordering.plan_request (id, order_id, requested_by, requested_at, state)
                select gen_random_uuid(), id, id, now(), 'WAITING' from ordering.buyer_order order by number desc limit 1""";
    }

    static {
        ALL.put(
                "ordering.order_line ordered_is_allocated_and_unallocated",
                "update ordering.order_line set quantity = quantity + 5");
        ALL.put(
                "ordering.order_line order_line_unallocated_check",
                time("'00000000-0000-4000-8000-00000000000{n}'::uuid", 600, 600)
                        + share("'00000000-0000-4000-8000-00000000000{n}'::uuid", "0", 10));
        ALL.put("ordering.allocation keep_sums_of_more", time(someGroup(1), 600, 600) + share(someGroup(1), "0", 1));
        ALL.put(
                "ordering.allocation keep_sums_of_fewer",
                "delete from ordering.allocation_week where allocation_id = " + OFFERED
                        + "; delete from ordering.allocation where state = 'OFFERED'");
        ALL.put(
                "ordering.allocation keep_sums_of_changed",
                "update ordering.allocation set quantity = quantity - 1 where state = 'OFFERED'");
        ALL.put("ordering.allocation_week keep_weeks_of_more", moreTime(""));
        ALL.put(
                "ordering.allocation_week keep_weeks_of_fewer",
                moreTime("delete from ordering.allocation_week where week = '2030-W01'"));
        ALL.put(
                "ordering.allocation_week keep_weeks_of_changed",
                moreTime("update ordering.allocation_week set minutes = 120 where week = '2030-W01'"));
        ALL.put("ordering.group_week within_capacity", time(someGroup(1), 300, 900) + share(someGroup(1), "{n}", 5));
        ALL.put(
                "ordering.group_craft_week within_craft_capacity",
                time(someGroup(1), 900, 300) + share(someGroup(1), "{n}", 5));
        ALL.put(
                "ordering.allocation one_offer_per_line_and_group",
                time(someGroup(1), 900, 900) + share(someGroup(1), "0", 2));
        ALL.put("ordering.plan_request one_open_plan", plan());
        ALL.put("ordering.buyer_order buyer_order_number_key", """
                update platform.document_number set last = 3 where kind = 'ORD';
                with o as (
                    insert into ordering.buyer_order (id, number, buyer_id, buyer_name, created_at)
                    select gen_random_uuid(), platform.number_text('ORD', {year}, 3), buyer_id, 'x', now()
                    from ordering.buyer_order limit 1 returning id)
                insert into ordering.order_line (id, order_id, position, family_code, quantity, unallocated, release_week, due_week,
                    grade, batch_multiple, one_lot)
                select gen_random_uuid(), o.id, 0, 'reed_mat', 1, 1, '2030-W01', '2030-W02', 1, 1, false from o
                """.replace("{year}", YEAR));
        work();
        tranches();
        paying();
        invoicing();
        numbers();
        crediting();
    }

    private static void work() {
        // As if the trigger that keeps it had been wrong.
        ALL.put(
                "production.work_order allocated_is_accounted_for",
                "set local session_replication_role = 'replica'; update production.work_order set outstanding = outstanding + 1");
        ALL.put(
                "production.work_order received_is_accounted_for",
                "update production.work_order set received = received + 1");
        ALL.put("production.work_order released_were_turned_down", """
                update production.work_order set released = released + 2;
                update ordering.allocation set quantity = quantity - 2 where state = 'ACCEPTED'""");
        ALL.put("production.work_order packed_are_good", packing(8));
        ALL.put("production.packing add_packing", packing(1));
        ALL.put("production.work_order extra_are_good", "update production.work_order set extra_accepted = 1");
        ALL.put(
                "ordering.allocation share_agrees",
                "update ordering.allocation set quantity = quantity - 1 where state = 'ACCEPTED'");
        ALL.put("production.work_order share_agrees", "update production.work_order set cancelled = cancelled + 1");
        ALL.put("production.work_order accepted_stays_paid", """
                update production.work_order set cancelled = 26;
                update ordering.allocation set quantity = 4 where state = 'ACCEPTED'""");
        ALL.put("production.work_order work_order_number_key", """
                update ordering.allocation set state = 'ACCEPTED' where state = 'OFFERED';
                insert into production.work_order (id, number, issued_at, price_minor, due_week, allocated)
                select a.id, w.number, now(), 1, '2030-W01', a.quantity
                from ordering.allocation a, production.work_order w where a.state = 'ACCEPTED' and a.id <> w.id""");
        ALL.put("production.packing stays", "update production.packing set pieces = pieces + 1");
    }

    private static String packing(int pieces) {
        return "insert into production.packing select gen_random_uuid(), id, " + pieces
                + ", id, now() from production.work_order";
    }

    private static String inspection(int accepted, int rework) {
        return "insert into production.inspection select gen_random_uuid(), id, " + accepted + ", " + rework
                + ", 0, null, id, now() from production.tranche where number = 1";
    }

    private static String tranche(String number, String kind, int said, int counted) {
        return "insert into production.tranche (id, work_id, number, kind, parent_id, said, counted, received_by, received_at)"
                + " select gen_random_uuid(), work_id, " + number + ", '" + kind + "', "
                + (kind.equals("REWORK") ? "id" : "null") + ", " + said + ", " + counted
                + ", id, now() from production.tranche where number = 1";
    }

    private static void tranches() {
        ALL.put("production.tranche inspected_are_received", inspection(3, 0));
        ALL.put("production.inspection add_inspection", inspection(1, 0));
        ALL.put("production.inspection faults_add_up", inspection(0, 1));
        ALL.put("production.tranche returned_were_sent_back", tranche("3 + {n}", "REWORK", 2, 2));
        ALL.put("production.tranche add_tranche", tranche("9", "DELIVERY", 1, 1));
        ALL.put("production.tranche difference_is_asked", tranche("9", "DELIVERY", 5, 4));
        ALL.put("production.inspection stays", "update production.inspection set accepted = accepted - 1");
        ALL.put("production.inspection_fault stays", "update production.inspection_fault set pieces = pieces + 1");
        ALL.put("production.progress_report one_report_counts", """
                insert into production.progress_report
                select gen_random_uuid(), '00000000-0000-4000-8000-000000000001', id, 1, 'ON_TIME', null, now(), now(), id,
                       sha256('{n}'), 'COUNTED' from production.work_order""");
    }

    /** A payment to the group of the work, for its order where it is a deposit. */
    private static String payout(String reference, String order, long amount, String then) {
        return """
                with p as (
                    insert into settlement.payout (id, number, group_id, order_id, amount_minor, bank_reference, paid_on,
                        proof_digest, proof_kind, paid_by, paid_at)
                    select gen_random_uuid(), platform.next_number('PAY', {year}), group_id, {order}, {amount}, {reference}, paid_on,
                           proof_digest, proof_kind, paid_by, paid_at
                    from settlement.payout where bank_reference = 'T1' returning id)
                {then}
                """.replace("{year}", YEAR)
                .replace("{order}", order)
                .replace("{amount}", String.valueOf(amount))
                .replace("{reference}", reference)
                .replace("{then}", then);
    }

    private static String use(String payout, long amount) {
        return "insert into settlement.payout_use (id, payout_id, work_id, amount_minor, made_by, made_at)"
                + " select gen_random_uuid(), p.id, w.id, " + amount + ", w.id, now() from " + payout
                + " p, production.work_order w";
    }

    private static String ofPayout(String reference) {
        return "(select id from settlement.payout where bank_reference = '" + reference + "')";
    }

    private static void paying() {
        // 12 pieces at 200 baht are accepted: 2,400 baht, of which 1,000 are paid.
        ALL.put("settlement.work_account paid_for_accepted", payout("'X{n}'", "null", 140_000, use("p", 140_000)));
        ALL.put("settlement.payout_use add_payout_use", use(ofPayout("T1"), 100));
        ALL.put("settlement.payout used_at_most_paid", use(ofPayout("T1"), 70_000));
        ALL.put("settlement.payout payout_bank_reference_key", payout("'T9'", "null", 100, "select 1 from p"));
        ALL.put("settlement.payout deposit_came_in", payout("'X{n}'", "order_id", 710_000, "select 1 from p"));
        ALL.put(
                "settlement.invoice deposit_stays_in",
                "update settlement.receipt_use set undone_by = made_by, undone_at = now()");
        ALL.put("settlement.payout_use stays", "delete from settlement.payout_use");
        ALL.put("settlement.payout_use payout_of_the_group", """
                insert into settlement.payout (id, number, group_id, amount_minor, bank_reference, paid_on, proof_digest, proof_kind,
                    paid_by, paid_at)
                select gen_random_uuid(), platform.next_number('PAY', {year}), paid_by, 100, 'T8', paid_on, proof_digest, proof_kind,
                       paid_by, paid_at from settlement.payout where bank_reference = 'T1';
                """.replace("{year}", YEAR) + use(ofPayout("T8"), 100));
    }

    private static String receiptUse(String notice, long amount) {
        return "insert into settlement.receipt_use (id, receipt_id, invoice_id, taken_minor, settles_minor, made_by, made_at)"
                + " select gen_random_uuid(), r.id, i.id, " + amount + ", " + amount
                + ", r.id, now() from settlement.receipt r, settlement.invoice i where r.notice_id = " + notice;
    }

    private static String receipt(String notice, String buyer) {
        return "insert into settlement.receipt (id, number, notice_id, buyer_id, currency, amount_minor, received_on, booked_by,"
                + " booked_at) select gen_random_uuid(), platform.next_number('RCT', " + YEAR + "), " + notice + ", "
                + buyer
                + ", currency, 100, received_on, booked_by, booked_at from settlement.receipt where notice_id = 'N1'";
    }

    /** An invoice of the second instalment, with its one line. */
    private static String invoice(String number, long net, long total, long line) {
        return """
                with i as (
                    insert into settlement.invoice (id, number, order_id, buyer_id, buyer_name, milestone, currency, discount_minor,
                        net_minor, vat_percent, vat_minor, total_minor, due_on, issued_by, issued_at)
                    select gen_random_uuid(), {number}, order_id, buyer_id, buyer_name, 2, currency, 0, {net}, 0, 0, {total}, due_on,
                           issued_by, issued_at from settlement.invoice where milestone = 1 returning id)
                insert into settlement.invoice_line (invoice_id, position, name_th, name_en, quantity, unit_code, price, amount_minor)
                select id, 0, 'x', 'x', 1, 'C62', 1, {line} from i
                """.replace("{number}", number)
                .replace("{net}", String.valueOf(net))
                .replace("{total}", String.valueOf(total))
                .replace("{line}", String.valueOf(line));
    }

    private static String next(String kind) {
        return "platform.next_number('" + kind + "', " + YEAR + ")";
    }

    private static void invoicing() {
        // The invoice is for 36,000 baht, of which 8,000 are paid; 20,000 each of two receipts are free.
        ALL.put("settlement.receipt used_at_most_received", receiptUse("'N2'", 1_100_000));
        ALL.put("settlement.invoice paid_at_most_what_is_left", receiptUse("'N' || 2 + {n}", 2_000_000));
        ALL.put("settlement.receipt_use add_receipt_use", receiptUse("'N2'", 100));
        ALL.put("settlement.receipt_use stays", "delete from settlement.receipt_use");
        ALL.put("settlement.receipt receipt_notice_id_key", receipt("'N9'", "buyer_id"));
        ALL.put(
                "settlement.receipt_use receipt_of_the_buyer",
                receipt("'N8'", "booked_by") + ";" + receiptUse("'N8'", 100));
        ALL.put("settlement.invoice total_is_net_and_vat", invoice(next("INV"), 5, 6, 5));
        ALL.put("settlement.invoice lines_add_up", invoice(next("INV"), 5, 5, 4));
        ALL.put("settlement.invoice one_invoice_of_an_instalment", invoice(next("INV"), 5, 5, 5));
        ALL.put(
                "settlement.invoice stays",
                "update settlement.invoice set net_minor = net_minor + 1, total_minor = total_minor + 1");
        ALL.put("settlement.invoice_line stays", "update settlement.invoice_line set amount_minor = amount_minor + 1");
        ALL.put("settlement.cost_version below_the_floor_with_a_reason", """
                insert into settlement.cost_sheet values
                    ('00000000-0000-4000-8000-000000000001', gen_random_uuid(), 'reed_mat', 'x', 1, now());
                insert into settlement.cost_version (sheet_id, version, wastage_percent, overhead_percent, margin_percent, fee_percent,
                    minutes, materials_minor, wastage_minor, labour_minor, overhead_minor, margin_minor, cluster_minor, packing_minor,
                    fee_minor, freight_minor, buyer_minor, wage_baht, wage_starts_on, floor_minor, written_by, written_at)
                values ('00000000-0000-4000-8000-000000000001', 1, 0, 0, 0, 0, 48, 0, 0, 100, 0, 0, 0, 0, 0, 0, 100, 400,
                    '2026-01-01', 4000, gen_random_uuid(), now())""");
    }

    /** A credit note with its one line. */
    private static String credit(String number, long net, long vat, long total, long line) {
        return """
                with c as (
                    insert into settlement.credit_note (id, number, invoice_id, reason, words, discount_minor, net_minor, vat_percent,
                        vat_minor, total_minor, left_net_minor, issued_by, issued_at)
                    select gen_random_uuid(), {number}, id, 'FAULTY', 'made', 0, {net}, vat_percent, {vat}, {total}, net_minor,
                           issued_by, issued_at from settlement.invoice where milestone = 1 returning id)
                insert into settlement.credit_note_line (credit_note_id, position, name_th, name_en, quantity, unit_code, price,
                    amount_minor)
                select id, 0, 'x', 'x', 1, 'C62', 1, {line} from c
                """.replace("{number}", number)
                .replace("{net}", String.valueOf(net))
                .replace("{vat}", String.valueOf(vat))
                .replace("{total}", String.valueOf(total))
                .replace("{line}", String.valueOf(line));
    }

    private static void crediting() {
        var one = credit(next("CRN"), 5, 0, 5, 5);
        ALL.put("settlement.invoice credited_at_most_invoiced", credit(next("CRN"), 5, 1, 6, 5));
        ALL.put("settlement.credit_note add_credit_note", one);
        ALL.put("settlement.credit_note total_is_net_and_vat", credit(next("CRN"), 5, 0, 6, 5));
        ALL.put("settlement.credit_note credit_lines_add_up", credit(next("CRN"), 5, 0, 5, 4));
        ALL.put(
                "settlement.credit_note stays",
                one
                        + ";set constraints all immediate; set constraints all deferred;"
                        + "update settlement.credit_note set net_minor = 6, total_minor = 6");
        ALL.put(
                "settlement.credit_note_line stays",
                one
                        + ";set constraints all immediate; set constraints all deferred;"
                        + "update settlement.credit_note_line set amount_minor = 6");
        ALL.put("settlement.credit_note number_follows", "select " + next("CRN") + ";" + one);
        ALL.put(
                "settlement.credit_note credit_note_number_key",
                "insert into platform.document_number values ('CRN', " + YEAR + ", 1) on conflict do nothing;"
                        + credit(text("CRN", 1), 5, 0, 5, 5));
        ALL.put(
                "settlement.withholding_certificate number_follows",
                "select " + next("WHT") + """
                ;insert into settlement.withholding_certificate
                select gen_random_uuid(), {number}, id, 'x', 'x', 'x', 'PERSON', 'x', 'x', 'x', id, 'x', now()
                from settlement.payout where bank_reference = 'T1'""".replace("{number}", next("WHT")));
    }

    /** A number that was counted and lost; and two who read the last number instead of counting. */
    private static void numbers() {
        ALL.put("settlement.invoice number_follows", "select " + next("INV") + ";" + invoice(next("INV"), 5, 5, 5));
        ALL.put("settlement.receipt number_follows", "select " + next("RCT") + ";" + receipt("'N9'", "buyer_id"));
        ALL.put(
                "settlement.payout number_follows",
                "select " + next("PAY") + ";" + payout("'T9'", "null", 100, "select 1 from p"));
        ALL.put(
                "settlement.invoice invoice_number_key",
                counted("INV", 2)
                        + invoice("platform.number_text('INV', " + YEAR + ", 2)", 5, 5, 5)
                                .replace("buyer_name, 2, currency", "buyer_name, nullif({n} + 2, 3), currency"));
        ALL.put(
                "settlement.receipt receipt_number_key",
                counted("RCT", 4) + receipt("'M{n}'", "buyer_id").replace(next("RCT"), text("RCT", 4)));
        ALL.put(
                "settlement.payout payout_number_key",
                counted("PAY", 3)
                        + payout("'X{n}'", "null", 100, "select 1 from p").replace(next("PAY"), text("PAY", 3)));
    }

    private static String counted(String kind, int last) {
        return "update platform.document_number set last = " + last + " where kind = '" + kind + "';";
    }

    private static String text(String kind, int number) {
        return "platform.number_text('" + kind + "', " + YEAR + ", " + number + ")";
    }
}
