package org.saan.hub.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.saan.hub.shared.LocalizedText;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Names of things that one question to the database tells for each type: numbers of papers, names of people and companies.
 *
 * @param queries by type: {@code select id::text, name, href … where id = any(:ids)}; the third is null where a thing has no page
 */
public record NamesByQuery(JdbcClient jdbc, Map<String, String> queries) implements SubjectNames {
    public NamesByQuery {
        queries = Map.copyOf(queries);
    }

    @Override
    public boolean serves(String type) {
        return queries.containsKey(type);
    }

    @Override
    public Map<String, Subject> named(String type, Collection<String> ids) {
        var all = new HashMap<String, Subject>();
        jdbc.sql(Objects.requireNonNull(queries.get(type), type))
                .param("ids", SubjectNames.keys(ids))
                .query(row -> {
                    all.put(row.getString(1), new Subject(new LocalizedText(row.getString(2), null), row.getString(3)));
                });
        return all;
    }
}
