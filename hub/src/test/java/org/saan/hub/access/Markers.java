package org.saan.hub.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.saan.hub.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Unmistakable words and figures, put where one group, one buyer and one account have what concerns nobody else: what they
 * write, what they are paid, how they are reached.
 */
final class Markers {
    private static final Set<Role> OFFICERS = EnumSet.of(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER);
    private static final Set<Role> RUN = EnumSet.of(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR);

    /**
     * @param word as it is looked for in what a page says, without hyphens and spaces
     * @param workers who see it because they work for the whole programme
     * @param sql puts it where it belongs; knows {@code :group}, {@code :order} and {@code :buyer}
     */
    record Marker(String word, Set<Role> workers, List<String> sql) {}

    static final List<Marker> ALL = List.of(
            marker(
                    "807391739",
                    OFFICERS,
                    "update directory.group_phone set number = '+66807391739' where group_id = :group"),
            marker("807392739", OFFICERS, """
                    update directory.person set phone = '+66807392739' where id in
                        (select person_id from directory.membership where group_id = :group and role = 'LEADER')
                    """),
            marker(
                    "ZqHouse7419",
                    RUN,
                    "update directory.producer_group set house_no = 'ZqHouse7419' where id = :group"),
            marker("73,931", RUN, "update directory.capability set price_minor = 7393100 where group_id = :group"),
            marker(
                    "73,932",
                    plus(RUN, Role.RECEIVER),
                    "update ordering.allocation set price_minor = 7393200 where group_id = :group",
                    """
                    update production.work_order set price_minor = 7393200
                    where id in (select id from ordering.allocation where group_id = :group)
                    """),
            marker("ZqCost7394", RUN, "update settlement.cost_sheet set name = 'ZqCost7394' where group_id = :group"),
            marker("ZqBank7395", RUN, """
                    update settlement.payout set bank_reference = 'ZqBank7395'
                    where id = (select id from settlement.payout where group_id = :group order by paid_on desc, number desc limit 1)
                    """),
            marker(
                    "ZqBuyer7396",
                    plus(RUN, Role.RECEIVER, Role.DESIGNER, Role.EXPORT_ADVISER),
                    "update ordering.buyer_order set buyer_name = 'ZqBuyer7396' where buyer_id = :buyer",
                    "update sourcing.buyer set name = 'ZqBuyer7396' where id = :buyer"),
            marker("ZqNote7397", RUN, "update ordering.buyer_order set note = 'ZqNote7397' where id = :order"),
            marker(
                    "ZqSample7398",
                    plus(RUN, Role.DESIGNER),
                    "update design.sample set title_th = 'ZqSample7398', title_en = 'ZqSample7398'"),
            marker(
                    "ZqReport7399",
                    plus(RUN, Role.RECEIVER),
                    "update production.progress_report set note = 'ZqReport7399'"),
            marker("ZqEnquiry7400", RUN, """
                    update sourcing.enquiry set organisation = 'ZqEnquiry7400', words = 'ZqEnquiry7400'
                    where id in (select enquiry_id from sourcing.rfq)
                    """),
            marker("ZqAnswer7402", RUN, """
                    update sourcing.rfq_answer set note = 'ZqAnswer7402'
                    where rfq_group_id = (select c.id from sourcing.rfq_group c join sourcing.rfq_answer a on a.rfq_group_id = c.id
                                          join directory.producer_group g on g.id = c.group_id
                                          where a.declined_reason is null order by g.code limit 1)
                    """),
            marker("74,033", RUN, """
                    update sourcing.rfq_answer_line l set price_minor = 7403300
                    from sourcing.rfq_answer a where a.id = l.answer_id and a.note = 'ZqAnswer7402'
                    """),
            marker("ZqQuote7404", RUN, "update sourcing.quotation_version set note = 'ZqQuote7404'"),
            marker("ZqPurpose7405", OFFICERS, """
                    update directory.permission set purpose = 'ZqPurpose7405'
                    where giver_id = :group
                    """),
            marker("ZqClaim7406", OFFICERS, "update directory.claim_word set words = 'ZqClaim7406'"),
            marker("ZqDraft7407", plus(RUN, Role.DESIGNER, Role.EXPORT_ADVISER), """
                    update catalogue.text set words = 'ZqDraft7407' where field = 'product_name' and language = 'en'
                    and subject_id in (select id from catalogue.product where group_id = :group)
                    """),
            marker("ZqSaved7408", Set.of(), "update catalogue.saved_search set name = 'ZqSaved7408'"),
            marker(
                    "ZqKey7409",
                    OFFICERS,
                    "update identity.api_key set name = 'ZqKey7409' where organisation_id = :buyer"),
            marker(
                    "ZqInvoice7410",
                    RUN,
                    "update settlement.invoice set buyer_name = 'ZqInvoice7410' where buyer_id = :buyer"),
            marker(
                    "ZqReceipt7411",
                    RUN,
                    "update settlement.receipt set notice_id = 'ZqReceipt7411' where buyer_id = :buyer"),
            marker("ZqWish7416", OFFICERS, "update directory.personal_data_request set wish = 'ZqWish7416'"),
            marker("ZqTo7418", RUN, "update messaging.delivery set to_name = 'ZqTo7418'"));

    private Markers() {}

    private static Marker marker(String word, Set<Role> workers, String... sql) {
        return new Marker(word, workers, List.of(sql));
    }

    private static Set<Role> plus(Set<Role> roles, Role... more) {
        var all = EnumSet.copyOf(roles);
        all.addAll(List.of(more));
        return all;
    }

    /** Puts them there, past the guards that keep what is written as it is; within a transaction. */
    static void put(JdbcClient jdbc, UUID group, UUID order, UUID buyer) {
        jdbc.sql("set local session_replication_role = replica").update();
        for (var marker : ALL) {
            for (var sql : marker.sql()) {
                int rows = jdbc.sql(sql)
                        .param("group", group)
                        .param("order", order)
                        .param("buyer", buyer)
                        .update();
                if (rows == 0) {
                    throw new AssertionError("nowhere to put " + marker.word());
                }
            }
        }
    }
}
