package org.saan.hub.catalogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What profiles and products were: every change keeps a version, which can be compared with another and restored. */
@Service
public class Versions {
    private final JdbcClient jdbc;
    private final Subjects subjects;
    private final TextWrites writes;
    private final ObjectMapper json;

    Versions(JdbcClient jdbc, Subjects subjects, TextWrites writes, ObjectMapper json) {
        this.jdbc = jdbc;
        this.subjects = subjects;
        this.writes = writes;
        this.json = json;
    }

    /**
     * A version.
     *
     * @param why past tense, such as {@code approved}
     */
    public record Version(int number, String why, String by, Instant at) {}

    /**
     * What differs.
     *
     * @param key a field with its language ({@code story.th}) or a fact ({@code hs6})
     */
    public record Difference(
            String key, @Nullable String before, @Nullable String after) {}

    /** The newest first; 200 at most. */
    @Transactional(readOnly = true)
    public List<Version> list(SubjectKind kind, UUID id, Viewer viewer) {
        mustSee(kind, id, viewer);
        return jdbc.sql("""
                        select v.number, v.why, coalesce(a.name, '') as name, v.at from catalogue.version v
                        left join identity.account a on a.id = v.by_account_id
                        where v.subject_id = :id order by v.number desc limit 200
                        """)
                .param("id", id)
                .query((row, n) -> new Version(
                        row.getInt("number"), row.getString("why"), row.getString("name"), At.when(row, "at")))
                .list();
    }

    /** What is different in the second version. */
    @Transactional(readOnly = true)
    public List<Difference> difference(SubjectKind kind, UUID id, int first, int second, Viewer viewer) {
        mustSee(kind, id, viewer);
        var before = flat(snapshot(id, first));
        var after = flat(snapshot(id, second));
        var keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(before.get(key), after.get(key)))
                .map(key -> new Difference(key, before.get(key), after.get(key)))
                .toList();
    }

    /**
     * Makes facts and texts what they were. Texts that become other words are drafts again, for nobody reviewed them since;
     * what the public reads stays until then. Times of publishing and marks are as they are.
     */
    @Transactional
    public void restore(SubjectKind kind, UUID id, int number, Viewer viewer) {
        var subject = subjects.hold(kind, id);
        Who.must(Who.writes(viewer, subject.groupId()));
        var snapshot = snapshot(id, number);
        facts(kind, id, snapshot);
        texts(kind, id, snapshot.path("texts"), viewer);
        subjects.changed(subject, null, "restored", viewer, Map.of("number", number));
    }

    private void facts(SubjectKind kind, UUID id, JsonNode snapshot) {
        var columns = new ArrayList<String>();
        snapshot.path("facts").properties().forEach(fact -> columns.add(fact.getKey()));
        var known = jdbc.sql("""
                        select column_name from information_schema.columns
                        where table_schema = 'catalogue' and table_name = :table
                        """)
                .param("table", kind.code())
                .query((row, n) -> row.getString(1))
                .list();
        columns.retainAll(known);
        var names = String.join(", ", columns);
        jdbc.sql(
                        "update catalogue.%s s set (%s) = (select %s from jsonb_populate_record(null::catalogue.%s, cast(:facts as jsonb))) where s.id = :id"
                                .formatted(kind.code(), names, names, kind.code()))
                .param("facts", snapshot.path("facts").toString())
                .param("id", id)
                .update();
        if (kind == SubjectKind.PRODUCT) {
            parts("product_size", id, snapshot.path("sizes"));
            parts("price_break", id, snapshot.path("prices"));
        }
    }

    private void parts(String table, UUID id, JsonNode rows) {
        jdbc.sql("delete from catalogue." + table + " where product_id = :id")
                .param("id", id)
                .update();
        jdbc.sql(
                        "insert into catalogue.%1$s select (jsonb_populate_record(null::catalogue.%1$s, r || jsonb_build_object('product_id', cast(:id as text)))).* from jsonb_array_elements(cast(:rows as jsonb)) as r"
                                .formatted(table))
                .param("id", id.toString())
                .param("rows", rows.toString())
                .update();
    }

    private record Kept(String words, boolean source, int revision, int followed) {}

    private void texts(SubjectKind kind, UUID id, JsonNode texts, Viewer viewer) {
        var kept = new HashMap<String, Kept>();
        texts.forEach(text -> kept.put(
                text.path("field").asString() + "." + text.path("language").asString(),
                new Kept(
                        text.path("words").asString(),
                        text.path("is_source").asBoolean(),
                        text.path("revision").asInt(),
                        text.path("source_revision").asInt(0))));
        // Translations go first and come last, so that a source is there for each of them.
        for (var field : TextField.of(kind)) {
            var th = kept.get(field.code() + ".th");
            var en = kept.get(field.code() + ".en");
            var source = th != null && th.source() ? Language.TH : en != null && en.source() ? Language.EN : null;
            takeAway(id, field, th == null, en == null, source);
            if (source == null) {
                continue;
            }
            var original = source == Language.TH ? th : en;
            var translated = source == Language.TH ? en : th;
            put(kind, id, field, source, original, viewer);
            put(kind, id, field, source.other(), translated, viewer);
            if (translated != null && original != null) {
                jdbc.sql("""
                                update catalogue.text t set source_revision = s.revision - :behind
                                from catalogue.text s
                                where t.subject_id = :id and t.field = :field and not t.is_source
                                  and s.subject_id = :id and s.field = :field and s.is_source
                                """)
                        .param("id", id)
                        .param("field", field.code())
                        .param("behind", translated.followed() < original.revision() ? 1 : 0)
                        .update();
            }
        }
    }

    private void put(
            SubjectKind kind, UUID id, TextField field, Language language, @Nullable Kept kept, Viewer viewer) {
        if (kept != null) {
            writes.write(kind, id, List.of(new TextInput(field, language, kept.words())), viewer.accountId());
        }
    }

    /** Texts that were not there go; where the other language was the source, both are begun anew. */
    private void takeAway(UUID id, TextField field, boolean noThai, boolean noEnglish, @Nullable Language source) {
        jdbc.sql("""
                        delete from catalogue.text t where t.subject_id = :id and t.field = :field
                          and (t.language = 'th' and :noThai or t.language = 'en' and :noEnglish
                               or cast(:source as text) is not null and exists (
                                   select 1 from catalogue.text s where s.subject_id = t.subject_id
                                     and s.field = t.field and s.is_source and s.language <> :source))
                        """)
                .param("id", id)
                .param("field", field.code())
                .param("noThai", noThai)
                .param("noEnglish", noEnglish)
                .param("source", source == null ? null : source.tag())
                .update();
    }

    private JsonNode snapshot(UUID id, int number) {
        return json.readTree(
                jdbc.sql("select snapshot::text from catalogue.version where subject_id = :id and number = :number")
                        .param("id", id)
                        .param("number", number)
                        .query((row, n) -> row.getString(1))
                        .optional()
                        .orElseThrow(() -> new NotFound("version")));
    }

    private static Map<String, String> flat(JsonNode snapshot) {
        var all = new TreeMap<String, String>();
        snapshot.path("texts")
                .forEach(text -> all.put(
                        text.path("field").asString() + "."
                                + text.path("language").asString(),
                        text.path("words").asString()));
        snapshot.path("facts").properties().forEach(fact -> {
            var value = fact.getValue();
            if (!value.isNull() && !(value.isArray() && value.isEmpty())) {
                all.put(fact.getKey(), value.isString() ? value.asString() : value.toString());
            }
        });
        for (var part : List.of("sizes", "prices")) {
            if (!snapshot.path(part).isEmpty()) {
                all.put(part, snapshot.path(part).toString());
            }
        }
        return all;
    }

    private void mustSee(SubjectKind kind, UUID id, Viewer viewer) {
        Who.must(Who.translates(viewer, subjects.get(kind, id).groupId()));
    }
}
