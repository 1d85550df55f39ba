package org.saan.hub.messaging;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** The push call of the LINE Messaging API as its reference documents it, with a memory of retry keys and bad days. */
final class LineFake {
    static final String TOKEN = "a token of the fake";

    /** What happens to one request: taken or not, answered with what, after how long. */
    record Fate(boolean taken, int status, Duration delay) {}

    record Pushed(String to, String text) {}

    private final HttpServer server;
    private final Map<String, Pushed> byKey = new ConcurrentHashMap<>();
    private final Queue<Fate> fates = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

    LineFake() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v2/bot/message/push", this::push);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void next(Fate fate) {
        fates.add(fate);
    }

    List<Pushed> to(String user) {
        return new ArrayList<>(byKey.values())
                .stream().filter(one -> one.to().equals(user)).toList();
    }

    List<Integer> answers() {
        return List.copyOf(answers);
    }

    private void push(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = JsonMapper.shared()
                    .readTree(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var key = exchange.getRequestHeaders().getFirst("X-Line-Retry-Key");
            if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, 401);
                return;
            }
            var fate = fates.poll();
            if (fate != null && !fate.taken()) {
                pause(fate.delay());
                answer(exchange, fate.status());
                return;
            }
            var pushed = new Pushed(
                    body.path("to").asString(),
                    body.path("messages").path(0).path("text").asString());
            boolean first = byKey.putIfAbsent(key, pushed) == null;
            if (fate != null) {
                pause(fate.delay());
            }
            answer(exchange, !first ? 409 : fate == null ? 200 : fate.status());
        }
    }

    private void answer(HttpExchange exchange, int status) throws IOException {
        answers.add(status);
        var body = "{}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static void pause(Duration delay) {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
