package org.saan.hub.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Language;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the texts of one subject with their state. */
@Component
class TextReads {
    private final JdbcClient jdbc;

    TextReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(TextField field, boolean source, TextView.Side side) {}

    /** All fields of that kind of subject, also those in which nothing is written. */
    List<TextView> of(SubjectKind kind, UUID subject) {
        var rows =
                jdbc.sql("""
                        select t.*, s.revision as last, coalesce(w.name, '') as writer, r.name as reviewer
                        from catalogue.text t
                        join catalogue.text s on s.subject_id = t.subject_id and s.field = t.field and s.is_source
                        left join identity.account w on w.id = t.written_by
                        left join identity.account r on r.id = t.reviewed_by
                        where t.subject_id = :id order by t.field, t.language
                        """).param("id", subject).query((row, n) -> row(row)).list();
        Map<TextField, Map<Language, Row>> all = new EnumMap<>(TextField.class);
        rows.forEach(row -> all.computeIfAbsent(row.field(), field -> new EnumMap<>(Language.class))
                .put(row.side().language(), row));
        return TextField.of(kind).stream()
                .map(field -> view(field, all.getOrDefault(field, Map.of())))
                .toList();
    }

    TextView get(SubjectKind kind, UUID subject, TextField field) {
        return of(kind, subject).stream()
                .filter(text -> text.field() == field)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(kind + " has no " + field));
    }

    private static TextView view(TextField field, Map<Language, Row> sides) {
        return new TextView(
                field,
                sides.values().stream()
                        .filter(Row::source)
                        .map(row -> row.side().language())
                        .findFirst()
                        .orElse(null),
                side(sides.get(Language.TH)),
                side(sides.get(Language.EN)));
    }

    private static TextView.@Nullable Side side(@Nullable Row row) {
        return row == null ? null : row.side();
    }

    private static Row row(ResultSet row) throws SQLException {
        boolean source = row.getBoolean("is_source");
        int revision = row.getInt("revision");
        @Nullable Integer followed = row.getObject("source_revision", Integer.class);
        @Nullable Integer approved = row.getObject("approved_revision", Integer.class);
        var state = followed != null && followed < row.getInt("last")
                ? TextView.State.STALE
                : approved != null && approved == revision ? TextView.State.APPROVED : TextView.State.DRAFT;
        return new Row(
                TextField.of(row.getString("field")),
                source,
                new TextView.Side(
                        Language.of(row.getString("language")),
                        row.getString("words"),
                        state,
                        revision,
                        followed,
                        row.getObject("written_by", UUID.class),
                        row.getString("writer"),
                        At.when(row, "written_at"),
                        row.getString("approved_words"),
                        row.getString("reviewer"),
                        At.instant(row, "reviewed_at")));
    }
}
