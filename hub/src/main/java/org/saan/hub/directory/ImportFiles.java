package org.saan.hub.directory;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ImportView.State;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** The files that were sent in and how far each is; what they hold of people is forgotten some time after their end. */
@Component
class ImportFiles {
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    ImportFiles(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void insert(UUID id, String name, byte[] content, String hash, Viewer viewer) {
        jdbc.sql("""
                        insert into directory.import_file
                            (id, file_name, file_hash, content, state, account_id, sent_by, sent_at, asked_by)
                        values (:id, :name, :hash, :content, 'READING', :account, :by, :at, :asked::jsonb)
                        """)
                .param("id", id)
                .param("name", name)
                .param("hash", hash)
                .param("content", content)
                .param("account", viewer.accountId())
                .param("by", viewer.name())
                .param("at", now())
                .param("asked", json.writeValueAsString(viewer))
                .update();
    }

    /** Its state, and nobody changes it until this transaction ends. */
    State lock(UUID id) {
        return jdbc.sql("select state from directory.import_file where id = :id for update")
                .param("id", id)
                .query((row, n) -> State.valueOf(row.getString(1)))
                .optional()
                .orElseThrow(() -> new NotFound("import"));
    }

    void mustExist(UUID id) {
        var _ = jdbc.sql("select 1 from directory.import_file where id = :id")
                .param("id", id)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new NotFound("import"));
    }

    State state(UUID id) {
        return jdbc.sql("select state from directory.import_file where id = :id")
                .param("id", id)
                .query((row, n) -> State.valueOf(row.getString(1)))
                .optional()
                .orElse(State.CANCELLED);
    }

    /** Lets it go on to another state; who asked for the work is kept for the job that does it. */
    void go(UUID id, State to, @Nullable Viewer asked) {
        boolean ended = switch (to) {
            case FAILED, APPLIED, UNDONE, CANCELLED -> true;
            case READING, REVIEW, APPLYING, STOPPED, UNDOING -> false;
        };
        jdbc.sql("""
                        update directory.import_file set state = :to, ended_at = :ended,
                            content = case when :ended::timestamptz is null then content end,
                            asked_by = coalesce(:asked::jsonb, asked_by)
                        where id = :id
                        """)
                .param("id", id)
                .param("to", to.name())
                .param("ended", ended ? now() : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("asked", asked == null ? null : json.writeValueAsString(asked))
                .update();
    }

    /** Notes that a fault of the program ended the work. */
    void broke(UUID id, State to) {
        go(id, to, null);
        jdbc.sql("update directory.import_file set failure = 'broke' where id = :id")
                .param("id", id)
                .update();
        jdbc.sql("""
                        update directory.import_run set state = 'FAILED', ended_at = :at
                        where import_id = :id and state = 'RUNNING'
                        """).param("id", id).param("at", now()).update();
    }

    Viewer askedBy(UUID id) {
        return json.readValue(
                jdbc.sql("select asked_by::text from directory.import_file where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single(),
                Viewer.class);
    }

    /**
     * Forgets what ended imports held of people: it stands among the groups or nowhere. What each row came to stays, and which
     * facts were changed.
     */
    void forgetOld() {
        var before = now().minusDays(Imports.KEPT_DAYS);
        jdbc.sql("""
                        update directory.import_row r set cells = '[]', findings = '[]', match_name = null, external_id = null,
                            name_th = null, name_en = null, name_key = null, house_no = null, moo = null, phones = null,
                            leader_title = null, leader_first = null, leader_last = null, said_before = null
                        from directory.import_file f
                        where f.id = r.import_id and f.ended_at < :before and r.cells <> '[]'::jsonb
                        """).param("before", before).update();
        jdbc.sql("""
                        update directory.import_diff d set known = null, told = null from directory.import_file f
                        where f.id = d.import_id and f.ended_at < :before and d.told is not null
                        """).param("before", before).update();
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }
}
