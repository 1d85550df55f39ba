package org.saan.hub.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.saan.hub.sourcing.SourcingScene.OFFICER;
import static org.saan.hub.sourcing.SourcingScene.leader;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.TestHub;
import org.saan.hub.identity.AccountContacts;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.messaging.Messaging;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** Who is told of enquiries, requests and quotations outside the hub: once each, and answered when answered. */
@HubTest
@Import(SourcingScene.class)
class TellingTest {
    @Autowired
    private SourcingScene scene;

    @Autowired
    private Quotations quotations;

    @Autowired
    private Messaging messaging;

    @Autowired
    private Identity identity;

    @Autowired
    private AccountContacts contacts;

    @Autowired
    private MockMvc web;

    private BuyerKey key = BuyerKey.draw();
    private UUID enquiry = new UUID(0, 0);

    /** A mail that is to leave the house. */
    private record Mail(String template, String address, String href, boolean answered) {}

    @BeforeEach
    void anEnquiry() {
        scene.groups.clear();
        key = BuyerKey.draw();
        var asked = scene.enquiry(1, 100);
        enquiry = scene.enquiries.ask(asked, List.of(), key);
        assertThat(scene.enquiries.ask(asked, List.of(), key)).isEqualTo(enquiry);
    }

    private List<Mail> mails(String type, UUID id) {
        return scene.jdbc
                .sql("""
                        select m.template, d.address, m.href, m.answered_at is not null
                        from messaging.message m join messaging.delivery d on d.message_id = m.id
                        where d.channel = 'EMAIL' and m.subject_type = :type and m.subject_id = :id
                        order by m.made_at, m.id
                        """)
                .param("type", type)
                .param("id", id.toString())
                .query((row, n) -> new Mail(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)))
                .list();
    }

    private UUID sent(String price) {
        var line = scene.enquiries.getEnquiry(enquiry, OFFICER).lines().getFirst();
        var id = quotations.write(
                enquiry,
                new NewQuotation(
                        scene.today().plusDays(30),
                        Money.THB,
                        null,
                        "FCA",
                        "Bangkok",
                        30,
                        null,
                        List.of(new NewQuotation.Line(
                                line.id(), 100, scene.groups.now().plusWeeks(10), new BigDecimal(price)))),
                OFFICER);
        var view = quotations.getQuotation(id, OFFICER);
        var buyer = view.buyerId() == null ? scene.groups.buyer() : null;
        quotations.send(id, view.last().number(), buyer, OFFICER);
        quotations.send(id, view.last().number(), buyer, OFFICER);
        return id;
    }

    @Test
    void theBuyerIsMailedThatSomebodyWroteAndNothingForAskingAlone() throws Exception {
        assertThat(mails("enquiry", enquiry)).isEmpty();
        var form = UUID.randomUUID();
        scene.enquiries.write(enquiry, form, "Which blue, please?", OFFICER);
        scene.enquiries.write(enquiry, form, "Which blue, please?", OFFICER);
        assertThat(mails("enquiry", enquiry)).hasSize(1);
        var written = mails("enquiry", enquiry).getLast();
        assertThat(written.template()).isEqualTo("sourcing.notice.written");
        assertThat(written.href()).doesNotContain(key.text());
        web.perform(get(written.href()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Which blue, please?")));
        web.perform(get("/en/enquiries/" + key.text())).andExpect(status().isOk());

        scene.enquiries.renewLink(enquiry, OFFICER);
        web.perform(get(written.href())).andExpect(status().isNotFound());
        web.perform(get("/en/enquiries/" + key.text())).andExpect(status().isNotFound());
    }

    @Test
    void eachVersionOfAQuotationIsMailedOnceAndAcceptingByTheLinkOfTheMailAnswersIt() throws Exception {
        var id = sent("350");
        assertThat(mails("quotation", id)).hasSize(1);
        sent("360");
        var both = mails("quotation", id);
        assertThat(both)
                .extracting(Mail::template, Mail::address, Mail::answered)
                .containsOnly(
                        org.assertj.core.groups.Tuple.tuple("sourcing.notice.quoted", "ingrid@example.com", false))
                .hasSize(2);
        web.perform(get(both.getLast().href()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("THB\u00a036,000.00")));
        var link = both.getFirst().href();
        quotations.accept(new BuyerKey(link.substring(link.lastIndexOf('/') + 1)), id, 2);
        assertThat(mails("quotation", id)).extracting(Mail::answered).containsOnly(true);
        assertThatThrownBy(() -> quotations.accept(BuyerKey.draw(), id, 2)).isInstanceOf(NotFound.class);
    }

    @Test
    @DisplayName(
            "CC-03 the form of a request sent twice at once: one request, one e-mail; the answer marks it answered")
    void aRequestIsMailedOnce() throws Exception {
        var group = scene.groups.group("one", 60, 20);
        var account = identity.createAccount(
                new NewAccount("one-" + group, "บัวผัน ข้อมูลเทียม", Role.GROUP_LEADER, group, Language.TH),
                TestHub.viewer(Role.ADMINISTRATOR, Identity.PROGRAMME));
        contacts.change(account, "buaphan@example.org", "", OFFICER);
        var token = UUID.randomUUID();
        var form = scene.rfq(enquiry, group);
        Callable<UUID> press = () -> scene.rfqs.issue(token, form, OFFICER);
        var ids = new ArrayList<UUID>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var done : threads.invokeAll(List.of(press, press))) {
                ids.add(done.get());
            }
        }
        assertThat(ids).containsOnly(ids.getFirst());
        var copy = scene.copy(ids.getFirst(), group);
        var asked = new Mail("sourcing.notice.rfq", "buaphan@example.org", "/our-rfqs/" + copy, false);
        assertThat(mails("rfq_copy", copy)).containsExactly(asked);
        assertThat(messaging.about("rfq_copy", copy.toString(), OFFICER)).hasSize(2);

        scene.rfqs.answer(UUID.randomUUID(), copy, scene.offer(copy, 50, 30_000), leader(group));
        assertThat(mails("rfq_copy", copy))
                .containsExactly(new Mail(asked.template(), asked.address(), asked.href(), true));
    }
}
