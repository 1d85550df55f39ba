package org.saan.hub.catalogue;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Searches that somebody who is signed in keeps, each for oneself alone. */
@Service
public class SavedSearches {
    /** As many can be kept. */
    public static final int MOST = 50;

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_QUESTION = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    SavedSearches(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A search that was kept.
     *
     * @param question the part of its address after the question mark
     * @param lookedAt when its owner last opened it
     */
    public record Saved(UUID id, String name, String question, Instant savedAt, Instant lookedAt) {}

    /** The viewer's own, newest first. */
    @Transactional(readOnly = true)
    public List<Saved> list(Viewer viewer) {
        return jdbc.sql("select * from catalogue.saved_search where account_id = :account order by saved_at desc, id")
                .param("account", viewer.accountId())
                .query((row, n) -> new Saved(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("question"),
                        At.when(row, "saved_at"),
                        At.when(row, "looked_at")))
                .list();
    }

    /** Keeps a search; one with the same question only gets the new name. */
    @Transactional
    public void save(String name, String question, Viewer viewer) {
        var words = name.strip();
        if (words.isEmpty()) {
            throw Refusal.of("name", "search.saved.name_needed");
        }
        if (words.codePointCount(0, words.length()) > LONGEST_NAME) {
            throw Refusal.of("name", "search.saved.name_long", LONGEST_NAME);
        }
        if (question.length() > LONGEST_QUESTION) {
            throw Refusal.of("name", "search.saved.question_long");
        }
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:account, 7))")
                .param("account", viewer.accountId().toString())
                .query(row -> {});
        var kept = list(viewer);
        int renamed = jdbc.sql("""
                        update catalogue.saved_search set name = :name
                        where account_id = :account and question = :question
                        """)
                .param("name", words)
                .param("account", viewer.accountId())
                .param("question", question)
                .update();
        if (renamed > 0) {
            return;
        }
        if (kept.size() >= MOST) {
            throw Refusal.of("name", "search.saved.too_many", MOST);
        }
        jdbc.sql("""
                        insert into catalogue.saved_search (id, account_id, name, question, saved_at, looked_at)
                        values (:id, :account, :name, :question, :now, :now)
                        """)
                .param("id", Ids.next())
                .param("account", viewer.accountId())
                .param("name", words)
                .param("question", question)
                .param("now", At.now(clock))
                .update();
    }

    /** Its owner opens it: what is new from now on is new. */
    @Transactional
    public Saved open(UUID id, Viewer viewer) {
        var saved = list(viewer).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("search"));
        jdbc.sql("update catalogue.saved_search set looked_at = :now where id = :id")
                .param("now", At.now(clock))
                .param("id", id)
                .update();
        return saved;
    }

    @Transactional
    public void remove(UUID id, Viewer viewer) {
        int removed = jdbc.sql("delete from catalogue.saved_search where id = :id and account_id = :account")
                .param("id", id)
                .param("account", viewer.accountId())
                .update();
        if (removed == 0) {
            throw new NotFound("search");
        }
    }
}
