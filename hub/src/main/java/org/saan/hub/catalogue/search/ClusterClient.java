package org.saan.hub.catalogue.search;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks with an OpenSearch cluster by HTTP. Whatever is not answered well is an {@link IOException}. */
final class ClusterClient implements AutoCloseable {
    private static final Duration REACHED = Duration.ofSeconds(2);
    /** A search that takes longer helps nobody. */
    private static final Duration SEARCHED = Duration.ofSeconds(5);

    private static final Duration WRITTEN = Duration.ofSeconds(60);
    private static final int TOLD = 500;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(REACHED)
            .build();
    private final String url;
    private final @Nullable String authorization;

    /**
     * @param url of the cluster, or of a balancer before it
     * @param user absent when the cluster asks for none
     */
    ClusterClient(URI url, @Nullable String user, String password) {
        this.url = url.toString().replaceFirst("/+$", "");
        this.authorization = user == null
                ? null
                : "Basic "
                        + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** What lies there; absent when nothing does. */
    @Nullable
    JsonNode find(String path) throws IOException {
        var response = send(path, "GET", null, SEARCHED);
        return response.statusCode() == 404 ? null : read(path, response);
    }

    JsonNode search(String path, JsonNode body) throws IOException {
        return read(path, send(path, "POST", JSON.writeValueAsString(body), SEARCHED));
    }

    /** Several searches at once: a line of headings and a line of the search for each. */
    JsonNode search(List<? extends JsonNode> lines) throws IOException {
        return read("/_msearch", send("/_msearch", "POST", lines(lines), SEARCHED));
    }

    void put(String path, JsonNode body) throws IOException {
        read(path, send(path, "PUT", JSON.writeValueAsString(body), WRITTEN));
    }

    JsonNode post(String path, JsonNode body) throws IOException {
        return read(path, send(path, "POST", JSON.writeValueAsString(body), WRITTEN));
    }

    JsonNode bulk(String path, List<? extends JsonNode> lines) throws IOException {
        return read(path, send(path, "POST", lines(lines), WRITTEN));
    }

    void delete(String path) throws IOException {
        var response = send(path, "DELETE", null, WRITTEN);
        if (response.statusCode() != 404) {
            read(path, response);
        }
    }

    private static String lines(List<? extends JsonNode> lines) {
        return lines.stream().map(JSON::writeValueAsString).collect(Collectors.joining("\n", "", "\n"));
    }

    private HttpResponse<byte[]> send(String path, String method, @Nullable String body, Duration limit)
            throws IOException {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(limit)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the search cluster was asked");
        }
    }

    private static JsonNode read(String path, HttpResponse<byte[]> response) throws IOException {
        int status = response.statusCode();
        if (status >= 300) {
            var text = new String(response.body(), StandardCharsets.UTF_8);
            throw refused(path, status, text);
        }
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException e) {
            throw new IOException("the search cluster answered " + path + " with something else than JSON", e);
        }
    }

    /** A request that the cluster does not understand is our mistake, and asking again does not help. */
    static IOException refused(String path, int status, String text) {
        var told = "the search cluster answered %s with %d: %s"
                .formatted(path, status, text.substring(0, Math.min(TOLD, text.length())));
        if (status == 400) {
            throw new IllegalStateException(told);
        }
        return new IOException(told);
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
