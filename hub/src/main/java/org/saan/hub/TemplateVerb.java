package org.saan.hub;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saan.hub.identity.Identity;
import org.saan.hub.platform.DatabaseUnavailable;
import org.saan.hub.programme.TemplateOutcome;
import org.saan.hub.programme.TemplateWanted;
import org.saan.hub.programme.Templates;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Words;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code ./saan template}: a programme as a file, and a file as a programme of another hub. */
final class TemplateVerb implements Verb {
    private static final Set<String> VALUED =
            Set.of("--data", "--db-url", "--db-user", "--programme", "--as", "--starts", "--follows");

    @Override
    public String name() {
        return "template";
    }

    @Override
    public String summary() {
        return "write a programme to a file, or begin one from a file";
    }

    @Override
    public String help() {
        return """
                ./saan template export --programme CODE FILE   write its rules, roles, forms, plans and words to a file
                ./saan template import FILE [options]          begin a programme from a file, whole or not at all
                                                               status 1: nothing was done, and every fault is named

                  --as CODE         another code than that of the file
                  --starts DATE     its first day, such as 2027-01-04; today when left out
                  --follows CODE    the programme of this hub that it continues, on whose data it counts on
                  --data DIR        the hub's folder (SAAN_DATA; .data beside ./saan); the hub may be running
                  --db-url URL      the PostgreSQL of a hub that does not use our own (SAAN_DB_URL)
                  --db-user NAME    its account (SAAN_DB_USER; saan); the password is read from SAAN_DB_PASSWORD

                What the file holds stands in docs/programme-template.md.
                """;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.size() < 2 || !Set.of("export", "import").contains(arguments.getFirst())) {
            throw new UsageMistake("template needs export or import, and a file (see ./saan template --help)");
        }
        boolean export = arguments.getFirst().equals("export");
        var words = new java.util.ArrayList<>(arguments.subList(1, arguments.size()));
        var file = Path.of(takeFile(words));
        Options options = Options.parse(name(), words, VALUED, Set.of());
        String code = options.find("--programme").orElse("");
        if (export && code.isEmpty()) {
            throw new UsageMistake("template export needs --programme CODE");
        }
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
        Optional<ConfigurableApplicationContext> started = Hub.start(WebApplicationType.NONE, properties, err);
        if (started.isEmpty()) {
            return 1;
        }
        try (ConfigurableApplicationContext hub = started.get()) {
            return export ? export(hub, code, file, out, err) : take(hub, options, file, out, err);
        } catch (IOException e) {
            err.println("saan: " + file + ": " + e.getMessage());
            return 1;
        }
    }

    /** The word that is no option and no value of one. */
    private static String takeFile(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (VALUED.contains(words.get(i))) {
                i++;
            } else if (!words.get(i).startsWith("--")) {
                return words.remove(i);
            }
        }
        throw new UsageMistake("template needs a file (see ./saan template --help)");
    }

    private static int export(
            ConfigurableApplicationContext hub, String code, Path file, PrintStream out, PrintStream err)
            throws IOException {
        try {
            Files.writeString(file, hub.getBean(Templates.class).export(code, Identity.SYSTEM));
        } catch (NotFound none) {
            err.println("saan: there is no programme " + code);
            return 1;
        } catch (Refusal no) {
            err.println("saan: " + hub.getBean(Words.class).say(Language.EN, no.code(), no.args()));
            return 1;
        }
        out.println("programme " + code + " is written to " + file);
        return 0;
    }

    private static int take(
            ConfigurableApplicationContext hub, Options options, Path file, PrintStream out, PrintStream err)
            throws IOException {
        LocalDate starts;
        try {
            starts = options.find("--starts").map(LocalDate::parse).orElse(LocalDate.now(Printing.ZONE));
        } catch (DateTimeException e) {
            throw new UsageMistake("--starts needs a day such as 2027-01-04");
        }
        var wanted = new TemplateWanted(
                options.find("--as").orElse(null),
                starts,
                options.find("--follows").orElse(null));
        var outcome = hub.getBean(Templates.class).importFile(Files.readString(file), wanted, Identity.SYSTEM);
        return switch (outcome) {
            case TemplateOutcome.Imported(var id, var code, var already) -> {
                out.println("programme " + code + (already ? " was imported before; nothing was done" : " is begun"));
                yield 0;
            }
            case TemplateOutcome.Wrong(var faults) -> {
                err.println("saan: nothing was imported from " + file);
                var words = hub.getBean(Words.class);
                faults.forEach(fault -> err.println("  " + (fault.path().isEmpty() ? "file" : fault.path()) + ": "
                        + words.say(Language.EN, fault.reason(), fault.args().toArray())));
                yield 1;
            }
        };
    }
}
