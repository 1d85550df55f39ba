package org.saan.hub.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person at a browser: signed in, with a session and a connection of their own. */
final class BenchClient implements AutoCloseable {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String address;
    private final CookieManager jar = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(jar)
            .connectTimeout(Duration.ofSeconds(30))
            .build();

    BenchClient(int port) {
        address = "http://localhost:" + port;
    }

    /** Chooses the password of the one-time link. */
    void choosePassword(String invitation, String password) throws IOException, InterruptedException {
        post(invitation, "password=" + encoded(password), invitation);
    }

    void signIn(String name, String password) throws IOException, InterruptedException {
        post("/sign-in", "name=" + encoded(name) + "&password=" + encoded(password), "/sign-in");
        if (get("/groups").statusCode() != 200) {
            throw new IllegalStateException("cannot sign in");
        }
    }

    /** The token that forms of this person carry, as on that page. */
    String csrf(String formPage) throws IOException, InterruptedException {
        var page = http.send(request(formPage).build(), BodyHandlers.ofString()).body();
        var token = CSRF.matcher(page);
        if (!token.find()) {
            throw new IllegalStateException("no form at " + formPage);
        }
        return token.group(1);
    }

    /** What the browser sends back with every request, as the value of a header. */
    String cookies() {
        return jar.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    void post(String path, String form, String formPage) throws IOException, InterruptedException {
        var token = csrf(formPage);
        http.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form + "&_csrf=" + encoded(token)))
                        .build(),
                BodyHandlers.discarding());
    }

    /** Asks for a page as a browser does, packed for the way, and reads it to its end. */
    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofMinutes(2));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
