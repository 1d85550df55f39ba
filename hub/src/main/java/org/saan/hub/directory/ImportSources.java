package org.saan.hub.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.reading.Field;
import org.saan.hub.directory.reading.ReadColumn;
import org.saan.hub.directory.reading.SpreadsheetReader;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who keeps a register: the next file with the same words over its columns comes from the same, until a person says otherwise. */
@Component
class ImportSources {
    private final JdbcClient jdbc;
    private final Clock clock;

    ImportSources(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What the words over the columns are, in any order and whatever they were understood to mean. */
    static String headerHash(List<ReadColumn> columns) {
        var words = ImportMarks.without(columns).stream()
                .map(column -> SpreadsheetReader.headerKey(column.header()))
                .filter(word -> !word.isEmpty())
                .sorted()
                .distinct()
                .collect(java.util.stream.Collectors.joining("\n"));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The source whose files look like this; of several the one that sent last. */
    Optional<UUID> find(String headerHash) {
        return jdbc.sql("""
                        select s.id from directory.import_source s where s.header_hash = :hash
                        order by (select max(f.sent_at) from directory.import_file f where f.source_id = s.id) desc nulls last, s.id
                        limit 1
                        """).param("hash", headerHash).query(UUID.class).optional();
    }

    UUID create(String name, String headerHash) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into directory.import_source (id, name, header_hash, created_at)
                        values (:id, :name, :hash, :at)
                        """)
                .param("id", id)
                .param("name", name)
                .param("hash", headerHash)
                .param("at", now())
                .update();
        return id;
    }

    /** "ทะเบียนกลุ่ม_2569 (1).xlsx" is the register ทะเบียนกลุ่ม. */
    static String nameOf(String fileName) {
        var bare = fileName.replaceFirst("\\.[A-Za-z]{2,4}$", "")
                .replaceAll("[\\p{Nd}()\\[\\]]+", " ")
                .replaceAll("[_\\-.\\s]+", " ")
                .strip();
        var name = bare.isEmpty() ? fileName : bare;
        return name.length() > 200 ? name.substring(0, 200) : name;
    }

    /** What people said that the words over a column mean: for files of this source, else for all. */
    Map<String, Field> meanings(@Nullable UUID source) {
        var all = new HashMap<String, Field>();
        jdbc.sql("""
                        select header_key, field from directory.column_meaning
                        where source_id is null or source_id = :source order by source_id nulls first, header_key limit 10000
                        """).param("source", source, java.sql.Types.OTHER).query(row -> {
            all.put(row.getString(1), Field.valueOf(row.getString(2)));
        });
        return all;
    }

    void remember(UUID source, String header, Field field, Viewer viewer) {
        var key = SpreadsheetReader.headerKey(header);
        if (key.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into directory.column_meaning (source_id, header_key, header, field, account_id, set_at)
                        values (:source, :key, :header, :field, :account, :at)
                        on conflict on constraint column_meaning_once do update set field = excluded.field,
                            header = excluded.header, account_id = excluded.account_id, set_at = excluded.set_at
                        """)
                .param("source", source)
                .param("key", key)
                .param("header", header)
                .param("field", field.name())
                .param("account", viewer.accountId())
                .param("at", now())
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }
}
