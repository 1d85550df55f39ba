package org.saan.hub.catalogue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes and approves texts. Words that stay the same change nothing; whoever calls holds the subject. */
@Component
class TextWrites {
    private final JdbcClient jdbc;
    private final Clock clock;

    TextWrites(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Row(String field, Language language, boolean source, String words, int revision) {}

    /** Says which texts changed, in the order given. The source of a field comes before its translation. */
    List<TextInput> write(SubjectKind kind, UUID subject, List<TextInput> inputs, UUID writer) {
        var changed = new ArrayList<TextInput>();
        var there = new HashMap<>(rows(subject));
        for (var input : sourceFirst(inputs, there)) {
            input.errors().stream().findFirst().ifPresent(refusal -> {
                throw refusal;
            });
            var own = there.get(key(input.field(), input.language()));
            var other = there.get(key(input.field(), input.language().other()));
            if (input.seen() != null && input.seen() != (own == null ? 0 : own.revision())) {
                throw Refusal.of(input.formField(), "catalogue.text.changed_meanwhile");
            }
            if (input.words().equals(own == null ? "" : own.words())) {
                continue;
            }
            if (input.words().isEmpty()) {
                remove(subject, input, own, other);
                there.remove(key(input.field(), input.language()));
            } else {
                if (own == null) {
                    insert(kind, subject, input, other, writer);
                } else {
                    update(subject, input, own, other, writer);
                }
                there.put(
                        key(input.field(), input.language()),
                        new Row(
                                input.field().code(),
                                input.language(),
                                own == null ? other == null : own.source(),
                                input.words(),
                                own == null ? 1 : own.revision() + 1));
            }
            changed.add(input);
        }
        return changed;
    }

    private static List<TextInput> sourceFirst(List<TextInput> inputs, Map<String, Row> there) {
        return inputs.stream()
                .sorted(java.util.Comparator.comparing((TextInput input) -> {
                    var other = there.get(key(input.field(), input.language().other()));
                    return input.words().isEmpty() ? other == null : other != null && other.source();
                }))
                .toList();
    }

    private Map<String, Row> rows(UUID subject) {
        return jdbc
                .sql("select field, language, is_source, words, revision from catalogue.text where subject_id = :id")
                .param("id", subject)
                .query((row, n) -> new Row(
                        row.getString(1),
                        Language.of(row.getString(2)),
                        row.getBoolean(3),
                        row.getString(4),
                        row.getInt(5)))
                .list()
                .stream()
                .collect(Collectors.toMap(row -> row.field() + row.language().tag(), Function.identity()));
    }

    private static String key(TextField field, Language language) {
        return field.code() + language.tag();
    }

    /** A source that something was translated from stays. */
    private void remove(UUID subject, TextInput input, @Nullable Row own, @Nullable Row other) {
        if (own != null && own.source() && other != null) {
            throw Refusal.of(input.formField(), "catalogue.text.is_source");
        }
        jdbc.sql("delete from catalogue.text where subject_id = :id and field = :field and language = :language")
                .param("id", subject)
                .param("field", input.field().code())
                .param("language", input.language().tag())
                .update();
    }

    private void insert(SubjectKind kind, UUID subject, TextInput input, @Nullable Row source, UUID writer) {
        jdbc.sql("""
                        insert into catalogue.text (subject_kind, subject_id, field, language, is_source, words,
                            source_revision, written_by, written_at)
                        values (:kind, :id, :field, :language, :source, :words, :followed, :writer, :at)
                        """)
                .param("kind", kind.code())
                .param("id", subject)
                .param("field", input.field().code())
                .param("language", input.language().tag())
                .param("source", source == null)
                .param("words", input.words())
                .param("followed", source == null ? null : source.revision())
                .param("writer", writer)
                .param("at", At.now(clock))
                .update();
    }

    private void update(UUID subject, TextInput input, Row own, @Nullable Row other, UUID writer) {
        jdbc.sql("""
                        update catalogue.text set words = :words, revision = revision + 1, source_revision = :followed,
                            written_by = :writer, written_at = :at
                        where subject_id = :id and field = :field and language = :language
                        """)
                .param("id", subject)
                .param("field", input.field().code())
                .param("language", input.language().tag())
                .param("words", input.words())
                .param("followed", own.source() || other == null ? null : other.revision())
                .param("writer", writer)
                .param("at", At.now(clock))
                .update();
    }

    /**
     * Approves words as they stand. A translation is approved against the source as it stands, so that it is not stale after.
     *
     * @param fields all when absent
     * @return how many were approved
     */
    int approve(UUID subject, @Nullable TextField field, @Nullable Language language, UUID reviewer) {
        return jdbc.sql("""
                        update catalogue.text t set approved_words = t.words, approved_revision = t.revision,
                            reviewed_by = :reviewer, reviewed_at = :at,
                            source_revision = case when t.is_source then null else
                                (select s.revision from catalogue.text s
                                 where s.subject_id = t.subject_id and s.field = t.field and s.is_source) end
                        where t.subject_id = :id and (cast(:field as text) is null or t.field = :field)
                          and (cast(:language as text) is null or t.language = :language) and t.written_by <> :reviewer
                        """)
                .param("id", subject)
                .param("field", field == null ? null : field.code())
                .param("language", language == null ? null : language.tag())
                .param("reviewer", reviewer)
                .param("at", At.now(clock))
                .update();
    }
}
