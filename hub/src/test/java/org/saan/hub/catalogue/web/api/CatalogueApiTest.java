package org.saan.hub.catalogue.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.catalogue.SubjectKind.PRODUCT;
import static org.saan.hub.catalogue.SubjectKind.PROFILE;
import static org.saan.hub.shared.Language.EN;
import static org.saan.hub.shared.Language.TH;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.options;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saan.hub.HubTest;
import org.saan.hub.catalogue.Catalogue;
import org.saan.hub.catalogue.PhotoView;
import org.saan.hub.catalogue.Photos;
import org.saan.hub.catalogue.Publishing;
import org.saan.hub.catalogue.SampleGroups;
import org.saan.hub.catalogue.SampleProducts;
import org.saan.hub.catalogue.TextField;
import org.saan.hub.catalogue.TextInput;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.MergeRequest;
import org.saan.hub.directory.Merging;
import org.saan.hub.identity.ApiKeys;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.media.SamplePhotos;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The interface for programs: what it tells, refuses and counts, and that its description is true. */
@HubTest
class CatalogueApiTest {
    private static final Viewer OFFICER = viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Directory directory;

    @Autowired
    private Photos photos;

    @Autowired
    private Merging merging;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    private String address = "";
    private UUID product = UUID.randomUUID();
    private String code = "";

    @BeforeEach
    void aPublicProductAndAnAddressOfItsOwn() {
        int n = ADDRESSES.incrementAndGet();
        address = "10.9." + n / 250 + "." + (n % 250 + 1);
        var group = SampleGroups.create(directory, OFFICER);
        var leader = viewer(Role.GROUP_LEADER, group);
        product = catalogue.createProduct(
                group, new LocalizedText("ผ้าพันคอย้อมคราม", null), SampleProducts.scarf(), leader);
        catalogue.write(PRODUCT, product, List.of(new TextInput(TextField.DESCRIPTION, TH, "ทอมือ")), leader);
        catalogue.approveAll(PRODUCT, product, null, OFFICER);
        publishing.publish(PRODUCT, product, OFFICER);
        code = jdbc.sql("select code from catalogue.product where id = :id")
                .param("id", product)
                .query((row, n2) -> row.getString(1))
                .single();
    }

    private MockHttpServletResponse ask(String path, String... headers) throws Exception {
        return send(get(URI.create(path)), headers);
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request, String... headers) throws Exception {
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return mvc.perform(request.with(sent -> {
                    sent.setRemoteAddr(address);
                    return sent;
                }))
                .andReturn()
                .getResponse();
    }

    private JsonNode body(MockHttpServletResponse answer) throws Exception {
        return json.readTree(answer.getContentAsByteArray());
    }

    private JsonNode problem(MockHttpServletResponse answer, int status) throws Exception {
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        var problem = body(answer);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        valid("Problem", answer);
        return problem;
    }

    private void valid(String schema, MockHttpServletResponse answer) throws Exception {
        var description = new String(
                getClass().getResourceAsStream("/api/openapi.json").readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8);
        var registry = SchemaRegistry.withDialect(
                Dialects.getDraft202012(),
                builder -> builder.schemas(java.util.Map.of("https://saan.test/openapi.json", description)));
        var errors = registry.getSchema(
                        SchemaLocation.of("https://saan.test/openapi.json#/components/schemas/" + schema))
                .validate(answer.getContentAsString(java.nio.charset.StandardCharsets.UTF_8), InputFormat.JSON);
        assertThat(errors).as(schema).isEmpty();
    }

    @Test
    void tellsAProductInWordsOfTheTrade() throws Exception {
        var answer = ask("/api/v1/products/" + code.toLowerCase(java.util.Locale.ROOT));
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentType()).startsWith("application/json");
        assertThat(answer.getHeader("Access-Control-Allow-Origin")).isEqualTo("*");
        var told = body(answer);
        assertThat(told.at("/identifier").asString()).isEqualTo(code);
        assertThat(told.at("/name/th").asString()).isEqualTo("ผ้าพันคอย้อมคราม");
        assertThat(told.path("name").has("en")).isFalse();
        assertThat(told.at("/place/isoCode").asString()).isEqualTo("TH-47");
        assertThat(told.at("/techniques/0/identifier").asString()).isEqualTo("indigo_dye");
        assertThat(told.at("/offer/prices/1/minimumQuantity").asInt()).isEqualTo(50);
        assertThat(told.at("/offer/prices/1/price").toString())
                .isEqualTo("{\"amount\":\"410.00\",\"currency\":\"THB\"}");
        assertThat(told.at("/offer/deliveryTerms/incoterm").asString()).isEqualTo("FCA");
        assertThat(told.at("/offer/deliveryTerms/place").asString()).isEqualTo("Bangkok");
        // Nobody has confirmed these yet, and the leader's number is nobody's business.
        assertThat(told.has("commodityCode")).isFalse();
        assertThat(told.toString()).doesNotContain("0800").doesNotContain("6680");
    }

    @Test
    void tellsThePhotosThatEverybodyMaySee() throws Exception {
        assertThat(imagesSoon()).isEmpty();
        var photo = SamplePhotos.photo("jpg", 700, 500);
        photos.add(PRODUCT, product, UUID.randomUUID(), List.of(new Photos.Sent("a.jpg", () -> photo)), OFFICER);
        var id = photos.get(PRODUCT, product, OFFICER).photos().getFirst().id();
        assertThat(imagesSoon()).as("nobody has said who is in it").isEmpty();

        photos.describe(
                new Photos.Place(PRODUCT, product, id),
                PhotoView.Recognised.NOBODY,
                java.util.Set.of(),
                List.of(),
                OFFICER);
        var answer = ask("/api/v1/products?limit=100");
        valid("Products", answer);
        assertThat(imagesSoon()).hasSize(1);
        var files = imagesSoon().getFirst().path("files");
        assertThat(files.get(0).path("width").asInt()).isEqualTo(320);
        assertThat(files.get(files.size() - 1).path("contentUrl").asString()).endsWith("/media/" + id + "/700.jpg");
    }

    private List<JsonNode> imagesSoon() throws Exception {
        // What is kept holds until the next look at the catalogue, half a second at most.
        Thread.sleep(600);
        var images = new ArrayList<JsonNode>();
        body(ask("/api/v1/products/" + code)).path("images").forEach(images::add);
        return images;
    }

    @Test
    void listsLeadFromPageToPage() throws Exception {
        var first = ask("/api/v1/products?limit=1&technique=indigo_dye");
        var told = body(first);
        assertThat(told.path("items").size()).isEqualTo(1);
        assertThat(told.path("limit").asInt()).isEqualTo(1);
        long total = told.path("total").asLong();
        assertThat(total).isPositive();
        if (total > 1) {
            assertThat(first.getHeader("Link"))
                    .endsWith("/api/v1/products?limit=1&technique=indigo_dye&page=1>; rel=\"next\"");
        }
        var last = ask("/api/v1/products?limit=1&technique=indigo_dye&page=" + (total - 1));
        assertThat(String.valueOf(last.getHeader("Link"))).doesNotContain("rel=\"next\"");
        assertThat(body(ask("/api/v1/products?page=9999")).path("items").size()).isZero();
    }

    @Test
    void anUnchangedAnswerIs304UntilSomethingChanges() throws Exception {
        var path = "/api/v1/products/" + code;
        var mark = String.valueOf(ask(path).getHeader("ETag"));
        assertThat(ask(path, "If-None-Match", mark).getStatus()).isEqualTo(304);
        var key = keys.make("ทดสอบ", 30, 600, OFFICER).key();
        assertThat(ask(path, "If-None-Match", mark, "Authorization", "Bearer " + key)
                        .getStatus())
                .isEqualTo(304);

        var leader = viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);
        catalogue.write(PRODUCT, product, List.of(new TextInput(TextField.PRODUCT_NAME, EN, "Indigo scarf")), leader);
        catalogue.approveAll(PRODUCT, product, null, viewer(Role.ADMINISTRATOR, Identity.PROGRAMME));
        Thread.sleep(1100);
        var after = ask(path, "If-None-Match", mark);
        assertThat(after.getStatus()).isEqualTo(200);
        assertThat(after.getHeader("ETag")).isNotEqualTo(mark);
        assertThat(body(after).at("/name/en").asString()).isEqualTo("Indigo scarf");
    }

    @Test
    void wrongParametersAreNamedInTheReadersLanguage() throws Exception {
        var english = problem(ask("/api/v1/products?limit=1000&tecnique=mudmee&province=ZZ"), 400);
        assertThat(english.path("errors").findValuesAsString("parameter"))
                .containsExactlyInAnyOrder("limit", "tecnique", "province");
        assertThat(english.toString()).contains("must be a whole number from 1 to 100");
        var thai = problem(ask("/api/v1/products?limit=x", "Accept-Language", "th-TH,en;q=0.5"), 400);
        assertThat(thai.path("title").asString()).isEqualTo("คำขอมีค่าที่ไม่ถูกต้อง");
        assertThat(thai.at("/errors/0/detail").asString()).isEqualTo("ต้องเป็นจำนวนเต็มตั้งแต่ 1 ถึง 100");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/products?technique='%20or%201=1--",
                "/api/v1/products?page=-1",
                "/api/v1/products?page=99999999999999999999",
                "/api/v1/products?limit=1&limit=2",
                "/api/v1/products?region=%00",
                "/api/v1/groups?technique=%3Cscript%3E",
                "/api/v1/search?q=%00",
                "/api/v1/search?page=9999&limit=100",
                "/api/v1/search?sort=price;drop",
                "/api/v1/search?%3Cscript%3Ealert(1)%3C/script%3E=1"
            })
    void hostileParametersAreRefused(String path) throws Exception {
        assertThat(problem(ask(path), 400).path("errors").size()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "/api, 404",
        "/api/v2/products, 404",
        "/api/v1/products/P-99999, 404",
        "/api/v1/products/'%20or%201=1, 404",
        "/api/v1/groups/no-such-group, 404",
        "/%61pi/v1/nothing, 404"
    })
    void whatIsNotThereIsAProblemAndNoPage(String path, int status) throws Exception {
        problem(ask(path), status);
    }

    @Test
    void onlyReadingAndOnlyJson() throws Exception {
        var refused = send(post("/api/v1/products"));
        problem(refused, 405);
        assertThat(refused.getHeader("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        problem(ask("/api/v1/products", "Accept", "text/html"), 406);
        var preflight = send(options("/api/v1/products"), "Origin", "https://shop.example");
        assertThat(preflight.getStatus()).isEqualTo(204);
        assertThat(preflight.getHeader("Access-Control-Allow-Methods")).isEqualTo("GET, HEAD");
    }

    @Test
    void anAddressIsAskedToWaitAndAKeyIsNot() throws Exception {
        var key = keys.make("ทดสอบ", 30, 600, OFFICER).key();
        for (int i = 0; i < 60; i++) {
            var answer = ask("/api/v1/groups");
            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(answer.getHeaders("RateLimit")).hasSize(1);
            assertThat(answer.getHeader("RateLimit-Policy")).isEqualTo("\"address\";q=60;w=60");
        }
        var refused = ask("/api/v1/groups");
        assertThat(problem(refused, 429).path("title").asString()).isEqualTo("Too many questions");
        assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
        var keyed = ask("/api/v1/groups", "Authorization", "Bearer " + key);
        assertThat(keyed.getStatus()).isEqualTo(200);
        assertThat(keyed.getHeader("RateLimit-Policy")).isEqualTo("\"key\";q=600;w=60");
    }

    @Test
    void aKeyShowsNoMoreThanThePublicSees() throws Exception {
        var leader = viewer(Role.GROUP_LEADER, SampleGroups.create(directory, OFFICER));
        var hidden = catalogue.createProduct(
                leader.organisationId(), new LocalizedText("ยังไม่เผยแพร่", null), SampleProducts.scarf(), leader);
        var hiddenCode = jdbc.sql("select code from catalogue.product where id = :id")
                .param("id", hidden)
                .query((row, n) -> row.getString(1))
                .single();
        var key = keys.make("ทดสอบ", 30, 12_000, OFFICER).key();
        problem(ask("/api/v1/products/" + hiddenCode, "Authorization", "Bearer " + key), 404);
        for (var path : List.of("/api/v1/products?limit=100", "/api/v1/groups", "/api/v1/products/" + code)) {
            assertThat(body(ask(path, "Authorization", "Bearer " + key))).isEqualTo(body(ask(path)));
        }
    }

    @Test
    void aKeyOpensUntilItIsTakenBackAndIsKeptAsAHash() throws Exception {
        var buyer = viewer(Role.BUYER, UUID.randomUUID());
        var made = keys.make("ร้านทดสอบ", 30, 12_000, buyer);
        assertThat(made.key()).matches("saan_[A-Za-z0-9_-]{43}");
        assertThat(made.toString()).doesNotContain(made.key());
        var answer = ask("/api/v1/groups", "Authorization", "Bearer " + made.key());
        assertThat(answer.getHeader("RateLimit-Policy")).isEqualTo("\"key\";q=600;w=60");
        assertThat(keys.list(buyer).getFirst().lastUsedAt()).isNotNull();
        assertThat(jdbc.sql("select k::text from identity.api_key k where id = :id")
                        .param("id", made.id())
                        .query((row, n) -> row.getString(1))
                        .single())
                .doesNotContain(made.key().substring(9));
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> keys.revoke(made.id(), viewer(Role.BUYER, UUID.randomUUID())))
                .isInstanceOf(NotFound.class);

        keys.revoke(made.id(), buyer);
        var refused = ask("/api/v1/groups", "Authorization", "Bearer " + made.key());
        problem(refused, 401);
        assertThat(refused.getHeader("WWW-Authenticate")).startsWith("Bearer");
        assertThat(refused.getContentAsString()).doesNotContain(made.key());
        problem(ask("/api/v1/groups", "Authorization", "Basic YTpi"), 401);
        assertThat(jdbc.sql("select action from identity.audit_entry where subject_id = :id order by at, id")
                        .param("id", made.id().toString())
                        .query((row, n) -> row.getString(1))
                        .list())
                .containsExactly("identity.api_key_made", "identity.api_key_revoked");
    }

    @Test
    void aFormerGroupLeadsToTheOneThatItIsPartOf() throws Exception {
        var keep = SampleGroups.create(directory, OFFICER);
        var other = SampleGroups.create(directory, OFFICER);
        var former = groupCode(other);
        var leader = viewer(Role.GROUP_LEADER, keep);
        var profile = catalogue.profileOf(keep, leader);
        for (var field : TextField.of(PROFILE)) {
            catalogue.write(PROFILE, profile, List.of(new TextInput(field, TH, "ทอผ้ามายี่สิบปี")), leader);
        }
        catalogue.approveAll(PROFILE, profile, null, OFFICER);
        publishing.publish(PROFILE, profile, OFFICER);
        merging.merge(
                UUID.randomUUID(),
                new MergeRequest(
                        keep,
                        List.of(other),
                        List.of(),
                        Map.of(),
                        Map.of(),
                        null,
                        Map.of(
                                keep, directory.getGroup(keep, OFFICER).version(),
                                other, directory.getGroup(other, OFFICER).version()),
                        false),
                OFFICER);

        var answer = ask("/api/v1/groups/" + former.toLowerCase(java.util.Locale.ROOT));
        assertThat(answer.getStatus()).isEqualTo(308);
        var where = answer.getHeader("Location");
        assertThat(where).isEqualTo("/api/v1/groups/" + groupCode(keep).toLowerCase(java.util.Locale.ROOT));
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-cache");
        assertThat(ask(where).getStatus()).isEqualTo(200);
    }

    private String groupCode(UUID group) {
        return directory.getGroup(group, OFFICER).code();
    }

    @Test
    void aKeyEndsAfterItsLastDayAndWithTheAccountOfItsMaker() throws Exception {
        var maker = account();
        var key = keys.make("หุ้นส่วน", 30, 600, maker);
        var bearer = "Bearer " + key.key();
        jdbc.sql("update identity.api_key set valid_until = (now() at time zone 'Asia/Bangkok')::date where id = :id")
                .param("id", key.id())
                .update();
        assertThat(ask("/api/v1/groups", "Authorization", bearer).getStatus()).isEqualTo(200);
        jdbc.sql("update identity.api_key set valid_until = valid_until - 1 where id = :id")
                .param("id", key.id())
                .update();
        forget();
        problem(ask("/api/v1/groups", "Authorization", bearer), 401);

        var other = keys.make("หุ้นส่วน", 30, 600, maker);
        jdbc.sql("update identity.account set disabled_at = now() where id = :id")
                .param("id", maker.accountId())
                .update();
        problem(ask("/api/v1/groups", "Authorization", "Bearer " + other.key()), 401);
    }

    /** A key that opened a moment ago is remembered; another one that is taken back makes every node look again. */
    private void forget() {
        keys.revoke(keys.make("อีกอัน", 30, 600, OFFICER).id(), OFFICER);
    }

    private Viewer account() {
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into identity.account (id, sign_in_name, name, language, role, organisation_id, created_at)
                        values (:id, :sign, 'ผู้ซื้อ', 'th', 'BUYER', :organisation, now())
                        """)
                .param("id", id)
                .param("sign", "maker-" + id)
                .param("organisation", UUID.randomUUID())
                .update();
        return new Viewer(id, "ผู้ซื้อ", Role.BUYER, UUID.randomUUID(), TH);
    }

    @Test
    void anOfficerSeesEveryKeyAndMayTakeItBack() throws Exception {
        var buyer = viewer(Role.BUYER, UUID.randomUUID());
        var made = keys.make("ของผู้ซื้อ", 30, 600, buyer);
        assertThat(keys.list(OFFICER)).extracting(ApiKeys.Key::id).contains(made.id());
        assertThat(keys.list(viewer(Role.BUYER, UUID.randomUUID()))).isEmpty();

        keys.revoke(made.id(), OFFICER);
        problem(ask("/api/v1/groups", "Authorization", "Bearer " + made.key()), 401);
        assertThat(keys.list(buyer).getFirst().open()).isFalse();
    }

    @Test
    void anAnswerIsPackedForWhoUnpacks() throws Exception {
        var packed = ask("/api/v1/products/" + code, "Accept-Encoding", "gzip");
        assertThat(packed.getHeader("Content-Encoding")).isEqualTo("gzip");
        try (var in =
                new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(packed.getContentAsByteArray()))) {
            assertThat(json.readTree(in.readAllBytes())).isEqualTo(body(ask("/api/v1/products/" + code)));
        }
        assertThat(packed.getHeader("ETag"))
                .isNotEqualTo(ask("/api/v1/products/" + code).getHeader("ETag"));
    }

    @Test
    void theKeyIsShownOnceOnItsPage() throws Exception {
        var buyer = viewer(Role.BUYER, UUID.randomUUID());
        var shown = send(post("/api-keys")
                        .param("name", "ร้าน")
                        .param("days", "30")
                        .with(as(buyer))
                        .with(csrf()))
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(shown).containsPattern("saan_[A-Za-z0-9_-]{43}");
        var again = send(get("/api-keys").with(as(buyer))).getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(again).contains("ร้าน").doesNotContainPattern("saan_[A-Za-z0-9_-]{43}");
        assertThat(send(get("/api-keys").with(as(viewer(Role.GROUP_LEADER, UUID.randomUUID()))))
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void theDescriptionIsTrue() throws Exception {
        valid("Products", ask("/api/v1/products?limit=100"));
        valid("Product", ask("/api/v1/products/" + code));
        valid("Groups", ask("/api/v1/groups?limit=100"));
        valid("Found", ask("/api/v1/search?q=scarf"));
        valid("Found", ask("/api/v1/search?what=groups"));
        var told = new ArrayList<String>();
        body(ask("/api/v1/openapi.json")).path("paths").properties().forEach(path -> told.add(path.getKey()));
        assertThat(routes.getHandlerMethods().keySet().stream()
                        .flatMap(route -> route.getPatternValues().stream())
                        .filter(path -> path.startsWith("/api/")))
                .containsExactlyInAnyOrderElementsOf(told);
    }

    @Test
    void theDescriptionNamesEveryParameterThatIsTaken() throws Exception {
        var paths = body(ask("/api/v1/openapi.json")).path("paths");
        for (var path : List.of("/api/v1/products", "/api/v1/groups", "/api/v1/search")) {
            var known = body(ask(path + "?nothing=1")).at("/errors/0/detail").asString();
            var names = paths.path(path).path("get").path("parameters").findValuesAsString("name").stream()
                    .sorted()
                    .toList();
            assertThat(known).endsWith(": " + String.join(", ", names));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/th/api", "/en/api"})
    void peopleCanReadAboutIt(String path) throws Exception {
        assertThat(ask(path).getContentAsString(java.nio.charset.StandardCharsets.UTF_8))
                .contains("/api/v1/openapi.json", "id=\"problem-429\"");
    }
}
