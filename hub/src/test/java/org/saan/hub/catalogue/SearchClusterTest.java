package org.saan.hub.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.catalogue.SubjectKind.PRODUCT;
import static org.saan.hub.shared.Language.TH;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.catalogue.search.SearchAnswer;
import org.saan.hub.catalogue.search.SearchAsk;
import org.saan.hub.directory.Directory;
import org.saan.hub.identity.Identity;
import org.saan.hub.platform.Relay;
import org.saan.hub.platform.SearchNode;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** The whole hub with an OpenSearch node that comes and goes. */
@HubTest
@DirtiesContext
class SearchClusterTest {
    private static final Viewer OFFICER = viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);
    private static final Duration SOON = Duration.ofSeconds(20);

    private static Relay way;

    @Autowired
    private MockMvc pages;

    @Autowired
    private CatalogueSearch search;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private Publishing publishing;

    @Autowired
    private VocabularyDesk desk;

    @Autowired
    private MissedSearches missed;

    @Autowired
    private Directory directory;

    @DynamicPropertySource
    static void aNodeThatIsAway(DynamicPropertyRegistry properties) throws IOException {
        way = new Relay(SearchNode.shared().url());
        properties.add("saan.search-url", way::url);
    }

    @AfterAll
    static void end() throws IOException {
        way.close();
    }

    private UUID publicProduct(String name) {
        var group = SampleGroups.create(directory, OFFICER);
        var leader = viewer(Role.GROUP_LEADER, group);
        var id = catalogue.createProduct(group, new LocalizedText(name, null), SampleProducts.scarf(), leader);
        catalogue.write(
                PRODUCT, id, List.of(new TextInput(TextField.DESCRIPTION, TH, "ทอมือ ย้อมครามธรรมชาติ")), leader);
        catalogue.approveAll(PRODUCT, id, null, OFFICER);
        publishing.publish(PRODUCT, id, OFFICER);
        return id;
    }

    private List<String> found(String words) {
        return search.find(SearchAsk.of(words, 100, "th")).answer().hits().stream()
                .filter(SearchAnswer.Hit::exact)
                .map(SearchAnswer.Hit::id)
                .toList();
    }

    private static void soon(Callable<Boolean> so) throws Exception {
        var until = Instant.now().plus(SOON);
        while (!so.call()) {
            assertThat(Instant.now()).as("it was not so within %s", SOON).isBefore(until);
            Thread.sleep(50);
        }
    }

    private MockHttpServletResponse page(String language) throws Exception {
        return pages.perform(get("/" + language + "/search").param("q", "มัดหมี่"))
                .andReturn()
                .getResponse();
    }

    private void saysThatItIsAway() throws Exception {
        soon(() -> page("en").getStatus() == 503);
        assertThat(page("en").getContentAsString())
                .contains("The search is not there now")
                .doesNotContain("Nothing was found");
        assertThat(page("th").getContentAsString()).contains("ตอนนี้ยังค้นหาไม่ได้");
        assertThat(page("th").getHeader("Retry-After")).isEqualTo("10");
        var problem = pages.perform(get("/api/v1/search").param("q", "silk"))
                .andReturn()
                .getResponse();
        assertThat(problem.getStatus()).isEqualTo(503);
        assertThat(problem.getContentType()).isEqualTo("application/problem+json");
        assertThat(problem.getHeader("Retry-After")).isEqualTo("10");
        assertThat(problem.getContentAsString()).contains("Search is not there now");
        long begun = System.nanoTime();
        page("en");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void theHubStartsWithoutTheNodeFollowsItWhenItIsThereAndBearsThatItGoes() throws Exception {
        saysThatItIsAway();
        var before = publicProduct("ผ้าพันคอมัดหมี่ลายดอกพิกุล").toString();

        way.mend();
        soon(() -> found("มัดหมี่ พิกุล").contains(before));
        assertThat(page("en").getStatus()).isEqualTo(200);
        soon(() -> !search.find(SearchAsk.of("x", 1, "en")).building());
        followsChangesAndWords(before);

        way.cut();
        saysThatItIsAway();
        var meanwhile = publicProduct("ผ้าพันคอมัดหมี่ลายต้นสน").toString();
        way.mend();
        soon(() -> found("มัดหมี่ ต้นสน").contains(meanwhile));
        assertThat(found("มัดหมี่ พิกุล")).as("it kept what it had").contains(before);
        assertThat(missed.list(MissedSearches.SHAPE.usual(), OFFICER).rows())
                .extracting(MissedSearches.Missed::words)
                .as("what could not be looked for is no news for the desk")
                .doesNotContain("มัดหมี่");
    }

    private void followsChangesAndWords(String id) throws Exception {
        var gone = publicProduct("ย่ามปักมือลายนาค");
        soon(() -> found("ย่าม นาค").contains(gone.toString()));
        publishing.unpublish(PRODUCT, gone, OFFICER);
        soon(() -> !found("ย่าม นาค").contains(gone.toString()));
        desk.add("scarf", new VocabularyDesk.NewWay("flurbish", "en", false), OFFICER);
        soon(() -> found("flurbish").contains(id));
        soon(() -> search.suggest("scar", org.saan.hub.shared.Language.EN, 8).stream()
                .anyMatch(one -> one.id().equals("scarf")));
    }
}
