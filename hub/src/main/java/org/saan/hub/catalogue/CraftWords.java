package org.saan.hub.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.saan.hub.catalogue.search.Concept;
import org.saan.hub.catalogue.search.ConceptType;
import org.saan.hub.catalogue.search.Vocabulary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The craft vocabulary as this node knows it now: the words that come with the program and those that editors added. Every node
 * looks for additions several times a second, so a new word works everywhere within a second.
 */
@Component
public class CraftWords {
    /** A state of the words; a higher version has seen more changes. */
    record State(Vocabulary words, long version) {}

    private final JdbcClient jdbc;
    private volatile State state;
    private volatile boolean changed = true;

    CraftWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.state = new State(Vocabulary.standard(), 0);
    }

    /** The words as last looked up. */
    public Vocabulary words() {
        return now().words();
    }

    State now() {
        if (changed) {
            changed = false;
            look();
        }
        return state;
    }

    /** Reads the additions again when there are new ones. Says whether there were. */
    boolean look() {
        long version = jdbc.sql("select version from catalogue.vocabulary_version")
                .query(Long.class)
                .single();
        if (version == state.version()) {
            return false;
        }
        synchronized (this) {
            if (version > state.version()) {
                state = new State(Vocabulary.standard().with(concepts(), labels()), version);
            }
        }
        return true;
    }

    /** On this node a new word works as soon as its transaction is over. */
    void lookAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                changed = true;
            }
        });
    }

    private Collection<Concept> concepts() {
        return jdbc.sql("""
                        select id, type, broader_id, name_th, name_en from catalogue.added_concept
                        where removed_at is null order by added_at, id limit 20000
                        """)
                .query((row, n) -> new Concept(
                        row.getString(1),
                        ConceptType.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)))
                .list();
    }

    private List<Vocabulary.Addition> labels() {
        return jdbc.sql("""
                        select concept_id, words, language, mistake from catalogue.added_label
                        where removed_at is null order by added_at, id limit 100000
                        """)
                .query((row, n) -> new Vocabulary.Addition(
                        row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)))
                .list();
    }
}
