package org.saan.hub.identity.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.AuditEntry;
import org.saan.hub.identity.AuditFilter;
import org.saan.hub.identity.AuditReads;
import org.saan.hub.identity.SubjectNames;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.web.Pages;
import org.saan.hub.shared.web.XlsxTable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The record of changes as sentences, to be searched by who, what, when and of which thing. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER})
class AuditPages {
    private static final int MOST_EXPORTED = 10_000;
    static final List<String> TYPES =
            List.of("group", "cluster", "person", "import", "permission", "order", "allocation", "buyer", "account");

    private final AuditReads audit;
    private final List<SubjectNames> names;

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
    ModelAndView list(
            Shell shell,
            Viewer viewer,
            @RequestParam Map<String, String> values,
            @RequestParam(defaultValue = "0") int page) {
        var filter = filter(values, page);
        var found = audit.list(filter, viewer);
        boolean more = found.size() > AuditFilter.PAGE;
        var entries = more ? found.subList(0, AuditFilter.PAGE) : found;
        var kept = kept(filter);
        return new ModelAndView(
                "identity/web/audit",
                "page",
                new AuditPage(
                        shell.titled("identity.audit.title"),
                        filter,
                        entries,
                        new AuditWords(shell, names, entries),
                        Pages.of("/audit", kept, filter.page(), more),
                        Pages.link("/audit.xlsx", kept, 0)));
    }

    private static AuditFilter filter(Map<String, String> values, int page) {
        return new AuditFilter(
                values.getOrDefault("who", ""),
                values.getOrDefault("action", ""),
                values.getOrDefault("type", ""),
                values.getOrDefault("subject", ""),
                day(values.get("from")),
                day(values.get("until")),
                page);
    }

    /** A day that cannot be read is no condition. */
    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Map<String, String> kept(AuditFilter filter) {
        var kept = new LinkedHashMap<String, String>();
        kept.put("who", filter.who());
        kept.put("action", filter.action());
        kept.put("type", filter.subjectType());
        kept.put("subject", filter.subjectId());
        kept.put("from", filter.from() == null ? "" : filter.from().toString());
        kept.put("until", filter.until() == null ? "" : filter.until().toString());
        return kept;
    }

    @GetMapping("/audit.xlsx")
    ResponseEntity<byte[]> export(Shell shell, Viewer viewer, @RequestParam Map<String, String> values) {
        var rows = new ArrayList<List<? extends @Nullable Object>>();
        for (int page = 0; rows.size() < MOST_EXPORTED; page++) {
            var found = audit.list(filter(values, page), viewer);
            var entries = found.subList(0, Math.min(found.size(), AuditFilter.PAGE));
            var words = new AuditWords(shell, names, entries);
            entries.forEach(entry -> add(rows, shell, words, entry));
            if (found.size() <= AuditFilter.PAGE) {
                break;
            }
        }
        return new XlsxTable()
                .sheet(
                        shell.t("identity.audit.title"),
                        List.of(
                                shell.t("identity.audit.what"),
                                shell.t("identity.audit.who"),
                                shell.t("identity.audit.when"),
                                shell.t("identity.accounts.role"),
                                shell.t("identity.audit.subject"),
                                shell.t("identity.audit.field"),
                                shell.t("identity.audit.before"),
                                shell.t("identity.audit.after")),
                        rows)
                .as("changes.xlsx");
    }

    /** One row for each field that changed, so that the table can be filtered by field. */
    private static void add(
            List<List<? extends @Nullable Object>> rows, Shell shell, AuditWords words, AuditEntry entry) {
        var fields = entry.fields().isEmpty()
                ? java.util.Collections.<AuditEntry.@Nullable Field>singletonList(null)
                : entry.fields();
        for (var field : fields) {
            rows.add(java.util.Arrays.asList(
                    words.sentence(entry),
                    words.who(entry),
                    entry.at(),
                    entry.role() == null ? null : shell.t(entry.role().key()),
                    words.subjectName(entry),
                    field == null ? null : words.field(field),
                    field == null ? null : words.value(field, field.before()),
                    field == null ? null : words.value(field, field.after())));
        }
    }

    record AuditPage(
            Shell shell,
            AuditFilter filter,
            List<AuditEntry> entries,
            AuditWords words,
            Pages pages,
            String exportHref) {
        boolean filtered() {
            return !filter.at(0).equals(AuditFilter.ALL);
        }

        List<String> types() {
            return TYPES;
        }

        /** Every kind of change that has words, in the order of these words. */
        List<Action> actions() {
            return shell.words().keys(Language.TH).stream()
                    .filter(key -> key.matches("audit\\.[a-z]+\\.[a-z_]+"))
                    .filter(key -> !key.startsWith("audit.field.")
                            && !key.startsWith("audit.subject.")
                            && !key.startsWith("audit.value."))
                    .map(key -> new Action(
                            key.substring("audit.".length()), shell.t(key, shell.t("identity.audit.somebody"), "…")))
                    .sorted(Comparator.comparing(Action::words))
                    .toList();
        }

        String date(@Nullable LocalDate day) {
            return day == null ? "" : day.toString();
        }

        /** The sentence that says of what the list is, when it is of one thing. */
        @Nullable
        String ofOne() {
            return filter.subjectId().isEmpty() || entries.isEmpty()
                    ? null
                    : shell.t("identity.audit.of", words.subjectName(entries.getFirst()));
        }
    }

    record Action(String code, String words) {}
}
