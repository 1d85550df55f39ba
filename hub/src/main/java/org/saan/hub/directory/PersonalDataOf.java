package org.saan.hub.directory;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.PersonFile.Section;
import org.saan.hub.identity.Audit;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Access to one's own data (PDPA section 30): everything that is held about a person in one readable whole. */
@Service
public class PersonalDataOf {
    private final JdbcClient jdbc;
    private final PeopleReads reads;
    private final PeopleRules rules;
    private final Consents consents;
    private final List<HoldsPersonalData> holders;
    private final Audit audit;

    PersonalDataOf(
            JdbcClient jdbc,
            PeopleReads reads,
            PeopleRules rules,
            Consents consents,
            List<HoldsPersonalData> holders,
            Audit audit) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.rules = rules;
        this.consents = consents;
        this.holders = List.copyOf(holders);
        this.audit = audit;
    }

    /** For the person themselves, or for whoever may write about them. */
    @Transactional(readOnly = true)
    public PersonFile read(UUID person, Viewer viewer) {
        if (!rules.isOwn(person, viewer)) {
            rules.mustManagePerson(person, viewer);
        }
        var view = reads.get(person, viewer);
        var sections = new ArrayList<Section>();
        sections.add(new Section(
                "people.file.person",
                List.of("people.person.title_label", "people.first_name", "people.last_name", "people.phone"),
                List.of(row(view.title(), view.firstName(), view.lastName(), view.phone()))));
        sections.add(new Section(
                "people.terms",
                List.of("people.role", "directory.group", "people.since", "people.file.until"),
                view.terms().stream()
                        .map(t -> row(
                                new Word("people.role." + t.role().name().toLowerCase(Locale.ROOT)),
                                t.group(),
                                t.from(),
                                t.until()))
                        .toList()));
        sections.add(consents(person, viewer));
        sections.add(requests(person));
        sections.add(imports(view));
        holders.forEach(holder -> sections.addAll(holder.of(person, view.accountId())));
        return new PersonFile(
                view.name(),
                sections.stream().filter(section -> !section.rows().isEmpty()).toList());
    }

    /** The same to be taken home; that is noted. */
    @Transactional
    public PersonFile export(UUID person, String form, Viewer viewer) {
        var file = read(person, viewer);
        audit.record(
                viewer, "directory.personal_data_exported", "person", person.toString(), null, Map.of("form", form));
        return file;
    }

    /** A cell that is a word of the message files. */
    public record Word(String key) {}

    static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }

    private Section consents(UUID person, Viewer viewer) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var consent : consents.of(person, viewer)) {
            for (var said : consent.history()) {
                rows.add(row(
                        new Word(consent.purpose().key()),
                        new Word(said.given() ? "people.consent.yes" : "people.consent.no"),
                        said.on(),
                        new Word("people.how." + said.how()),
                        said.textVersion()));
            }
        }
        return new Section(
                "people.consents",
                List.of(
                        "people.consent.use",
                        "people.file.answer",
                        "people.consent.said_on",
                        "people.consent.how_said",
                        "people.file.version"),
                rows);
    }

    private Section requests(UUID person) {
        return new Section(
                "people.requests.title",
                List.of(
                        "people.request.kind",
                        "people.request.wish",
                        "people.request.asked_on",
                        "people.request.state",
                        "people.request.answer"),
                jdbc.sql("""
                                select kind, wish, asked_on, state, answer from directory.personal_data_request
                                where person_id = :person order by asked_on desc, number desc limit 500
                                """)
                        .param("person", person)
                        .query((row, n) -> row(
                                new Word("people.request.kind."
                                        + row.getString(1).toLowerCase(Locale.ROOT)),
                                row.getString(2),
                                row.getObject(3, LocalDate.class),
                                new Word("people.request.state."
                                        + row.getString(4).toLowerCase(Locale.ROOT)),
                                row.getString(5)))
                        .list());
    }

    /** Rows of spreadsheets that tell of the person: both names stand in them. */
    private Section imports(PersonView person) {
        if (person.lastName().isEmpty()) {
            return new Section("people.file.imports", List.of(), List.of());
        }
        return new Section(
                "people.file.imports",
                List.of("people.file.file", "people.file.line", "people.file.sent_at"),
                jdbc.sql("""
                                select f.file_name, r.line, f.sent_at from directory.import_row r
                                join directory.import_file f on f.id = r.import_id
                                where position(:first in r.cells::text) > 0 and position(:last in r.cells::text) > 0
                                order by f.sent_at, r.line limit 500
                                """)
                        .param("first", person.firstName())
                        .param("last", person.lastName())
                        .query((row, n) -> row(
                                row.getString(1),
                                row.getInt(2),
                                row.getObject(3, OffsetDateTime.class).toInstant()))
                        .list());
    }
}
