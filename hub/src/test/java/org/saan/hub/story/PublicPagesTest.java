package org.saan.hub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

/** The public pages of the demonstration programme, as a visitor, a search engine and a competitor see them. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"saan.demo=true", "saan.demo-password=demo-demo-demo", "logging.level.root=ERROR"})
@ContextConfiguration(initializers = TestHub.class)
class PublicPagesTest {
    private static final Pattern PHONE =
            Pattern.compile("(?<![\\d.])(?:0[689]\\d[- ]?\\d{3}[- ]?\\d{4}|\\+66\\d{8,9})");
    private static Chromium chromium;

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A public product, by the pages themselves. */
    private String product() throws Exception {
        var link = Pattern.compile("/th/products/([a-z0-9-]+)\"")
                .matcher(get("/th/products").body());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private String group() throws Exception {
        var link = Pattern.compile("/th/groups/([a-z0-9-]+)\"")
                .matcher(get("/th/groups").body());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private List<String> paths() throws Exception {
        var technique = Pattern.compile("/th/techniques/([a-z0-9_]+)\"")
                .matcher(get("/th/techniques").body());
        assertThat(technique.find()).isTrue();
        var cluster = Pattern.compile("/th/clusters/([a-z0-9-]+)\"")
                .matcher(get("/th/groups").body());
        assertThat(cluster.find()).isTrue();
        var province = Pattern.compile("/th/provinces/([0-9]{2})\"")
                .matcher(get("/th/provinces").body());
        assertThat(province.find()).isTrue();
        return List.of(
                "",
                "/products",
                "/products?technique=no_such_thing",
                "/products?sort=name&page=1",
                "/search?q=scarf",
                "/api",
                "/products/" + product(),
                "/groups",
                "/groups/" + group(),
                "/clusters/" + cluster.group(1),
                "/techniques",
                "/techniques/" + technique.group(1),
                "/provinces",
                "/provinces/" + province.group(1));
    }

    @ParameterizedTest
    @CsvSource({"th, 360, LIGHT", "en, 1440, DARK", "th, 1440, LIGHT", "en, 360, DARK"})
    void everyPageCanBeReadByEverybody(String language, int width, ColorScheme light) throws Exception {
        var page = chromium.window("http://localhost:" + port, language, width, light);
        int number = 0;
        for (var path : paths()) {
            var answer = page.navigate("/" + language + path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(page.getAttribute("html", "lang")).isEqualTo(language);
            Axe.looksRight(page, "open-" + language + "-" + width + "-" + number++);
        }
        page.context().close();
    }

    @Test
    void everyPageNamesItsOtherLanguageAndStaysLight() throws Exception {
        for (var path : paths()) {
            var body = get("/en" + path).body();
            var here = path.replaceAll("\\?.*", "");
            assertThat(body)
                    .contains("<link rel=\"canonical\" href=\"http://localhost:" + port + "/en" + here)
                    .contains("hreflang=\"th\" href=\"http://localhost:" + port + "/th" + here)
                    .contains("property=\"og:title\"");
            assertThat(packed(body)
                            + packed(get("/static/saan.css").body())
                            + packed(get("/static/open.css").body()))
                    .as("bytes of %s and its style sheets, packed", path)
                    .isLessThan(60 * 1024);
        }
    }

    @Test
    @DisplayName("pages ask for few things, and nothing on them jumps while they load")
    void pagesStayWithinTheirBudget() throws Exception {
        for (var path : List.of("/en", "/en/search?q=scarf", "/en/products/" + product(), "/en/groups/" + group())) {
            for (int width : new int[] {360, 1440}) {
                var page = chromium.window("http://localhost:" + port, "en", width, ColorScheme.LIGHT);
                var others = new java.util.ArrayList<String>();
                page.onRequest(request -> {
                    if (!"image".equals(request.resourceType())) {
                        others.add(request.url());
                    }
                });
                page.navigate(path);
                page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
                page.mouse().wheel(0, 4000);
                page.waitForTimeout(300);
                assertThat(others).as("requests of %s besides pictures", path).hasSizeLessThanOrEqualTo(12);
                assertThat(others).allMatch(url -> url.startsWith("http://localhost:" + port + "/"));
                var shift = (Number) page.evaluate("""
                        () => new Promise(done => {
                            let sum = 0;
                            new PerformanceObserver(list => list.getEntries().forEach(one => {
                                if (!one.hadRecentInput) sum += one.value;
                            })).observe({ type: 'layout-shift', buffered: true });
                            setTimeout(() => done(sum), 200);
                        })""");
                assertThat(shift.doubleValue())
                        .as("layout shift of %s at %s pixels", path, width)
                        .isLessThan(0.1);
                page.context().close();
            }
        }
    }

    private static int packed(String text) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }

    @Test
    @DisplayName("SE-10 no telephone number or house number stands on any public page or in the sitemap")
    void nothingPersonalIsPublic() throws Exception {
        var all = new java.util.ArrayList<String>();
        for (var language : List.of("th", "en")) {
            for (var path : paths()) {
                all.add(get("/" + language + path).body());
            }
        }
        all.add(get("/sitemap.xml").body());
        for (var body : all) {
            assertThat(PHONE.matcher(body).find()).isFalse();
            assertThat(body).doesNotContain("บ้านเลขที่");
        }
    }

    @Test
    void whatIsNotPublishedDoesNotExist() throws Exception {
        var hidden = jdbc.sql("select code from catalogue.product where published_from is null order by code limit 1")
                .query(String.class)
                .single();
        var unknown = get("/en/products/p-99999999");
        assertThat(get("/en/products/" + hidden).statusCode()).isEqualTo(404);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("lang=\"en\"");
        assertThat(get("/th/products/p-99999999").body()).contains("lang=\"th\"");
        assertThat(get("/en/groups/no-such").statusCode()).isEqualTo(404);
        assertThat(get("/en/techniques/silk").statusCode()).isEqualTo(404);
        assertThat(get("/en/provinces/00").statusCode()).isEqualTo(404);
    }

    @Test
    void whatWasTypedWronglyIsSaidAndStays() throws Exception {
        var path = "/en/products/" + product();
        var wrong = get(path + "?n=many&by=31+Feb+2027").body();
        assertThat(wrong).contains("Write how many as a number").contains("value=\"many\"");
        assertThat(wrong).contains("Write a date with day, month and year").contains("value=\"31 Feb 2027\"");
        assertThat(get(path + "?n=10&by=15+Mar+2020").body()).contains("is over");
    }

    @Test
    void howManyByWhenIsAnsweredFromTheCalendarOfTheGroup() throws Exception {
        var path = "/en/products/" + product();
        assertThat(get(path + "?n=1").body()).containsPattern("Earliest for 1: |1 are more than this group");
        assertThat(get(path + "?n=9,999,999").body())
                .contains("9,999,999 are more than this group alone makes in 26 weeks");
    }

    @Test
    void whoeverComesFirstAndWithoutACookieGetsNoneAndThePageIsKept() throws Exception {
        for (var path : paths()) {
            if (path.startsWith("/search")) {
                continue;
            }
            // Nobody has asked so before: the answer is made for this one.
            var asked = "/en" + path + (path.contains("?") ? "&" : "?") + "first=" + System.nanoTime();
            var first = get(asked);
            assertThat(first.headers().firstValue("Set-Cookie")).as(asked).isEmpty();
            var mark = first.headers().firstValue("ETag");
            assertThat(mark).as(asked).isPresent();
            assertThat(get(asked, "If-None-Match", mark.orElseThrow()).statusCode())
                    .as(asked)
                    .isEqualTo(304);
        }
        assertThat(get("/en/search?q=scarf").headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void whoeverHasThePageIsToldThatItIsUnchangedUntilAProductChanges() throws Exception {
        var path = "/en/products/" + product();
        var first = get(path);
        var mark = first.headers().firstValue("ETag").orElseThrow();
        assertThat(get(path, "If-None-Match", mark).statusCode()).isEqualTo(304);
        assertThat(first.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(first.headers().firstValue("Content-Security-Policy")).isPresent();

        jdbc.sql("update catalogue.product set weight_grams = coalesce(weight_grams, 0) + 7 where code = upper(:code)")
                .param("code", path.substring(path.lastIndexOf('/') + 1))
                .update();
        Thread.sleep(600);
        assertThat(get(path, "If-None-Match", mark).statusCode()).isEqualTo(200);
    }

    @Test
    void searchEnginesFindEveryPublicProductInBothLanguages() throws Exception {
        var map = get("/sitemap.xml");
        assertThat(map.headers().firstValue("Content-Type").orElse("")).startsWith("application/xml");
        var product = product();
        assertThat(map.body())
                .contains("<loc>http://localhost:" + port + "/th/products/" + product + "</loc>")
                .contains("<loc>http://localhost:" + port + "/en/products/" + product + "</loc>");
        var photo = Pattern.compile("<image:loc>http://localhost:" + port + "(/media/[^<]+\\.jpg)</image:loc>")
                .matcher(map.body());
        assertThat(photo.find()).as("a photo of a product").isTrue();
        assertThat(get(photo.group(1)).headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(get("/robots.txt").body()).contains("Sitemap: http://localhost:" + port + "/sitemap.xml");
        var page = get("/en/products/" + product).body();
        var facts = page.substring(page.indexOf("ld+json\">") + 9);
        facts = facts.substring(0, facts.indexOf("</script>"));
        var read = new tools.jackson.databind.json.JsonMapper().readTree(facts);
        assertThat(read.path("@type").asString()).isEqualTo("Product");
        assertThat(read.path("sku").asString()).isEqualToIgnoringCase(product);
    }

    @Test
    void aVisitorStartsAtThePublicPagesInTheirLanguage() throws Exception {
        var thai = get("/", "Accept-Language", "th");
        assertThat(thai.statusCode()).isEqualTo(302);
        assertThat(thai.headers().firstValue("Location").orElse("")).endsWith("/th");
        assertThat(get("/", "Accept-Language", "en-GB")
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith("/en");
    }
}
