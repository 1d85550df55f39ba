package org.saan.hub.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/**
 * A real OpenSearch node for tests, a process of its own with its own libraries, which the module {@code search-node} gathers. It
 * runs under another account where we are root, which OpenSearch refuses.
 */
public final class SearchNode {
    private static final Path LIBRARIES = Path.of("..", "search-node", "target", "node");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Pattern LISTENS =
            Pattern.compile("HttpServerTransport publish_address \\{(127\\.0\\.0\\.1:\\d+)}");

    private final Path home;
    private Process process;
    private URI url;

    private SearchNode(Path home) {
        this.home = home;
    }

    /** The one node of this test JVM; started when it is first asked for. */
    public static SearchNode shared() {
        return Shared.NODE;
    }

    private static final class Shared {
        static final SearchNode NODE = begin();

        private static SearchNode begin() {
            try {
                var node = prepared();
                Runtime.getRuntime().addShutdownHook(new Thread(node::remove));
                node.start();
                return node;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public URI url() {
        return url;
    }

    private static SearchNode prepared() throws IOException {
        if (!Files.isDirectory(LIBRARIES)) {
            throw new IllegalStateException(
                    "there is no " + LIBRARIES + ": let Maven build the module search-node, too (-am, or ./saan test)");
        }
        var home = Files.createTempDirectory("saan-search-node-");
        for (var folder : List.of("config", "lib", "logs", "data", "plugins", "modules/transport-netty4")) {
            Files.createDirectories(home.resolve(folder));
        }
        var node = new SearchNode(home);
        String version = node.copyLibraries();
        Files.writeString(
                home.resolve("modules/transport-netty4/plugin-descriptor.properties"), """
                name=transport-netty4
                description=HTTP
                version=%1$s
                opensearch.version=%1$s
                java.version=21
                classname=org.opensearch.transport.Netty4ModulePlugin
                """.formatted(version));
        Files.writeString(home.resolve("config/opensearch.yml"), """
                discovery.type: single-node
                cluster.name: saan-test
                network.host: 127.0.0.1
                http.port: 0
                transport.port: 0
                cluster.routing.allocation.disk.threshold_enabled: false
                """);
        Files.writeString(home.resolve("config/log4j2.properties"), """
                status = error
                appender.console.type = Console
                appender.console.name = console
                appender.console.layout.type = PatternLayout
                appender.console.layout.pattern = %d %p %c{1.} %m%n
                rootLogger.level = info
                rootLogger.appenderRef.console.ref = console
                """);
        node.give();
        return node;
    }

    /** What belongs to HTTP lies in a folder of its own, as in what OpenSearch ships: a class may not be in both. */
    private String copyLibraries() throws IOException {
        String version = "";
        try (var jars = Files.list(LIBRARIES)) {
            for (var jar : jars.toList()) {
                var name = jar.getFileName().toString();
                Files.copy(
                        jar,
                        home.resolve(name.contains("netty") ? "modules/transport-netty4" : "lib")
                                .resolve(name));
                if (name.matches("opensearch-\\d.*\\.jar")) {
                    version = name.substring("opensearch-".length(), name.length() - ".jar".length());
                }
            }
        }
        return version;
    }

    private void give() throws IOException {
        var account = ServerAccount.current();
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var files = Files.walk(home)) {
            for (var file : files.toList()) {
                account.give(file);
            }
        }
    }

    /** Starts it and waits until it answers. */
    private void start() throws IOException {
        var command = new ArrayList<String>();
        if (ServerAccount.hasSetpriv()) {
            // It ends with this process, however that ends.
            command.addAll(List.of("setpriv", "--pdeathsig", "KILL"));
            command.addAll(ServerAccount.current().switches());
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms256m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-Dopensearch.path.home=" + home,
                "-Dopensearch.path.conf=" + home.resolve("config"),
                "-Dopensearch.distribution.type=tar",
                "-cp",
                home.resolve("lib") + "/*",
                "org.opensearch.bootstrap.OpenSearch"));
        process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("node.log").toFile())
                .start();
        process.getOutputStream().close();
        await();
    }

    private void await() throws IOException {
        var until = Instant.now().plus(PATIENCE);
        try {
            while (url == null) {
                if (!process.isAlive() || Instant.now().isAfter(until)) {
                    throw new IllegalStateException("the search node did not start:\n" + log());
                }
                Thread.sleep(50);
                var listens = LISTENS.matcher(Files.readString(home.resolve("node.log")));
                url = listens.find() ? URI.create("http://" + listens.group(1)) : null;
            }
            try (var http = HttpClient.newHttpClient()) {
                var ask = HttpRequest.newBuilder(url.resolve("/_cluster/health?wait_for_status=yellow&timeout=30s"))
                        .build();
                if (http.send(ask, BodyHandlers.discarding()).statusCode() != 200) {
                    throw new IllegalStateException("the search node is not well:\n" + log());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String log() throws IOException {
        var lines = Files.readAllLines(home.resolve("node.log"));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    private void remove() {
        try {
            if (process != null) {
                process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
            }
            FileSystemUtils.deleteRecursively(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
