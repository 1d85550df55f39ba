package org.saan.hub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saan.hub.TestHub;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** A buyer finds, narrows, opens and shares; an editor makes a word that nobody knew one that finds. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"saan.demo=true", "saan.demo-password=demo-demo-demo", "logging.level.root=ERROR"})
@ContextConfiguration(initializers = TestHub.class)
class SearchingTest {
    private static Chromium chromium;

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> search(String language, String words) throws Exception {
        var path = "/" + language + "/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
        var answer = get(path);
        for (int i = 0; i < 50 && answer.body().contains("class=\"note warn\" role=\"status\""); i++) {
            Thread.sleep(100);
            answer = get(path);
        }
        return answer;
    }

    private List<String> names(String body) {
        return Pattern.compile("<h3[^>]*><a href=\"[^\"]*\">(.*?)</a></h3>")
                .matcher(body)
                .results()
                .map(found -> found.group(1).replaceAll("</?mark>", ""))
                .toList();
    }

    private static int tag(String body, String pattern) {
        var found = Pattern.compile(pattern).matcher(body);
        assertThat(found.find()).as(pattern).isTrue();
        return Integer.parseInt(found.group(1).replace(",", ""));
    }

    @Test
    @DisplayName("the same scarves are found in English, in a romanisation, in Thai and in misspellings of them")
    void oneScarfInAnyLanguage() throws Exception {
        var english = names(search("en", "mudmee scarf").body());
        assertThat(english).isNotEmpty();
        for (var words : List.of(
                "mutmee scarf",
                "mat mii scarf",
                "blue tie dye scarf thai",
                "ผ้าพันคอมัดหมี่ย้อมคราม",
                "ผ้าพันคอมัดหมี่",
                "ผาพันคอมัดหมี",
                "ผ้าพันคอ มัดหมี่")) {
            assertThat(names(search("en", words).body())).as(words).contains(english.getFirst());
        }
    }

    @Test
    void aMisspellingIsSaidAndWhatWasMeantIsShown() throws Exception {
        assertThat(search("en", "mudmmee shawl").body()).contains("Showing what was probably meant");
    }

    @Test
    @DisplayName("SR-03 queries that no person types get a page with an answer, and keep what was typed")
    void hostile() throws Exception {
        var longest = search("en", "a".repeat(400));
        assertThat(longest.statusCode()).isEqualTo(200);
        assertThat(longest.body()).contains("at most 300 letters").contains("a".repeat(400));
        for (var words : List.of(
                "<script>alert(1)</script>",
                "'\"><img src=x onerror=alert(1)>",
                "\u0000\u0001",
                "่่่่่",
                "*:* OR 1=1",
                "%",
                "\\")) {
            var answer = search("th", words);
            assertThat(answer.statusCode()).as(words).isIn(200, 400);
            assertThat(answer.body()).as(words).doesNotContain("<script>alert").doesNotContain("<img src=x");
        }
        for (var odd : List.of(
                "?page=-1",
                "?page=99999999999",
                "?sort=zzz",
                "?technique=%27%3B--",
                "?from=x&to=y",
                "?lead=999999999999")) {
            assertThat(get("/en/search" + odd).statusCode()).as(odd).isEqualTo(200);
        }
        assertThat(get("/en/search?from=x").body()).contains("value=\"x\"").contains("Write a whole number");
    }

    @Test
    void searchesAreKeptByNobodyBetween() throws Exception {
        var answer = search("en", "scarf");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.body()).contains("name=\"robots\" content=\"noindex");
    }

    @Test
    void narrowingByAFacetGivesWhatItsCountSaid() throws Exception {
        var body = search("en", "scarf").body();
        var facet = Pattern.compile(
                        "name=\"technique\" value=\"([a-z_]+)\"[^>]*>[^<]*<span class=\"c\">([0-9,]+)</span>")
                .matcher(body);
        assertThat(facet.find()).isTrue();
        var narrowed = get("/en/search?q=scarf&technique=" + facet.group(1)).body();
        assertThat(tag(narrowed, "<h2 id=\"rh\">([0-9,]+) result"))
                .isEqualTo(Integer.parseInt(facet.group(2).replace(",", "")));
    }

    @Test
    void aPageBehindTheLastIsTheLastAndNarrowingKeepsTheOrder() throws Exception {
        search("en", "scarf");
        var last = get("/en/search?q=scarf&page=900&sort=price").body();
        assertThat(names(last)).isNotEmpty();
        assertThat(last).contains("<input type=\"hidden\" name=\"sort\" value=\"price\">");
        var groups = get("/en/search?what=groups&ontime=1&n=10&by=15+Mar+2027").body();
        assertThat(tag(groups, "<h2 id=\"rh\">([0-9,]+) result")).isPositive();
        assertThat(get("/en/search?q=scarf&ontime=1").body()).doesNotContain(">On time<");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sca", "mud", "ผ้าพ", "kha"})
    void theFirstLettersSuggestSomething(String begun) throws Exception {
        search("en", "scarf");
        Thread.sleep(1_500);
        var answer = get("/en/search/suggest?q=" + URLEncoder.encode(begun, StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"href\":\"/en/");
    }

    @ParameterizedTest
    @CsvSource({"th, 360, LIGHT", "en, 1440, DARK"})
    void everyStateOfTheSearchCanBeReadByEverybody(String language, int width, ColorScheme light) throws Exception {
        search("en", "scarf");
        var page = chromium.window("http://localhost:" + port, language, width, light);
        int number = 0;
        for (var question : List.of(
                "?q=mudmmee+scarf&n=120&by=" + URLEncoder.encode("15 Mar 2027", StandardCharsets.UTF_8),
                "?q=qqqqqqq&what=groups",
                "?q=scarf&technique=no_such_thing&from=x")) {
            assertThat(page.navigate("/" + language + "/search" + question).status())
                    .isEqualTo(200);
            Axe.looksRight(page, "search-" + language + "-" + width + "-" + number++);
        }
        page.context().close();
    }

    @Test
    void aBuyerFindsNarrowsOpensAndSharesWithTheKeyboardAlone() throws Exception {
        search("en", "scarf");
        Thread.sleep(1_500);
        var page = chromium.window("http://localhost:" + port, "en", 1440, ColorScheme.LIGHT);
        page.navigate("/en");
        var keys = new Keyboard(page);
        keys.to("#q");
        page.keyboard().type("mudm");
        page.waitForSelector("#suggestions li");
        Axe.accepts(page);
        page.keyboard().press("ArrowDown");
        assertThat(page.getAttribute("#q", "aria-activedescendant")).isEqualTo("suggestion-0");
        page.keyboard().press("Escape");
        assertThat(page.isHidden("#suggestions")).isTrue();
        page.keyboard().type("ee");
        page.waitForNavigation(() -> page.keyboard().press("Enter"));
        assertThat(page.url()).contains("/en/search?q=mudmee");
        int all = tag(page.content(), "<h2 id=\"rh\">([0-9,]+) result");
        keys.to("input[name=technique], input[name=material]");
        page.keyboard().press("Space");
        keys.go(".facets form button");
        int narrowed = tag(page.content(), "<h2 id=\"rh\">([0-9,]+) result");
        assertThat(narrowed).isBetween(1, all);
        var shared = page.url();
        var names = names(page.content());

        var friend = chromium.window("http://localhost:" + port, "en", 360, ColorScheme.LIGHT);
        friend.navigate(shared);
        assertThat(names(friend.content())).isEqualTo(names);
        friend.context().close();

        keys.go(".res h3 a");
        assertThat(page.url()).contains("/en/products/");
        page.context().close();
    }

    @Test
    void withoutScriptsEverythingButSuggestionsWorks() throws Exception {
        search("en", "scarf");
        var page = chromium.windowWithoutScripts("http://localhost:" + port, "th", 360);
        page.navigate("/th");
        page.fill("#q", "ผ้าพันคอ");
        page.waitForNavigation(() -> page.click(".ask button"));
        assertThat(page.url()).contains("/th/search?q=");
        assertThat(page.locator(".res .prod").count()).isPositive();
        page.context().close();
    }

    @Test
    void anEditorMakesAWordThatFoundNothingOneThatFinds() throws Exception {
        assertThat(search("en", "zufflewrap").body()).contains("Nothing for");
        Thread.sleep(1_500);
        var page = chromium.window("http://localhost:" + port, "en", 1440, ColorScheme.LIGHT);
        Chromium.signIn(page, "officer", "demo-demo-demo");
        page.navigate("/vocabulary");
        Axe.looksRight(page, "vocabulary-en-1440");
        page.navigate("/vocabulary/missed");
        Axe.looksRight(page, "vocabulary-missed-en-1440");
        page.click("text=zufflewrap");
        page.fill("#q", "scarf");
        page.click("form[role=search] button");
        Axe.looksRight(page, "vocabulary-one-en-1440");
        page.click("form[action$='/ways'] button");
        assertThat(page.url()).contains("/vocabulary/terms/scarf");
        Axe.looksRight(page, "vocabulary-term-en-1440");
        Thread.sleep(1_000);
        assertThat(names(search("en", "zufflewrap").body())).isNotEmpty();
        phone(page);
    }

    private void phone(Page page) {
        var narrow = chromium.window("http://localhost:" + port, "th", 360, ColorScheme.DARK);
        Chromium.signIn(narrow, "officer", "demo-demo-demo");
        for (var path :
                List.of("/vocabulary", "/vocabulary/missed", "/vocabulary/terms/scarf", "/saved-searches/new?q=x")) {
            narrow.navigate(path);
            Axe.looksRight(narrow, "vocabulary-th-360" + path.replaceAll("[^a-z]", "-"));
        }
        narrow.context().close();
        page.context().close();
    }

    @Test
    void aBuyerKeepsASearch() throws Exception {
        var page = chromium.window("http://localhost:" + port, "en", 1440, ColorScheme.LIGHT);
        Chromium.signIn(page, "buyer", "demo-demo-demo");
        page.navigate("/en/search?q=scarf");
        page.click("text=Keep this search");
        page.fill("#name", "");
        page.click("main form button");
        assertThat(page.textContent("#name-msg")).contains("Give the search a name");
        page.fill("#name", "Scarves for spring");
        page.click("main form button");
        assertThat(page.url()).endsWith("/saved-searches");
        Axe.looksRight(page, "saved-searches-en-1440");
        page.click("text=Scarves for spring");
        assertThat(page.url()).contains("/en/search?q=scarf");
        page.context().close();
    }
}
