package org.saan.hub;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saan.hub.platform.DatabaseUnavailable;
import org.saan.hub.programme.ReportFiles;
import org.saan.hub.programme.Reports;
import org.saan.hub.shared.Words;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code ./saan report}: the files of a closed month, also while the hub runs. */
final class ReportVerb implements Verb {
    @Override
    public String name() {
        return "report";
    }

    @Override
    public String summary() {
        return "write the report of a closed month: PDF, .xlsx, IATI, DHIS2";
    }

    @Override
    public String help() {
        return """
                ./saan report --programme CODE --month YYYY-MM [options]
                                            write the report of a closed month as PDF, .xlsx, IATI 2.03 and DHIS2
                                            status 0: written; 1: the month is not closed, or there is no database

                  --out DIR         where to (the present folder)
                  --thai-digits     numbers of the PDF as Thai digits
                  --data DIR        the hub's folder (SAAN_DATA; .data beside ./saan); the hub may be running
                  --db-url URL      the PostgreSQL of a hub that does not use our own (SAAN_DB_URL)
                  --db-user NAME    its account (SAAN_DB_USER; saan); the password is read from SAAN_DB_PASSWORD
                """;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        Options options = Options.parse(
                name(),
                arguments,
                Set.of("--programme", "--month", "--out", "--data", "--db-url", "--db-user"),
                Set.of("--thai-digits"));
        String programme = options.find("--programme").orElseThrow(() -> new UsageMistake("report needs --programme"));
        YearMonth month = month(options.find("--month").orElseThrow(() -> new UsageMistake("report needs --month")));
        Path folder = Path.of(options.find("--out").orElse("."));
        Map<String, String> properties = new HashMap<>();
        properties.put("saan.empty", "true");
        properties.put("spring.main.lazy-initialization", "true");
        properties.put("logging.level.org.saan", "WARN");
        try {
            properties.putAll(DoctorVerb.database(options));
        } catch (DatabaseUnavailable e) {
            err.println("saan: " + e.getMessage());
            return 1;
        }
        var started = Hub.start(WebApplicationType.NONE, properties, err);
        if (started.isEmpty()) {
            return 1;
        }
        try (ConfigurableApplicationContext hub = started.get()) {
            var report = hub.getBean(Reports.class).findReport(programme, month);
            if (report.isEmpty()) {
                err.println("saan: " + month + " of " + programme + " is not closed, or there is no such programme");
                return 1;
            }
            var environment = hub.getEnvironment();
            var files = new ReportFiles(
                    hub.getBean(Words.class),
                    environment.getProperty("saan.reporting-organisation", "XX-SAAN"),
                    environment.getProperty("saan.reporting-organisation-name", "Saan hub"));
            Files.createDirectories(folder);
            for (String ending : ReportFiles.ENDINGS) {
                Path file = folder.resolve(ReportFiles.name(report.get(), ending));
                Files.write(file, files.file(report.get(), ending, options.has("--thai-digits")));
                out.println(file);
            }
            return 0;
        } catch (IOException e) {
            err.println("saan: cannot write to " + folder + ": " + e.getMessage());
            return 1;
        }
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException no) {
            throw new UsageMistake("--month is YYYY-MM, such as 2026-11: " + text);
        }
    }
}
