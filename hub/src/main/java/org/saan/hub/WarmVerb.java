package org.saan.hub;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.util.FileSystemUtils;

/**
 * Starts an empty hub, looks at its first page and stops it. The launcher does this once after a build, under a JVM that
 * records which classes a start needs: later starts find them ready.
 */
final class WarmVerb implements Verb {
    @Override
    public String name() {
        return "warm";
    }

    @Override
    public String summary() {
        return "start and stop once in an empty folder; done after each build so that starts are quick";
    }

    @Override
    public String help() {
        return """
                ./saan warm     start and stop once in an empty folder; done after each build so that starts are quick
                """;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (!arguments.isEmpty()) {
            throw new UsageMistake("warm takes no options");
        }
        try {
            Path folder = Files.createTempDirectory("saan-warm-");
            try {
                // Where PostgreSQL runs under another account, that account must be able to enter.
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
                return warm(folder, err);
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static int warm(Path folder, PrintStream err) throws IOException, InterruptedException {
        var started = Hub.start(
                WebApplicationType.SERVLET,
                Map.of(
                        "server.port",
                        "0",
                        "saan.data",
                        folder.resolve("data").toString(),
                        "saan.demo",
                        "false",
                        "logging.level.org.saan",
                        "WARN"),
                err);
        if (started.isEmpty()) {
            return 1;
        }
        try (var hub = started.get();
                var browser = HttpClient.newHttpClient()) {
            var port = hub.getEnvironment().getProperty("local.server.port");
            var page = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sign-in"))
                    .build();
            return browser.send(page, HttpResponse.BodyHandlers.discarding()).statusCode() == 200 ? 0 : 1;
        }
    }
}
