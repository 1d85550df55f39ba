package org.saan.hub.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.SubjectNames;
import org.saan.hub.shared.LocalizedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What groups, clusters, people, permissions and imports are called, for the audit. */
@Component
class DirectoryNames implements SubjectNames {
    private record Source(String sql, @Nullable String path) {}

    private static final Map<String, Source> SOURCES = Map.of(
            "group",
            new Source("select id::text, name_th, name_en from directory.producer_group", "/groups/"),
            "cluster",
            new Source("select id::text, name_th, name_en from directory.cluster", "/clusters/"),
            "person",
            new Source(
                    "select id::text, trim(concat_ws(' ', title, first_name, last_name)), null from directory.person",
                    "/people/"),
            "import",
            new Source("select id::text, file_name, null from directory.import_file", "/imports/"),
            "permission",
            new Source("select id::text, purpose, null from directory.permission", "/permissions/"),
            "family",
            new Source("select code, name_th, name_en from directory.product_family", null),
            "familyCode",
            new Source("select code, name_th, name_en from directory.product_family", null));

    private final JdbcClient jdbc;

    DirectoryNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean serves(String type) {
        return SOURCES.containsKey(type);
    }

    @Override
    public Map<String, Subject> named(String type, Collection<String> ids) {
        var source = SOURCES.get(type);
        var all = new HashMap<String, Subject>();
        if (source != null) {
            var keyed = source.path() != null;
            jdbc.sql(source.sql() + (keyed ? " where id = any(:ids)" : " where code = any(:ids)"))
                    .param("ids", keyed ? SubjectNames.keys(ids) : ids.toArray(String[]::new))
                    .query(row -> {
                        all.put(
                                row.getString(1),
                                new Subject(
                                        new LocalizedText(row.getString(2), row.getString(3)),
                                        source.path() == null ? null : source.path() + row.getString(1)));
                    });
        }
        return all;
    }
}
