package org.saan.hub.platform;

import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Deletes files that no row names any more. The store keeps equal contents once, so that a photo of an enquiry may be one of the
 * catalogue, too: a file goes only when no table of any module has its digest. Columns that hold digests are found by their names,
 * {@code digest} or what ends with {@code _digest} or {@code _hash}.
 */
@Component
public class UnusedFiles {
    private static final String COLUMNS = """
            select format('select 1 from %I.%I where %I = :digest', c.table_schema, c.table_name, c.column_name) as one
            from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where t.table_type = 'BASE TABLE' and c.data_type in ('text', 'character varying', 'character')
              and c.column_name ~ '(^|_)(digest|hash)$'
              and c.table_schema not in ('pg_catalog', 'information_schema', 'public')
            order by 1
            """;

    private final JdbcClient jdbc;
    private final FileStore files;

    UnusedFiles(JdbcClient jdbc, FileStore files) {
        this.jdbc = jdbc;
        this.files = files;
    }

    /** To be called when the rows that named them are gone for good, outside of a transaction. */
    public void delete(Collection<Digest> digests) {
        if (digests.isEmpty()) {
            return;
        }
        var used = used();
        for (var digest : digests) {
            boolean needed = jdbc.sql(used)
                    .param("digest", digest.hex())
                    .query(Boolean.class)
                    .single();
            if (!needed) {
                files.delete(digest);
            }
        }
    }

    private String used() {
        return jdbc.sql(COLUMNS).query((row, n) -> row.getString(1)).list().stream()
                .collect(Collectors.joining(" union all ", "select exists (", ")"));
    }
}
