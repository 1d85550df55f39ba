package org.saan.hub.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.saan.hub.shared.KeptWithin;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class KeptAnswersTest {
    private static final String PAGE = "<p>ผ้าพันคอ</p>".repeat(50);

    private final AtomicLong version = new AtomicLong(1);
    private final AtomicInteger made = new AtomicInteger();
    private final KeptAnswers answers = new KeptAnswers(version::get);
    private String control = "no-cache, public";
    private boolean setsCookie;
    private int changesMeanwhile;
    private final AtomicInteger again = new AtomicInteger();
    /** Of what an answer is made that only the hub keeps; absent for the others. */
    private @Nullable AtomicLong within;

    private final FilterChain page = (request, response) -> {
        made.incrementAndGet();
        if (within != null) {
            KeptWithin.begin((HttpServletRequest) request, within::get);
            KeptWithin.eachTime((HttpServletRequest) request, again::incrementAndGet);
            within.addAndGet(changesMeanwhile);
        }
        var answer = (HttpServletResponse) response;
        answer.setHeader("Cache-Control", control);
        answer.setHeader("Content-Security-Policy", "default-src 'self'");
        if (setsCookie) {
            answer.addHeader("Set-Cookie", "a=b");
        }
        answer.setContentType("text/html;charset=UTF-8");
        answer.getOutputStream().write(PAGE.getBytes(StandardCharsets.UTF_8));
    };

    private MockHttpServletResponse ask(MockHttpServletRequest request) throws Exception {
        var response = new MockHttpServletResponse();
        answers.doFilter(request, response, page);
        return response;
    }

    private static MockHttpServletRequest get(String path) {
        return new MockHttpServletRequest("GET", path);
    }

    @Test
    void aPublicAnswerIsMadeOnceAndLooksTheSameEachTime() throws Exception {
        var first = ask(get("/th"));
        var second = ask(get("/th"));

        assertThat(made).hasValue(1);
        for (var answer : new MockHttpServletResponse[] {first, second}) {
            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(PAGE);
            assertThat(answer.getContentType()).isEqualTo("text/html;charset=UTF-8");
            assertThat(answer.getHeaders("Content-Security-Policy")).containsExactly("default-src 'self'");
            assertThat(answer.getHeaders("Cache-Control")).containsExactly("no-cache, public");
            assertThat(answer.getHeader("Vary")).contains("Accept-Encoding");
        }
        assertThat(second.getHeader("ETag")).isEqualTo(first.getHeader("ETag")).startsWith("\"");
    }

    @Test
    void whatHasChangedIsMadeAgainAtOnce() throws Exception {
        ask(get("/en/products/p1"));
        version.incrementAndGet();
        ask(get("/en/products/p1"));
        assertThat(made).hasValue(2);
    }

    @Test
    void whatNobodyBetweenMayKeepIsKeptHereWhileItHolds() throws Exception {
        control = "no-store";
        var state = new AtomicLong(7);
        within = state;
        ask(get("/en/search"));
        var second = ask(get("/en/search"));
        assertThat(made).hasValue(1);
        assertThat(again).as("counted each time that it is sent again").hasValue(1);
        assertThat(second.getHeaders("Cache-Control")).containsExactly("no-store");
        assertThat(second.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(PAGE);

        state.incrementAndGet();
        ask(get("/en/search"));
        assertThat(made).hasValue(2);
    }

    @Test
    void whatChangedWhileTheAnswerWasMadeIsNotOverlooked() throws Exception {
        control = "no-store";
        within = new AtomicLong(7);
        changesMeanwhile = 1;
        ask(get("/en/search"));
        ask(get("/en/search"));
        assertThat(made).hasValue(2);
    }

    @Test
    void whatNobodyDeclaredIsMadeEachTime() throws Exception {
        control = "no-store";
        ask(get("/en/search"));
        ask(get("/en/search"));
        assertThat(made).hasValue(2);
    }

    @Test
    void whoHasThePageIsToldThatItIsUnchanged() throws Exception {
        var mark = ask(get("/th")).getHeader("ETag");
        var again = get("/th");
        again.addHeader("If-None-Match", "\"other\", " + mark);
        var answer = ask(again);
        assertThat(answer.getStatus()).isEqualTo(304);
        assertThat(answer.getContentAsByteArray()).isEmpty();
        assertThat(answer.getHeader("ETag")).isEqualTo(mark);
    }

    @Test
    void packedOnlyForWhomUnpacks() throws Exception {
        var request = get("/th");
        request.addHeader("Accept-Encoding", "br, gzip");
        ask(request);
        var packed = ask(request);
        assertThat(packed.getHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.getContentAsByteArray())).readAllBytes())
                .isEqualTo(PAGE.getBytes(StandardCharsets.UTF_8));
        assertThat(packed.getHeader("ETag")).isNotEqualTo(ask(get("/th")).getHeader("ETag"));

        var refuses = get("/th");
        refuses.addHeader("Accept-Encoding", "gzip;q=0, identity");
        assertThat(ask(refuses).getHeader("Content-Encoding")).isNull();
    }

    @Test
    void anAnswerForOnePersonIsNeverKept() throws Exception {
        control = "no-store";
        ask(get("/th"));
        ask(get("/th"));
        assertThat(made).hasValue(2);

        control = "no-cache, public";
        setsCookie = true;
        ask(get("/en"));
        ask(get("/en"));
        assertThat(made).hasValue(4);
    }

    @Test
    void otherPathsAndOtherWaysOfAskingPassThrough() throws Exception {
        ask(get("/groups"));
        ask(get("/en/groups/g001/profile.pdf"));
        ask(get("/thailand"));
        ask(get("/en/groups/g001/profile.pdf"));
        ask(new MockHttpServletRequest("POST", "/th"));
        ask(new MockHttpServletRequest("POST", "/th"));
        assertThat(made).hasValue(6);
    }

    @Test
    void darkAndLightAreTwoAnswersAndSoAreTwoQuestions() throws Exception {
        ask(get("/th"));
        var dark = get("/th");
        dark.setCookies(new Cookie(ShellResolver.THEME_COOKIE, "dark"));
        ask(dark);
        var asked = get("/th");
        asked.setQueryString("q=1");
        ask(asked);
        assertThat(made).hasValue(3);
    }

    @Test
    void onlyTheHeadIsSentToWhoAsksForTheHead() throws Exception {
        ask(get("/th"));
        var head = ask(new MockHttpServletRequest("HEAD", "/th"));
        assertThat(made).hasValue(1);
        assertThat(head.getContentAsByteArray()).isEmpty();
        assertThat(head.getContentLength()).isEqualTo(PAGE.getBytes(StandardCharsets.UTF_8).length);
    }
}
