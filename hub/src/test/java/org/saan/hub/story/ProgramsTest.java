package org.saan.hub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saan.hub.TestHub;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue as programs read it: what its description promises, and what is said when something is wrong. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"saan.demo=true", "saan.demo-password=demo-demo-demo", "logging.level.root=ERROR"})
@ContextConfiguration(initializers = TestHub.class)
class ProgramsTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(String path) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        return JSON.readTree(answer.body());
    }

    private void isA(String schema, String body) throws Exception {
        var description = JSON.readTree(get("/api/v1/openapi.json").body());
        var text = "{\"$ref\": \"#/components/schemas/" + schema + "\", \"components\": "
                + closed(description.path("components")) + "}";
        var errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text)
                .validate(body, InputFormat.JSON);
        assertThat(errors).as("%s: %s", schema, body).isEmpty();
    }

    /** The schemas, with nothing allowed that they do not name. */
    private static String closed(JsonNode components) {
        return components
                .toString()
                .replaceAll(
                        "(\"type\":\"object\",\"description\":\"[^\"]*\",\"properties\")",
                        "\"unevaluatedProperties\":false,$1");
    }

    @Test
    void everyAnswerIsWhatTheDescriptionSays() throws Exception {
        var products = get("/api/v1/products?limit=100");
        isA("ProductPage", products.body());
        var product =
                JSON.readTree(products.body()).path("items").get(0).path("sku").asString();
        isA("Product", get("/api/v1/products/" + product).body());
        var groups = get("/api/v1/groups?limit=100");
        isA("ProducerGroupPage", groups.body());
        var group = JSON.readTree(groups.body())
                .path("items")
                .get(0)
                .path("identifier")
                .asString();
        isA("ProducerGroup", get("/api/v1/groups/" + group).body());
        isA("SearchResult", get("/api/v1/search?q=mudmmee+scarf").body());
        isA("Problem", get("/api/v1/products/none").body());
        isA("Problem", get("/api/v1/products?limit=0").body());
    }

    @Test
    void theDescriptionNamesEveryRouteAndEveryParameter() throws Exception {
        var description = json("/api/v1/openapi.json");
        assertThat(description.path("openapi").asString()).startsWith("3.1");
        assertThat(description.path("servers").get(0).path("url").asString()).isEqualTo("http://localhost:" + port);
        for (var path : description.path("paths").properties()) {
            if (path.getKey().contains("{")) {
                continue;
            }
            var named = new HashSet<String>();
            path.getValue()
                    .path("get")
                    .path("parameters")
                    .forEach(one -> named.add(one.path("name").asString()));
            var refused = JSON.readTree(
                    get(path.getKey() + "?zzz=1", "Accept-Language", "en").body());
            assertThat(refused.path("parameter").asString()).isEqualTo("zzz");
            var known = Pattern.compile("Known are: (.*)\\.")
                    .matcher(refused.path("detail").asString());
            assertThat(known.find()).isTrue();
            assertThat(Set.of(known.group(1).split(", "))).isEqualTo(named);
        }
    }

    @Test
    void aProgramReadsEveryPublicProductOncePageByPage() throws Exception {
        var seen = new java.util.ArrayList<String>();
        var next = "/api/v1/products?limit=50&sort=name";
        while (next != null) {
            var answer = get(next);
            JSON.readTree(answer.body())
                    .path("items")
                    .forEach(item -> seen.add(item.path("sku").asString()));
            var link = Pattern.compile("<http://localhost:[0-9]+(/[^>]*)>; rel=\"next\"")
                    .matcher(answer.headers().firstValue("Link").orElse(""));
            next = link.find() ? link.group(1) : null;
        }
        assertThat(seen)
                .doesNotHaveDuplicates()
                .hasSize(json("/api/v1/products").path("totalItems").asInt());
    }

    @Test
    void anAnswerThatIsKeptForOthersDoesNotDependOnTheLanguageOfTheFirst() throws Exception {
        for (var path : List.of("/api/v1/products?sort=name&limit=30", "/api/v1/groups?limit=30")) {
            var thai = get(path, "Accept-Language", "th").body();
            jdbc.sql(
                            "insert into catalogue.change (kind, subject_id) select 'product', id from catalogue.product limit 1")
                    .update();
            Thread.sleep(700);
            assertThat(get(path, "Accept-Language", "en").body()).isEqualTo(thai);
        }
    }

    @Test
    void whatIsNotPublicIsNotThere() throws Exception {
        var hidden = jdbc.sql("select code from catalogue.product where published_from is null order by code limit 1")
                .query(String.class)
                .single();
        assertThat(get("/api/v1/products/" + hidden).statusCode()).isEqualTo(404);
        var everything = get("/api/v1/products?limit=100").body()
                + get("/api/v1/groups?limit=100").body();
        assertThat(everything).doesNotContain(hidden).doesNotContain("+66").doesNotContain("\"leader");
    }

    @ParameterizedTest
    @DisplayName("what is wrong is a problem in the language of whoever asks, and names the parameter")
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/products?limit=500 | 400 | limit",
                "/api/v1/products?page=-1 | 400 | page",
                "/api/v1/products?technique=%27%3B+drop | 400 | technique",
                "/api/v1/products?sort=price | 400 | sort",
                "/api/v1/search | 400 | q",
                "/api/v1/products/none | 404 | ",
                "/api/v1/no-such | 404 | ",
                "/api/v2 | 404 | "
            })
    void problems(String path, int status, String parameter) throws Exception {
        for (var language : Map.of("en", "[a-z]", "th", "[ก-๙]").entrySet()) {
            var answer = get(path, "Accept-Language", language.getKey());
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            var problem = JSON.readTree(answer.body());
            assertThat(problem.path("status").asInt()).isEqualTo(status);
            assertThat(problem.path("title").asString()).containsPattern(language.getValue());
            assertThat(problem.path("detail").asString()).containsPattern(language.getValue());
            assertThat(problem.path("parameter").asString("")).isEqualTo(parameter == null ? "" : parameter);
        }
    }

    @Test
    void otherMethodsAndOtherFormatsAreProblemsToo() throws Exception {
        var posted = http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/products"))
                        .method("DELETE", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(posted.statusCode()).isIn(403, 405);
        assertThat(posted.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        var text = get("/api/v1/products", "Accept", "text/csv");
        assertThat(text.statusCode()).isEqualTo(406);
        assertThat(text.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void whoeverHasTheAnswerIsToldThatItIsUnchangedUntilAProductChanges() throws Exception {
        var sku = json("/api/v1/products").path("items").get(0).path("sku").asString();
        var path = "/api/v1/products/" + sku;
        var mark = get(path).headers().firstValue("ETag").orElseThrow();
        assertThat(get(path, "If-None-Match", mark).statusCode()).isEqualTo(304);
        jdbc.sql("update catalogue.product set weight_grams = coalesce(weight_grams, 0) + 3 where code = :code")
                .param("code", sku)
                .update();
        Thread.sleep(700);
        assertThat(get(path, "If-None-Match", mark).statusCode()).isEqualTo(200);
        assertThat(get(path).headers().firstValue("Access-Control-Allow-Origin").orElse(""))
                .isEqualTo("*");
        assertThat(get(path).headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void pricesAreWrittenWithoutRounding() throws Exception {
        for (var item : json("/api/v1/products?limit=100").path("items")) {
            for (var price : item.path("prices")) {
                assertThat(price.path("amount").asString()).matches("[0-9]+\\.[0-9]{2}");
                assertThat(price.path("currency").asString()).isEqualTo("THB");
            }
        }
        var languages = json("/api/v1/groups?limit=100")
                .path("items")
                .valueStream()
                .map(item -> item.path("name").path("th").asString(""))
                .collect(Collectors.toSet());
        assertThat(languages).doesNotContain("");
        assertThat(List.copyOf(languages)).isNotEmpty();
    }
}
