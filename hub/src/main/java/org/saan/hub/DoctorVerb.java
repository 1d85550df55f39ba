package org.saan.hub;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saan.hub.platform.Database;
import org.saan.hub.platform.DatabaseUnavailable;
import org.saan.hub.platform.Doctor;
import org.saan.hub.platform.EmbeddedPostgres;
import org.saan.hub.platform.Finding;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code ./saan doctor}: asks every invariant, also while the hub runs. */
final class DoctorVerb implements Verb {
    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public String summary() {
        return "check that every sum and promise in the database holds";
    }

    @Override
    public String help() {
        return """
                ./saan doctor [options]     check every rule that stored rows must keep; changes nothing
                                            status 0: all hold; 1: some do not, and their ids are printed

                  --data DIR        the hub's folder (SAAN_DATA; .data beside ./saan); the hub may be running
                  --db-url URL      the PostgreSQL of a hub that does not use our own (SAAN_DB_URL)
                  --db-user NAME    its account (SAAN_DB_USER; saan); the password is read from SAAN_DB_PASSWORD
                """;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        Options options = Options.parse(name(), arguments, Set.of("--data", "--db-url", "--db-user"), Set.of());
        Map<String, String> properties = new HashMap<>();
        properties.put("saan.empty", "true");
        properties.put("spring.main.lazy-initialization", "true");
        properties.put("logging.level.org.saan", "WARN");
        try {
            properties.putAll(database(options));
        } catch (DatabaseUnavailable e) {
            err.println("saan: " + e.getMessage());
            return 1;
        }
        Optional<ConfigurableApplicationContext> started = Hub.start(WebApplicationType.NONE, properties, err);
        if (started.isEmpty()) {
            return 1;
        }
        try (ConfigurableApplicationContext hub = started.get()) {
            return report(hub.getBean(Doctor.class).examine(), out);
        }
    }

    static Map<String, String> database(Options options) {
        Optional<String> url = options.find("--db-url");
        if (url.isPresent()) {
            return Map.of(
                    "saan.db-url",
                    url.get(),
                    "saan.db-user",
                    options.find("--db-user").orElse("saan"));
        }
        Path folder = Hub.dataFolder(options);
        if (!EmbeddedPostgres.existsIn(folder)) {
            throw new DatabaseUnavailable("there is no Saan in the folder " + folder + " (name it with --data)");
        }
        Optional<Database> running = EmbeddedPostgres.findRunning(folder);
        if (running.isEmpty()) {
            return Map.of("saan.data", folder.toString());
        }
        Database database = running.get();
        return Map.of(
                "saan.db-url", database.url(),
                "saan.db-user", database.user(),
                "SAAN_DB_PASSWORD", database.password(),
                "spring.flyway.enabled", "false");
    }

    static int report(List<Finding> findings, PrintStream out) {
        for (Finding finding : findings) {
            out.printf(
                    "%-5s %-12s %9d rows   %s%n",
                    finding.isWell() ? "ok" : "BROKEN",
                    finding.invariant().module(),
                    finding.rowsChecked(),
                    finding.invariant().name());
            finding.offenders().forEach(id -> out.println("        " + id));
        }
        long broken = findings.stream().filter(finding -> !finding.isWell()).count();
        out.println(broken == 0 ? "all " + findings.size() + " rules hold" : broken + " rules are broken");
        return broken == 0 ? 0 : 1;
    }
}
