package org.saan.hub.access;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts hostile words wherever the database holds words: every column of text of every table in which somebody's words stand
 * (not codes, numbers and digests), as if no form had ever checked them. What a constraint refuses stays as it is.
 */
final class Poison {
    private Poison() {}

    /** Columns that hold words: some of their values have blanks or Thai letters, or they are named as words are. */
    private static final String COLUMNS = """
            select format('%I.%I', c.table_schema, c.table_name) as holder, c.column_name as name
            from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.data_type in ('text', 'character varying') and c.is_generated = 'NEVER' and t.table_type = 'BASE TABLE'
              and c.table_schema in ('identity', 'messaging', 'phones', 'directory', 'materials', 'catalogue', 'design',
                                     'sourcing', 'ordering', 'production', 'settlement', 'trade', 'training', 'programme',
                                     'insight')
              and c.table_name not similar to '%(flyway|spring_session|retention)%'
              and c.column_name not similar to '%(hash|digest|_key|secret|state|kind|language|token)%'
            order by 1, 2
            """;

    private static final String NAMED =
            "name|words|note|title|text|address|place|why|wish|answer|terms|carrier|reference"
                    + "|village|mail|purpose|said|source|reason_words|device|line_id|colour_words|road|house|contact|organisation";

    /** Within a transaction. @return the columns in which it stands now */
    static List<String> put(JdbcClient jdbc, String words) {
        // Past the guards that keep what is written as it is; what the column itself refuses is refused.
        jdbc.sql("set local session_replication_role = replica").update();
        return jdbc.sql(COLUMNS).query((row, n) -> new String[] {row.getString(1), row.getString(2)}).list().stream()
                .filter(column -> holdsWords(jdbc, column[0], column[1]))
                .filter(column -> put(jdbc, column[0], column[1], words))
                .map(column -> column[0] + "." + column[1])
                .toList();
    }

    private static boolean holdsWords(JdbcClient jdbc, String table, String column) {
        var sql = "select coalesce(bool_or(%1$s ~ '[ ก-๙]'), false) or count(%1$s) = 0 and '%1$s' ~ :named from %2$s"
                .formatted('"' + column + '"', table)
                .replace("'\"", "'")
                .replace("\"'", "'");
        return jdbc.sql(sql).param("named", NAMED).query(Boolean.class).single();
    }

    private static boolean put(JdbcClient jdbc, String table, String column, String words) {
        var sql = """
                do $do$ begin
                    update %1$s set "%2$s" = $zq$%3$s$zq$ || coalesce("%2$s", '') where "%2$s" is not null or not exists (
                        select 1 from %1$s where "%2$s" is not null);
                exception when check_violation or unique_violation or not_null_violation or string_data_right_truncation then
                    begin
                        update %1$s set "%2$s" = $zq$%3$s$zq$ || coalesce("%2$s", '') where ctid in (select min(ctid) from %1$s);
                    exception when check_violation or unique_violation or string_data_right_truncation then null;
                    end;
                end $do$
                """.formatted(table, column, words);
        jdbc.sql(sql).update();
        return jdbc.sql("select count(*) > 0 from " + table + " where \"" + column + "\" like '%zqrun()%'")
                .query(Boolean.class)
                .single();
    }
}
