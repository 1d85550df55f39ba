package org.saan.hub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saan.hub.TestHub;
import org.saan.hub.platform.Doctor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** The demonstration programme as it is loaded, and every page of it in a real browser for each persona. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"saan.demo=true", "saan.demo-password=demo-demo-demo", "logging.level.root=ERROR"})
@ContextConfiguration(initializers = TestHub.class)
class DemoPagesTest {
    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Doctor doctor;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    private int count(String of) {
        return jdbc.sql("select count(*) from " + of).query(Integer.class).single();
    }

    @Test
    void theDemoIsAWholeProgrammeInWhichEverySumHolds() {
        assertThat(count("directory.producer_group")).isEqualTo(50);
        assertThat(count("catalogue.profile")).isEqualTo(50);
        assertThat(count("catalogue.product")).isEqualTo(200);
        assertThat(count("directory.person")).isEqualTo(500);
        assertThat(count("sourcing.buyer")).isEqualTo(12);
        // Sixty that run, and three of weeks that are over.
        assertThat(count("ordering.buyer_order")).isEqualTo(63);
        assertThat(jdbc.sql("select distinct region_code from directory.cluster order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("central", "north", "northeast");
        assertThat(jdbc.sql("select distinct state from ordering.order_sums order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("ACCEPTED", "CANCELLED", "DRAFT", "OFFERED", "PROPOSED");
        assertThat(jdbc.sql("select distinct state from ordering.allocation order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("ACCEPTED", "CANCELLED", "COUNTERED", "DECLINED", "OFFERED");
        assertThat(doctor.examine()).allMatch(finding -> finding.isWell());
    }

    @ParameterizedTest
    @CsvSource({
        "officer, th, 1440, LIGHT",
        "officer, en, 360, DARK",
        "coordinator, en, 1440, DARK",
        "leader, th, 360, LIGHT",
        "leader, en, 1440, DARK",
        "buyer, en, 360, LIGHT",
        "buyer, th, 1440, DARK",
        "admin, th, 360, LIGHT",
        "admin, en, 1440, LIGHT"
    })
    void everyPageCanBeReadByEverybody(String person, String language, int width, ColorScheme light) {
        var page = chromium.window("http://localhost:" + port, language, width, light);
        page.navigate("/sign-in");
        page.fill("#name", person);
        page.fill("#password", "demo-demo-demo");
        page.waitForNavigation(() -> page.keyboard().press("Enter"));
        look(page);
        for (var path : paths(person)) {
            var answer = page.navigate(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            // What an officer sees was looked through in both languages, widths and lights; a coordinator sees less of
            // it.
            if (person.equals("coordinator")) {
                Axe.fits(page);
            } else {
                look(page);
            }
        }
        page.context().close();
    }

    private static void look(Page page) {
        Axe.accepts(page);
        Axe.fits(page);
    }

    private List<String> paths(String person) {
        return switch (person) {
            case "leader" ->
                List.of(
                        "/our-work",
                        "/our-work/" + work() + "/report",
                        "/settlement/our-money",
                        "/settlement/costs",
                        "/settlement/groups/" + paidGroup() + "/makers",
                        "/settlement/works/" + work() + "/makers",
                        "/settlement/makers/" + first("settlement.maker"),
                        "/faults",
                        "/our-rfqs",
                        "/our-weeks",
                        "/our-weeks?technique=" + techniqueOfTheLeader(),
                        "/our-claims",
                        "/my-data",
                        "/permissions",
                        "/notices",
                        "/account");
            case "buyer" ->
                List.of(
                        "/orders",
                        "/orders/" + order("o.buyer_id", "ACCEPTED"),
                        "/despatches",
                        "/settlement/invoices",
                        "/settlement/invoices/" + first("settlement.invoice"),
                        "/settlement/credit-notes/" + first("settlement.credit_note"),
                        "/account");
            case "admin" ->
                List.of(
                        "/accounts",
                        "/account",
                        "/account/passkeys",
                        "/account/second-factor",
                        "/personal-data/retention",
                        "/leader-accounts",
                        "/audit",
                        "/people/" + first("directory.person") + "/erase",
                        "/clusters",
                        "/clusters/members",
                        "/people",
                        "/buyers");
            default ->
                List.of(
                        "/enquiries",
                        "/enquiries/" + first("sourcing.enquiry"),
                        "/rfqs/" + first("sourcing.rfq"),
                        "/rfqs/behalf/" + first("sourcing.rfq_group"),
                        "/quotations/" + first("sourcing.quotation"),
                        "/orders",
                        "/orders?q=nothing-has-this-name",
                        "/orders/" + order("null", "DRAFT"),
                        "/orders/" + order("null", "PROPOSED"),
                        "/orders/" + order("null", "OFFERED"),
                        "/orders/" + order("null", "ACCEPTED"),
                        "/orders/" + order("null", "CANCELLED"),
                        "/orders/" + order("null", "ACCEPTED") + "/amend",
                        "/orders/" + order("null", "ACCEPTED") + "/changes",
                        "/orders/" + order("null", "ACCEPTED") + "/response",
                        "/orders/" + order("null", "ACCEPTED") + "/notes",
                        "/orders/" + order("null", "ACCEPTED") + "/despatches",
                        "/orders/new",
                        "/orders/promise",
                        "/rfqs",
                        "/quotations",
                        "/despatches",
                        "/work-orders",
                        "/settlement/invoices",
                        "/settlement/invoices/" + first("settlement.invoice"),
                        "/settlement/orders/" + order("null", "ACCEPTED"),
                        "/settlement/orders/" + order("null", "DRAFT"),
                        "/settlement/invoices/" + first("settlement.invoice") + "/credit",
                        "/settlement/credit-notes/" + first("settlement.credit_note"),
                        "/settlement/receipts",
                        "/settlement/groups",
                        "/settlement/groups/" + first("directory.producer_group"),
                        "/settlement/groups/" + paidGroup(),
                        "/settlement/rates",
                        "/settlement/wages",
                        "/settlement/wages?sort=-baht&state=past",
                        "/settlement/payees/" + org.saan.hub.identity.Identity.PROGRAMME,
                        "/settlement/payees/" + paidGroup(),
                        "/settlement/costs",
                        "/settlement/costs/" + first("settlement.cost_sheet"),
                        "/settlement/costs/" + first("settlement.cost_sheet") + "/next",
                        "/settlement/costs/new?group=" + first("directory.producer_group"),
                        "/work-orders/" + work(),
                        "/receiving",
                        "/receiving/" + work(),
                        "/receiving/tranches/" + first("production.tranche"),
                        "/faults",
                        "/orders/promise?family=reed_mat&quantity=2000&due="
                                + org.saan.hub.shared.Weeks.text(
                                        org.threeten.extra.YearWeek.now().plusWeeks(12)),
                        "/groups",
                        "/groups?q=กลุ่ม&sort=-artisans",
                        "/groups/"
                                + jdbc.sql("select id from directory.producer_group order by code limit 1")
                                        .query(String.class)
                                        .single(),
                        "/groups/"
                                + jdbc.sql("select id from directory.producer_group order by code limit 1")
                                        .query(String.class)
                                        .single()
                                + "/weeks",
                        "/calls",
                        "/provinces",
                        "/provinces?technique=khit&measure=weeks&region=northeast",
                        "/groups/new",
                        "/buyers",
                        "/imports",
                        "/duplicates",
                        "/merges",
                        "/clusters",
                        "/clusters/members?months=60",
                        "/clusters/" + first("directory.cluster"),
                        "/people",
                        "/people?role=LEADER",
                        "/people/" + first("directory.person"),
                        "/people/" + first("directory.person") + "/data",
                        "/people/requests",
                        "/personal-data",
                        "/permissions",
                        "/permissions/" + first("directory.permission"),
                        "/notices",
                        "/groups/" + first("directory.producer_group") + "/people",
                        "/account");
        };
    }

    private String techniqueOfTheLeader() {
        return jdbc.sql("""
                        select f.technique from directory.capability c
                        join directory.product_family f on f.code = c.family_code
                        join identity.account a on a.organisation_id = c.group_id
                        where a.sign_in_name = 'leader' order by f.position limit 1
                        """).query(String.class).single();
    }

    /** The work of the demo that has begun. */
    private String work() {
        return jdbc.sql("select work_id from production.tranche limit 1")
                .query(String.class)
                .single();
    }

    /** The group of the demo that was paid. */
    private String paidGroup() {
        return jdbc.sql("select group_id from settlement.payout order by number limit 1")
                .query(String.class)
                .single();
    }

    private String first(String table) {
        return jdbc.sql("select id from " + table + " order by id limit 1")
                .query(String.class)
                .single();
    }

    /** An order in that state; of the first buyer when {@code of} names the column. */
    private String order(String of, String state) {
        return jdbc.sql("select o.id from ordering.buyer_order o join ordering.order_sums s on s.order_id = o.id"
                        + " where s.state = :state and coalesce(" + of
                        + ", (select id from sourcing.buyer where code = 'B001'))"
                        + " = (select id from sourcing.buyer where code = 'B001') order by o.number limit 1")
                .param("state", state)
                .query(String.class)
                .single();
    }
}
