package org.saan.hub.messaging;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/**
 * Push messages of the LINE Messaging API. Each carries its {@code X-Line-Retry-Key}: LINE takes a key once within a day and
 * answers 409 to the next, so that a try whose answer was lost can be repeated.
 */
@Component
class LineCarrier implements Carrier {
    private static final Logger log = LoggerFactory.getLogger(LineCarrier.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final String token;
    private final URI push;
    private final Duration patience;
    private final Letters letters;
    private final ObjectMapper json;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    LineCarrier(Environment environment, Letters letters, ObjectMapper json) {
        token = environment.getProperty("saan.line-token", "").strip();
        push = URI.create(environment.getProperty("saan.line-url", "https://api.line.me") + "/v2/bot/message/push");
        patience = Duration.ofMillis(environment.getProperty("saan.line-patience-ms", Long.class, PATIENCE.toMillis()));
        this.letters = letters;
        this.json = json;
    }

    @Override
    public Channel channel() {
        return Channel.LINE;
    }

    @Override
    public boolean isSetUp() {
        return !token.isEmpty();
    }

    @Override
    public Outcome carry(To to, HandOver handOver) {
        var letter = handOver.letter();
        if (letter.isEmpty()) {
            return new Outcome.Dropped();
        }
        try {
            return answer(client.send(request(letter.get()), HttpResponse.BodyHandlers.discarding())
                    .statusCode());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new Outcome.Later("unreachable");
        } catch (IOException e) {
            return new Outcome.Unsure();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Unsure();
        }
    }

    private HttpRequest request(Letter letter) {
        var body = Map.of("to", letter.to(), "messages", List.of(Map.of("type", "text", "text", letters.line(letter))));
        return HttpRequest.newBuilder(push)
                .timeout(patience)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("X-Line-Retry-Key", letter.retryKey().toString())
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                .build();
    }

    private static Outcome answer(int status) {
        if (status == 401) {
            log.warn("LINE does not take our token");
        }
        return switch (status) {
            // 409: this key was taken before.
            case 200, 409 -> new Outcome.Taken();
            case 401 -> new Outcome.Later("refused");
            case 429 -> new Outcome.Later("busy");
            case 400 -> new Outcome.Never("bad_address");
            case 403 -> new Outcome.Never("no_right");
            default -> status >= 500 ? new Outcome.Unsure() : new Outcome.Never("refused");
        };
    }
}
