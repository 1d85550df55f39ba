package org.saan.hub;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saan.hub.platform.DatabaseUnavailable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/** Starts the application for a verb and tells an administrator's mistake from a bug. */
final class Hub {
    /** We say in one line what these say in thirty. */
    private static final Map<String, Object> QUIET = Map.of(
            "logging.level.org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter", "OFF",
            "logging.level.org.springframework.boot.web.server", "ERROR",
            "logging.level.org.springframework.boot.SpringApplication", "OFF",
            "logging.level.org.springframework.context.annotation", "ERROR");

    private Hub() {}

    /** The folder of this start: as asked, else {@code .data} beside the program. */
    static Path dataFolder(Options options) {
        String home = System.getProperty("saan.home", ".");
        return options.find("--data")
                .map(Path::of)
                .orElse(Path.of(home, ".data"))
                .toAbsolutePath()
                .normalize();
    }

    static Optional<ConfigurableApplicationContext> start(
            WebApplicationType type, Map<String, String> properties, PrintStream err) {
        SpringApplication application = new SpringApplication(HubApplication.class);
        application.setWebApplicationType(type);
        application.setDefaultProperties(QUIET);
        List<String> words = new ArrayList<>();
        properties.forEach((name, value) -> words.add("--" + name + "=" + value));
        try {
            return Optional.of(application.run(words.toArray(String[]::new)));
        } catch (RuntimeException e) {
            explain(e, err);
            return Optional.empty();
        }
    }

    private static void explain(RuntimeException failure, PrintStream err) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseUnavailable) {
                err.println("saan: " + cause.getMessage());
                return;
            }
            if (cause instanceof PortInUseException port) {
                err.println("saan: port " + port.getPort() + " is in use: choose another with --port");
                return;
            }
        }
        Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
        if (root instanceof SQLException) {
            err.println("saan: the database cannot be used: " + root.getMessage());
            return;
        }
        err.println("saan: cannot start, and this is a fault of the program; please report what follows");
        failure.printStackTrace(err);
    }
}
