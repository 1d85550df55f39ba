package org.saan.hub.catalogue;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The approved words of subjects. */
@Component
class PublicTexts {
    private final JdbcClient jdbc;

    PublicTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<UUID, Map<TextField, PublicText>> of(Collection<UUID> subjects) {
        var all = new HashMap<UUID, Map<TextField, PublicText>>();
        jdbc.sql("""
                        select s.subject_id, s.field, s.language as source, s.approved_words as words,
                               t.approved_words as translated,
                               coalesce(t.source_revision < s.revision, false) as stale
                        from catalogue.text s
                        left join catalogue.text t
                            on t.subject_id = s.subject_id and t.field = s.field and not t.is_source
                        where s.subject_id = any(:ids) and s.is_source
                          and (s.approved_words is not null or t.approved_words is not null)
                        """).param("ids", subjects.toArray(UUID[]::new)).query(row -> {
            var source = Language.of(row.getString("source"));
            var words = row.getString("words");
            var translated = row.getString("translated");
            all.computeIfAbsent(row.getObject("subject_id", UUID.class), id -> new EnumMap<>(TextField.class))
                    .put(
                            TextField.of(row.getString("field")),
                            new PublicText(
                                    source == Language.TH
                                            ? new LocalizedText(words, translated)
                                            : new LocalizedText(translated, words),
                                    source,
                                    row.getBoolean("stale")));
        });
        return all;
    }
}
