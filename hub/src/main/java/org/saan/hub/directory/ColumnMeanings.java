package org.saan.hub.directory;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.saan.hub.directory.reading.Field;
import org.saan.hub.directory.reading.SpreadsheetReader;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people said that the words over a column mean. The last word counts, for every file that comes after. */
@Component
class ColumnMeanings {
    private final JdbcClient jdbc;
    private final Clock clock;

    ColumnMeanings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Map<String, Field> all() {
        var all = new HashMap<String, Field>();
        jdbc.sql("select header_key, field from directory.column_meaning order by header_key limit 10000")
                .query(row -> {
                    all.put(row.getString(1), Field.valueOf(row.getString(2)));
                });
        return all;
    }

    void remember(String header, Field field, Viewer viewer) {
        var key = SpreadsheetReader.headerKey(header);
        if (key.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into directory.column_meaning (header_key, header, field, account_id, set_at)
                        values (:key, :header, :field, :account, :at)
                        on conflict (header_key) do update set field = excluded.field, header = excluded.header,
                            account_id = excluded.account_id, set_at = excluded.set_at
                        """)
                .param("key", key)
                .param("header", header)
                .param("field", field.name())
                .param("account", viewer.accountId())
                .param("at", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC))
                .update();
    }
}
