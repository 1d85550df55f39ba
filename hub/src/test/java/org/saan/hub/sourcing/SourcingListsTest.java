package org.saan.hub.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.sourcing.SourcingScene.OFFICER;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** Requests and quotations as lists. */
@HubTest
@Import(SourcingScene.class)
class SourcingListsTest {
    @Autowired
    private SourcingScene scene;

    @Autowired
    private RfqList rfqs;

    @Autowired
    private QuotationList quotations;

    @Autowired
    private Quotations writing;

    @Autowired
    private QuotationDeclines declines;

    @Autowired
    private MockMvc web;

    private BuyerKey key = BuyerKey.draw();
    private UUID enquiry = new UUID(0, 0);
    private String number = "";

    @BeforeEach
    void anEnquiry() {
        scene.groups.clear();
        key = BuyerKey.draw();
        enquiry = scene.enquiries.ask(scene.enquiry(1, 100), List.of(), key);
        number = scene.enquiries.getEnquiry(enquiry, OFFICER).number();
    }

    private RfqRow row(String state) {
        var found = rfqs.list(RfqList.SHAPE.read(Map.of("q", number, "state", state)), OFFICER);
        assertThat(found.total()).isEqualTo(found.rows().size());
        return found.rows().isEmpty() ? null : found.rows().getFirst();
    }

    @Test
    void aRequestShowsWhoAnsweredAndWhatIsNotChosen() {
        var first = scene.groups.group("A", 60, 1);
        var second = scene.groups.group("B", 80, 1);
        var rfq = scene.issue(enquiry, first, second);
        assertThat(row("waiting"))
                .extracting(RfqRow::asked, RfqRow::answered, RfqRow::pieces, RfqRow::shortfall)
                .containsExactly(2, 0, 100, 100);
        assertThat(row("to_choose")).isNull();
        scene.answer(rfq, first, 60, 20_000);
        assertThat(row("to_choose")).extracting(RfqRow::answered).isEqualTo(1);
        scene.answer(rfq, second, 40, 21_000);
        assertThat(row("waiting")).isNull();
        assertThat(row("open")).isNotNull();
        assertThat(row("over")).isNull();
    }

    @Test
    void aQuotationShowsItsCurrentVersionAndTheBuyersNo() throws Exception {
        var line = scene.enquiries.getEnquiry(enquiry, OFFICER).lines().getFirst();
        var quotation = writing.write(
                enquiry,
                new NewQuotation(
                        writing.today().plusDays(30),
                        Money.THB,
                        null,
                        "FCA",
                        "Bangkok",
                        30,
                        null,
                        List.of(new NewQuotation.Line(
                                line.id(), 100, scene.groups.now().plusWeeks(8), new BigDecimal("310")))),
                OFFICER);
        assertThat(quotations
                        .list(QuotationList.SHAPE.read(Map.of("q", number, "state", "DRAFT")), OFFICER)
                        .rows())
                .hasSize(1);
        writing.send(quotation, 1, scene.groups.buyer(), OFFICER);
        declines.decline(key, quotation, 1, "time", null);
        assertThat(quotations
                        .list(QuotationList.SHAPE.read(Map.of("q", number)), OFFICER)
                        .rows())
                .extracting(
                        QuotationRow::state,
                        QuotationRow::version,
                        row -> row.total().plain(),
                        QuotationRow::declined)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(QuotationState.SENT, 1, "31000.00", "time"));
        web.perform(get("/quotations?q=" + number + "&sort=-valid").with(as(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("too late")));
        web.perform(get("/quotations?q=nobody-of-that-name").with(as(OFFICER)))
                .andExpect(content().string(not(containsString(number))));
    }

    @Test
    void onlyThoseWhoRunTheProgrammeSeeThem() throws Exception {
        for (var path :
                List.of("/rfqs", "/rfqs.csv", "/rfqs.xlsx", "/quotations", "/quotations.csv", "/quotations.xlsx")) {
            web.perform(get(path).with(as(OFFICER))).andExpect(status().isOk());
            for (var role : List.of(Role.BUYER, Role.GROUP_LEADER, Role.RECEIVER)) {
                web.perform(get(path).with(as(viewer(role, UUID.randomUUID())))).andExpect(status().isNotFound());
            }
        }
    }
}
