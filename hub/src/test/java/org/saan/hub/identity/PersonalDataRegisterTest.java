package org.saan.hub.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.shared.Words;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HubTest
class PersonalDataRegisterTest {
    @Autowired
    private PersonalDataRegister register;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Words words;

    /**
     * Texts, documents, bytes, lists, and ids of people: a new column of these kinds is entered in a file of
     * personal-data/, as personal or (in none.tsv) as not.
     */
    @Test
    @DisplayName("of every column that can hold personal data the register says whether it does")
    void everyColumnIsDeclared() {
        var columns = jdbc.sql("""
                        select c.table_schema || '.' || c.table_name as place, c.column_name
                        from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        where c.table_schema not in ('pg_catalog', 'information_schema')
                          and t.table_type = 'BASE TABLE' and c.table_name not like 'flyway%'
                          and (c.data_type in ('text', 'character varying', 'character', 'jsonb', 'bytea', 'ARRAY')
                               or c.column_name ~ '(person|account)_id$|_by$')
                        order by 1, 2
                        """)
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .list();
        assertThat(columns)
                .allSatisfy(column -> assertThat(register.knows(column.getKey(), column.getValue()))
                        .as("%s.%s is in no file of personal-data/", column.getKey(), column.getValue())
                        .isTrue());
    }

    @Test
    void everyCodeHasWords() {
        for (var one : register.list()) {
            for (var code : List.of(
                    "subject." + one.subject(),
                    "what." + one.what(),
                    "purpose." + one.purpose(),
                    "basis." + one.basis(),
                    "keep." + one.keep(),
                    "seen." + one.seen(),
                    "erasure." + one.erasure())) {
                assertThat(words.has("people.register." + code)).as(code).isTrue();
            }
        }
    }
}
