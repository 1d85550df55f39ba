package org.saan.hub.bench;

/**
 * What people do in a storm, how often it comes to their minds, and what it leaves in the database. Evidence is a row of the deed: its
 * key and its pieces or satang.
 */
enum StormDeed {
    /** Its turn comes by the count of others. */
    ORDER(0, true, """
            select account_id, null::bigint from identity.audit_entry where action = 'ordering.order_created'"""),
    AMEND(4, true, "select made_by, null::bigint from ordering.order_version"),
    CANCEL(1, false, """
            select subject_id::uuid, null::bigint from identity.audit_entry where action = 'ordering.order_cancelled'"""),
    /** Asks for a plan and waits for it; a plan that is being made already is joined. */
    PLAN(9, false, ""),
    ACCEPT_PLAN(14, false, """
            select (after ->> 'plan')::uuid, null::bigint from identity.audit_entry
            where action = 'ordering.plan_accepted'"""),
    ACCEPT(16, false, "select id, null::bigint from production.work_order"),
    DECLINE(2, false, """
            select subject_id::uuid, null::bigint from identity.audit_entry where action = 'ordering.offer_declined'"""),
    COUNTER(3, true, """
            select account_id, (after ->> 'counter')::bigint from identity.audit_entry
            where action = 'ordering.offer_countered'"""),
    AGREE_TO_FEWER(5, false, """
            select subject_id::uuid, null::bigint from identity.audit_entry
            where action = 'ordering.offer_accepted' and before ->> 'state' = 'COUNTERED'"""),
    /** Cancels a part of work. */
    TAKE_BACK(3, false, """
            select account_id, (after ->> 'pieces')::bigint from identity.audit_entry
            where action = 'production.work_withdrawn' and account_id in (
                select account_id from identity.audit_entry where action like 'ordering.offer%')"""),
    CALENDAR(2, true, ""),
    REPORT(12, true, "select told_by, made from production.progress_report"),
    RECEIVE(16, true, "select received_by, counted from production.tranche where kind = 'DELIVERY'"),
    RECEIVE_REWORKED(6, true, "select received_by, counted from production.tranche where kind = 'REWORK'"),
    INSPECT(18, true, "select inspected_by, accepted + rework + rejected from production.inspection"),
    PACK(10, true, "select packed_by, pieces from production.packing"),
    ACCEPT_EXTRA(10, false, """
            select account_id, (after ->> 'pieces')::bigint from identity.audit_entry
            where action = 'production.extra_accepted'"""),
    AGREE_PRICE(8, false, "select agreed_by, null::bigint from settlement.order_terms"),
    INVOICE(10, false, "select issued_by, null::bigint from settlement.invoice"),
    RECEIPT(10, true, "select booked_by, amount_minor from settlement.receipt"),
    USE_RECEIPT(6, false, "select made_by, null::bigint from settlement.receipt_use"),
    UNDO_RECEIPT(3, false, "select undone_by, null::bigint from settlement.receipt_use where undone_by is not null"),
    DEPOSIT(5, true, "select paid_by, amount_minor from settlement.payout where order_id is not null"),
    PAY(10, true, "select paid_by, amount_minor from settlement.payout where order_id is null"),
    USE_PAYOUT(5, false, "select made_by, amount_minor from settlement.payout_use"),
    UNDO_PAYOUT(4, false, "select undone_by, amount_minor from settlement.payout_use where undone_by is not null");

    /** How often, beside the others. */
    final int weight;

    /** Whether it may be sent again when no answer came: it has a token, or says the same the second time. */
    final boolean again;

    /** A select of the key and the amount of each that is there; empty when it leaves no row of its own. */
    final String evidence;

    StormDeed(int weight, boolean again, String evidence) {
        this.weight = weight;
        this.again = again;
        this.evidence = evidence;
    }
}
