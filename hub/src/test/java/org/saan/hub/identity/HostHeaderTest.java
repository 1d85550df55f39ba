package org.saan.hub.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saan.hub.TestHub;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** Over the wire, as no browser would say it: what a request claims of its host and of who passed it on counts nothing. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"saan.demo=false", "saan.public-url=https://crafts.example.org", "logging.level.root=ERROR"})
@ContextConfiguration(initializers = TestHub.class)
class HostHeaderTest {
    @Value("${local.server.port}")
    private int port;

    private String answer(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({"/account", "/", "/sign-in", "/th", "/en/products", "/sitemap.xml", "/robots.txt", "/en/api"})
    void noAnswerRepeatsAForeignHost(String path) throws IOException {
        var answer = answer("GET " + path + " HTTP/1.1\nHost: evil.example\nX-Forwarded-Host: evil.example\n"
                + "X-Forwarded-Proto: https\nForwarded: host=evil.example\nConnection: close\n\n");
        assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain("evil.example");
    }

    @ParameterizedTest
    @CsvSource({"'a b'", "evil.example/path", "x@evil.example"})
    void aHostThatIsNoneIsRefused(String host) throws IOException {
        assertThat(answer("GET /sign-in HTTP/1.1\nHost: " + host + "\nConnection: close\n\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void twoHostsAreRefused() throws IOException {
        assertThat(answer("GET /sign-in HTTP/1.1\nHost: a.example\nHost: b.example\nConnection: close\n\n"))
                .startsWith("HTTP/1.1 400");
    }

    /** The world comes by https, also where a machine before the hub opens it. */
    @Test
    void cookiesTravelOnlyByHttpsWhereTheWorldComesByIt() throws IOException {
        var page = answer("GET /sign-in HTTP/1.1\nHost: crafts.example.org\nConnection: close\n\n");
        assertThat(page).containsPattern("Set-Cookie: XSRF-TOKEN=[^\r]*; Secure");
        assertThat(page).contains("Strict-Transport-Security: max-age=");
        var token = page.replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]*)\".*", "$1");
        var cookie = page.replaceAll("(?s).*Set-Cookie: (XSRF-TOKEN=[^;]*);.*", "$1");
        var body = "_csrf=" + token;
        var asked = answer("POST /sign-in/passkey/options HTTP/1.1\nHost: crafts.example.org\nCookie: " + cookie
                + "\nContent-Type: application/x-www-form-urlencoded\nContent-Length: " + body.length()
                + "\nConnection: close\n\n" + body);
        assertThat(asked).startsWith("HTTP/1.1 200").contains("\"rpId\":\"crafts.example.org\"");
        assertThat(asked)
                .containsPattern(
                        "Set-Cookie: SESSION=[^\r]*Secure[^\r]*HttpOnly|Set-Cookie: SESSION=[^\r]*HttpOnly[^\r]*Secure");
    }
}
