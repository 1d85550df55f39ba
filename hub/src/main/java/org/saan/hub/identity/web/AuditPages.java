package org.saan.hub.identity.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.AuditEntry;
import org.saan.hub.identity.AuditReads;
import org.saan.hub.identity.SubjectNames;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.saan.thaitext.ThaiOrder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The record of changes as sentences, to be searched by who, what, when and of which thing. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER})
class AuditPages {
    static final List<String> TYPES =
            List.of("group", "cluster", "person", "import", "permission", "order", "allocation", "buyer", "account");

    private final AuditReads audit;
    private final List<SubjectNames> names;
    private final Map<Language, List<Action>> actions = new ConcurrentHashMap<>();

    AuditPages(AuditReads audit, List<SubjectNames> names) {
        this.audit = audit;
        this.names = List.copyOf(names);
    }

    @Bean
    static NavEntry auditNav() {
        return new NavEntry(
                95,
                "identity.audit.nav",
                "/audit",
                "list",
                java.util.Set.of(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER));
    }

    @GetMapping("/audit")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = AuditReads.SHAPE.read(asked);
        var found = audit.list(query, viewer);
        return new ModelAndView(
                "identity/web/audit",
                "page",
                new AuditPage(
                        shell.titled("identity.audit.title"),
                        new ListView(query, found.total(), List.of()),
                        found.rows(),
                        new AuditWords(shell, names, found.rows()),
                        actions.computeIfAbsent(shell.language(), language -> actions(shell))));
    }

    /** Every kind of change that has words, in the order of these words. */
    private static List<Action> actions(Shell shell) {
        return shell.words().keys(Language.TH).stream()
                .filter(key -> key.matches("audit\\.[a-z]+\\.[a-z_]+"))
                .filter(key -> !key.startsWith("audit.field.")
                        && !key.startsWith("audit.subject.")
                        && !key.startsWith("audit.value."))
                .map(key -> new Action(
                        key.substring("audit.".length()), shell.t(key, shell.t("identity.audit.somebody"), "…")))
                .sorted(Comparator.comparing(Action::words, ThaiOrder.dictionary()))
                .toList();
    }

    @GetMapping("/audit.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = AuditReads.SHAPE.read(asked);
        return ListFile.<Line>answer(
                ending,
                table(shell),
                sink -> audit.export(query, ending, viewer, entries -> {
                    var words = new AuditWords(shell, names, entries);
                    entries.forEach(entry -> lines(words, entry).forEach(sink));
                }));
    }

    /** One line of the file: a field of a change, so that the table can be narrowed by field. */
    private record Line(AuditEntry entry, AuditWords words, AuditEntry.@Nullable Field field) {
        @Nullable
        Object ofField(Function<AuditEntry.Field, @Nullable Object> what) {
            return field == null ? null : what.apply(field);
        }
    }

    private static List<Line> lines(AuditWords words, AuditEntry entry) {
        return entry.fields().isEmpty()
                ? Collections.singletonList(new Line(entry, words, null))
                : entry.fields().stream()
                        .map(field -> new Line(entry, words, field))
                        .toList();
    }

    private static ListTable<Line> table(Shell shell) {
        return new ListTable<>(
                "changes",
                shell.t("identity.audit.title"),
                List.of(
                        column(
                                shell.t("identity.audit.what"),
                                line -> line.words().sentence(line.entry())),
                        column(
                                shell.t("identity.audit.who"),
                                line -> line.words().who(line.entry())),
                        column(
                                shell.t("identity.audit.when"),
                                line -> LocalDateTime.ofInstant(line.entry().at(), Printing.ZONE)),
                        column(shell.t("identity.accounts.role"), line -> role(shell, line.entry())),
                        column(
                                shell.t("identity.audit.subject"),
                                line -> line.words().subjectName(line.entry())),
                        column(shell.t("identity.audit.field"), line -> line.ofField(line.words()::field)),
                        column(
                                shell.t("identity.audit.before"),
                                line -> line.ofField(field -> line.words().value(field, field.before()))),
                        column(
                                shell.t("identity.audit.after"),
                                line -> line.ofField(field -> line.words().value(field, field.after())))));
    }

    private static @Nullable String role(Shell shell, AuditEntry entry) {
        return entry.role() == null ? null : shell.t(entry.role().key());
    }

    record AuditPage(Shell shell, ListView list, List<AuditEntry> entries, AuditWords words, List<Action> actions) {
        List<String> types() {
            return TYPES;
        }

        boolean most() {
            return list.total() >= AuditReads.MOST;
        }

        /** The sentence that says of what the list is, when it is of one thing. */
        @Nullable
        String ofOne() {
            return list.query().filter("subject").isEmpty() || entries.isEmpty()
                    ? null
                    : shell.t("identity.audit.of", words.subjectName(entries.getFirst()));
        }
    }

    record Action(String code, String words) {}
}
