package org.saan.hub.identity.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.AuditEntry;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.SubjectNames;
import org.saan.hub.identity.SubjectNames.Subject;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Shell;

/** Makes sentences of changes: ids become names, codes become words, days and money are printed for the reader. */
final class AuditWords {
    /** Fields whose values are codes, and where the words of these codes stand. */
    private static final Map<String, String> CODES = Map.of(
            "role", "people.role.",
            "purpose", "people.purpose.",
            "how", "people.how.",
            "region", "directory.region.",
            "reason", "directory.leave.",
            "kind", "people.request.kind.",
            "scope", "people.scope.");
    /** Fields that hold the id of a thing of another name. */
    private static final Map<String, String> TYPES = Map.of("organisationId", "cluster", "clusterId", "cluster");

    private final Shell shell;
    private final Map<String, Map<String, Subject>> names = new HashMap<>();

    AuditWords(Shell shell, List<SubjectNames> sources, List<AuditEntry> entries) {
        this.shell = shell;
        var wanted = new HashMap<String, Set<String>>();
        for (var entry : entries) {
            want(wanted, entry.subjectType(), entry.subjectId());
            for (var field : entry.fields()) {
                want(wanted, type(field), field.before());
                want(wanted, type(field), field.after());
            }
        }
        wanted.forEach((type, ids) -> sources.stream()
                .filter(source -> source.serves(type))
                .findFirst()
                .ifPresent(source -> names.put(type, source.named(type, ids))));
    }

    private static void want(Map<String, Set<String>> wanted, String type, @Nullable String id) {
        if (id != null && id.length() <= 64) {
            wanted.computeIfAbsent(type, t -> new HashSet<>()).add(id);
        }
    }

    private static String type(AuditEntry.Field field) {
        return TYPES.getOrDefault(field.name(), field.name());
    }

    private @Nullable Subject subject(String type, @Nullable String id) {
        var known = names.get(type);
        return known == null || id == null ? null : known.get(id);
    }

    /** Who did what to which thing. */
    String sentence(AuditEntry entry) {
        var key = "audit." + entry.action();
        return shell.words().has(key) ? shell.t(key, who(entry), subjectName(entry)) : entry.action();
    }

    String who(AuditEntry entry) {
        return entry.who() != null
                ? entry.who()
                : entry.accountId().equals(Identity.SYSTEM.accountId())
                        ? Identity.SYSTEM.name()
                        : shell.t("identity.audit.somebody");
    }

    /** The name of the thing, or its kind when it has no name or is gone. */
    String subjectName(AuditEntry entry) {
        var subject = subject(entry.subjectType(), entry.subjectId());
        return subject == null ? typeName(entry.subjectType()) : shell.text(subject.name());
    }

    String typeName(String type) {
        var key = "audit.subject." + type;
        return shell.words().has(key) ? shell.t(key) : type;
    }

    @Nullable
    String href(AuditEntry entry) {
        var subject = subject(entry.subjectType(), entry.subjectId());
        return subject == null ? null : subject.href();
    }

    /** A field in words, by its whole path, else by its last name, else as it is called inside. */
    String field(AuditEntry.Field field) {
        for (var key : List.of("audit.field." + field.path(), "audit.field." + field.name())) {
            if (shell.words().has(key)) {
                return shell.t(key);
            }
        }
        return field.name();
    }

    String value(AuditEntry.Field field, @Nullable String value) {
        if (value == null) {
            return "–";
        }
        var subject = subject(type(field), value);
        if (subject != null) {
            return shell.text(subject.name());
        }
        var code = CODES.get(field.name());
        if (code != null) {
            for (var prefix : List.of(code, field.name() + ".")) {
                var key = prefix + value.toLowerCase(Locale.ROOT);
                if (shell.words().has(key)) {
                    return shell.t(key);
                }
            }
        }
        if (value.equals("true") || value.equals("false")) {
            return shell.t("audit.value." + value);
        }
        if (field.name().endsWith("Minor") && value.matches("-?\\d{1,15}")) {
            return shell.money(Money.ofMinor(Long.parseLong(value), Money.THB));
        }
        return value.matches("\\d{4}-\\d{2}-\\d{2}") ? day(value) : value;
    }

    private String day(String iso) {
        try {
            return shell.date(LocalDate.parse(iso));
        } catch (DateTimeException e) {
            return iso;
        }
    }
}
