package org.saan.hub.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.sourcing.SourcingScene.OFFICER;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.sourcing.BuyerKey;
import org.saan.hub.sourcing.NewQuotation;
import org.saan.hub.sourcing.QuotationDeclines;
import org.saan.hub.sourcing.Quotations;
import org.saan.hub.sourcing.SourcingScene;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** A buyer without account follows the order that an enquiry became, and both sides write to each other. */
@HubTest
@Import(SourcingScene.class)
class FollowedOrdersTest {
    @Autowired
    private SourcingScene scene;

    @Autowired
    private Quotations quotations;

    @Autowired
    private QuotationDeclines declines;

    @Autowired
    private FollowedOrders followed;

    @Autowired
    private OrderNotes notes;

    @Autowired
    private Identity identity;

    @Autowired
    private MockMvc web;

    private BuyerKey key = BuyerKey.draw();
    private UUID quotation = new UUID(0, 0);

    @BeforeEach
    void aQuotationWasSent() {
        scene.groups.clear();
        key = BuyerKey.draw();
        var enquiry = scene.enquiries.ask(scene.enquiry(1, 100), List.of(), key);
        quotation = quote(enquiry, "310");
        quotations.send(quotation, 1, scene.groups.buyer(), OFFICER);
    }

    private UUID quote(UUID enquiry, String price) {
        var line = scene.enquiries.getEnquiry(enquiry, OFFICER).lines().getFirst();
        return quotations.write(
                enquiry,
                new NewQuotation(
                        quotations.today().plusDays(30),
                        Money.THB,
                        null,
                        "FCA",
                        "Bangkok",
                        30,
                        null,
                        List.of(new NewQuotation.Line(
                                line.id(), 100, scene.groups.now().plusWeeks(8), new BigDecimal(price)))),
                OFFICER);
    }

    private String path() {
        return "/en/enquiries/" + key.text() + "/order";
    }

    @Test
    void thereIsNoOrderBeforeTheQuotationIsAccepted() throws Exception {
        assertThat(followed.find(key)).isEmpty();
        web.perform(get(path())).andExpect(status().isNotFound());
        web.perform(get("/en/enquiries/" + BuyerKey.draw().text() + "/order")).andExpect(status().isNotFound());
    }

    @Test
    @DisplayName(
            "CC-03 the holder of the link sees the order, writes once however often it is sent, and is answered by mail")
    void theHolderOfTheLinkSeesTheOrderAndWritesAndIsAnsweredByMail() throws Exception {
        quotations.accept(key, quotation, 1);
        var order = followed.get(key).order();
        web.perform(get(path()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Quoted")))
                .andExpect(content().string(not(containsString("href=\"/samples"))));
        var once = UUID.randomUUID().toString();
        web.perform(post(path() + "/notes").with(csrf()).param("once", once).param("words", " "))
                .andExpect(status().isUnprocessableContent());
        // Pressed twice, it is one message.
        for (int press = 0; press < 2; press++) {
            web.perform(post(path() + "/notes").with(csrf()).param("once", once).param("words", "When?"))
                    .andExpect(status().is3xxRedirection());
        }
        notes.write(order, UUID.randomUUID(), "In March.", OFFICER);
        assertThat(notes.list(order, OFFICER))
                .extracting(OrderNotes.Note::ours, OrderNotes.Note::author, OrderNotes.Note::words)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(false, "Ingrid Example", "When?"),
                        org.assertj.core.groups.Tuple.tuple(true, OFFICER.name(), "In March."));
        assertThat(letters(order)).containsExactly("ordering.notice.written");
        var link = scene.jdbc
                .sql("select href from messaging.message where subject_type = 'order' and subject_id = :id")
                .param("id", order.toString())
                .query(String.class)
                .single();
        web.perform(get(link)).andExpect(status().isOk()).andExpect(content().string(containsString("In March.")));
    }

    private List<String> letters(UUID order) {
        return scene.jdbc
                .sql("""
                        select m.template from messaging.message m join messaging.delivery d on d.message_id = m.id
                        where m.subject_type = 'order' and m.subject_id = :id and d.address = 'ingrid@example.com'
                        """)
                .param("id", order.toString())
                .query(String.class)
                .list();
    }

    @Test
    void aBuyerWithAnAccountIsToldThereAndOthersFindNothing() throws Exception {
        quotations.accept(key, quotation, 1);
        var order = followed.get(key).order();
        var buyer = scene.groups.see(order).buyerId();
        var account = identity.createAccount(
                new NewAccount(
                        "b" + UUID.randomUUID().toString().substring(0, 8), "Buyer", Role.BUYER, buyer, Language.EN),
                Identity.SYSTEM);
        notes.write(order, UUID.randomUUID(), "In March.", OFFICER);
        assertThat(letters(order)).isEmpty();
        assertThat(scene.jdbc
                        .sql("select count(*) from identity.notice where organisation_id = :buyer")
                        .param("buyer", buyer)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(account).isNotNull();
        for (var other : List.of(
                viewer(Role.BUYER, UUID.randomUUID()),
                viewer(Role.GROUP_LEADER, UUID.randomUUID()),
                viewer(Role.RECEIVER, Identity.PROGRAMME))) {
            assertThatThrownBy(() -> notes.list(order, other)).isInstanceOf(NotFound.class);
            web.perform(get("/orders/" + order + "/notes").with(as(other))).andExpect(status().isNotFound());
            web.perform(post("/orders/" + order + "/notes")
                            .with(csrf())
                            .with(as(other))
                            .param("words", "x"))
                    .andExpect(status().isNotFound());
        }
    }

    @Test
    void aNoLeavesTheQuotationOpenAndIsOfOneVersion() {
        assertThatThrownBy(() -> declines.decline(key, quotation, 1, "", "x")).isInstanceOf(Refusal.class);
        declines.decline(key, quotation, 1, "price", "300 would do");
        declines.decline(key, quotation, 1, "price", "290 would do");
        assertThat(declines.list(quotation, OFFICER))
                .extracting(QuotationDeclines.Decline::version, QuotationDeclines.Decline::words)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1, "290 would do"));
        assertThatThrownBy(() -> declines.decline(BuyerKey.draw(), quotation, 1, "price", null))
                .isInstanceOf(NotFound.class);

        var enquiry = quotations.getQuotation(quotation, OFFICER).enquiryId();
        quote(enquiry, "290");
        quotations.send(quotation, 2, null, OFFICER);
        assertThatThrownBy(() -> declines.decline(key, quotation, 1, "price", null))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("sourcing.quotation.newer"));
        assertThat(declines.find(key, quotation, 2)).isEmpty();
        quotations.accept(key, quotation, 2);
        assertThatThrownBy(() -> declines.decline(key, quotation, 2, "price", null))
                .isInstanceOf(Refusal.class);
    }
}
