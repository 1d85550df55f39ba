package org.saan.hub.catalogue;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.search.Facet;
import org.saan.hub.catalogue.search.SearchAsk;
import org.saan.hub.catalogue.search.SearchDocument;
import org.saan.hub.catalogue.search.SearchEngine;
import org.saan.hub.catalogue.search.Suggestions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.WebApplicationContext;

/**
 * Keeps the index true: it follows the changes of the catalogue several times a second, reads everything anew when
 * the words of the vocabulary changed, and builds the index again when it is damaged, old, or of another database. Searches are
 * answered meanwhile with what is there.
 */
@Component
class IndexFollower {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);
    private static final long PAUSE_MILLIS = 200;
    private static final long COMMIT_MILLIS = 30_000;
    private static final long SUGGEST_MILLIS = 1_000;
    private static final long SHARED_MILLIS = 1_000;
    private static final int BATCH = 200;
    private static final int CHANGES = 1_000;
    /** The position of an index that has followed nothing yet. */
    private static final long NOTHING = IndexHome.NOTHING;

    private final PublicCatalogue open;
    private final CatalogueDocuments documents;
    private final CraftWords words;
    private final MissedSearches missed;
    private final JdbcClient jdbc;
    private final IndexHome home;

    private volatile @Nullable SearchEngine index;
    private volatile Suggestions suggestions = Suggestions.none();
    private volatile boolean complete;
    private volatile boolean away;
    /** Grows whenever a search may answer something else than before. */
    private final AtomicLong state = new AtomicLong();

    private volatile boolean ending;
    private @Nullable Thread thread;

    /** What only the thread that follows knows. */
    private long position = NOTHING;

    private long begun = NOTHING;
    private long committed = NOTHING;
    private long wordsVersion;
    private long committedAt;
    private long suggestedAt;
    private boolean changed;
    private @Nullable SearchEngine opened;
    private final Map<UUID, Suggestions.Named> names = new HashMap<>();

    IndexFollower(
            PublicCatalogue open,
            CatalogueDocuments documents,
            CraftWords words,
            MissedSearches missed,
            JdbcClient jdbc,
            IndexHome home) {
        this.open = open;
        this.documents = documents;
        this.words = words;
        this.missed = missed;
        this.jdbc = jdbc;
        this.home = home;
    }

    @EventListener
    synchronized void begin(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebApplicationContext && thread == null) {
            thread = Thread.ofPlatform().daemon().name("search-index").start(this::follow);
        }
    }

    @PreDestroy
    synchronized void end() throws InterruptedException {
        ending = true;
        if (thread != null) {
            thread.interrupt();
            thread.join(Duration.ofSeconds(10));
        }
        close();
        home.close();
    }

    /** The index as far as it has been built; absent before it has been opened. */
    @Nullable
    SearchEngine index() {
        return index;
    }

    Suggestions suggestions() {
        return suggestions;
    }

    /** Whether things may be missing because the index is being built. */
    boolean building() {
        return !complete;
    }

    /** Whether searches cannot be answered, not even in part, because whoever keeps the index does not answer. */
    boolean away() {
        return away;
    }

    /** A number that is another one when searches may have another answer. */
    long state() {
        // What another node writes is seen when it is there, about a second after this one has read of the change.
        return state.get() + (home.isElsewhere() ? System.currentTimeMillis() / SHARED_MILLIS : 0);
    }

    /** A search failed for the index's sake: it is opened or built again. */
    void damaged(SearchEngine broken) {
        if (index == broken) {
            lost();
        }
    }

    private void lost() {
        away = home.isElsewhere();
        index = null;
    }

    private void follow() {
        boolean failing = false;
        while (!ending) {
            try {
                step();
                failing = false;
            } catch (RuntimeException | IOException e) {
                if (ending) {
                    break;
                }
                if (!failing) {
                    LOG.warn("the search index is not followed for now", e);
                }
                failing = true;
                if (e instanceof UncheckedIOException
                        || e instanceof IOException
                        || e instanceof AlreadyClosedException) {
                    lost();
                }
            }
            pause(failing ? PAUSE_MILLIS * 10 : PAUSE_MILLIS);
        }
    }

    private void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            ending = true;
        }
    }

    /** Does what there is to do. Whatever fails is done the next time: nothing is noted as done before it is. */
    void step() throws IOException {
        var now = index;
        if (now == null || home.isOther()) {
            now = openIndex();
        }
        if (missed.waits()) {
            missed.write();
        }
        words.look();
        var vocabulary = words.now();
        if (position == NOTHING || vocabulary.version() != wordsVersion) {
            now.use(vocabulary.words());
            state.incrementAndGet();
            // What changes while everything is put is followed afterwards, also when that has to be begun again.
            if (position == NOTHING && begun == NOTHING) {
                begun = lastChange();
            }
            long reached = position == NOTHING ? begun : position;
            now.reading(reached);
            putAll(now);
            wordsVersion = vocabulary.version();
            position = reached;
            committed = NOTHING;
            committedAt = 0;
        } else if (!complete) {
            everything(documents -> documents.forEach(this::name));
        }
        followChanges(now);
        complete = true;
        long time = System.currentTimeMillis();
        if (changed && time - suggestedAt > SUGGEST_MILLIS) {
            suggest(now);
            suggestedAt = time;
        }
        if (committed != position && time - committedAt > COMMIT_MILLIS) {
            now.commit(position);
            committed = position;
            committedAt = time;
        }
    }

    /** The index where it is kept; a new one when there is none, or when that one cannot be gone on with. */
    private SearchEngine openIndex() throws IOException {
        complete = false;
        close();
        names.clear();
        changed = true;
        var vocabulary = words.now();
        var now = home.open(vocabulary.words(), lastChange());
        position = now.position();
        begun = NOTHING;
        opened = now.index();
        wordsVersion = vocabulary.version();
        committed = position;
        index = opened;
        away = false;
        state.incrementAndGet();
        return now.index();
    }

    private long lastChange() {
        return jdbc.sql("""
                        select coalesce(max(id), 0) from catalogue.change
                        where tx < pg_snapshot_xmin(pg_current_snapshot())
                        """).query(Long.class).single();
    }

    private void followChanges(SearchEngine now) {
        List<PublicCatalogue.Change> changes;
        do {
            changes = open.changesAfter(position, CHANGES);
            if (changes.isEmpty()) {
                return;
            }
            now.reading(changes.getLast().id());
            put(now, subjects(changes, "product"), documents::products);
            put(now, subjects(changes, "profile"), documents::profiles);
            now.refresh();
            state.incrementAndGet();
            position = changes.getLast().id();
            changed = true;
        } while (changes.size() == CHANGES && !ending);
    }

    private static Set<UUID> subjects(List<PublicCatalogue.Change> changes, String kind) {
        var ids = new LinkedHashSet<UUID>();
        changes.stream().filter(change -> change.kind().equals(kind)).forEach(change -> ids.add(change.subjectId()));
        return ids;
    }

    /** Puts those that are public and takes the others away. */
    private void put(SearchEngine now, Set<UUID> ids, Function<List<UUID>, List<SearchDocument>> read) {
        var all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += BATCH) {
            var batch = all.subList(from, Math.min(all.size(), from + BATCH));
            var found = read.apply(batch);
            now.put(found);
            var gone = new LinkedHashSet<>(batch);
            found.forEach(document -> gone.remove(UUID.fromString(document.id())));
            now.remove(gone.stream().map(UUID::toString).toList());
            gone.forEach(names::remove);
            found.forEach(this::name);
        }
    }

    /** Everything that is public, in place of what is there. */
    private void putAll(SearchEngine now) {
        everything(found -> {
            now.put(found);
            found.forEach(this::name);
        });
        now.refresh();
        state.incrementAndGet();
        changed = true;
    }

    private void everything(Consumer<List<SearchDocument>> take) {
        everything(open::productIds, documents::products, take);
        everything(open::profileIds, documents::profiles, take);
    }

    private interface Ids {
        List<UUID> after(@Nullable UUID id, int limit);
    }

    private void everything(
            Ids ids, Function<List<UUID>, List<SearchDocument>> read, Consumer<List<SearchDocument>> take) {
        List<UUID> batch = ids.after(null, BATCH);
        while (!batch.isEmpty() && !ending) {
            take.accept(read.apply(batch));
            batch = ids.after(batch.getLast(), BATCH);
        }
    }

    /** For suggestions. */
    private void name(SearchDocument document) {
        names.put(UUID.fromString(document.id()), named(document));
    }

    private static Suggestions.Named named(SearchDocument document) {
        return new Suggestions.Named(
                document.kind() == SearchDocument.Kind.GROUP ? Suggestions.Kind.GROUP : Suggestions.Kind.PRODUCT,
                document.id(),
                document.titleTh(),
                document.titleEn(),
                1);
    }

    private void suggest(SearchEngine now) {
        changed = false;
        var counts = new HashMap<String, Long>();
        var facets = now.answer(SearchAsk.of("", 0, "en")).facets();
        for (var facet : Facet.NAMED) {
            facets.getOrDefault(facet, List.of())
                    .forEach(value -> counts.put(facet.conceptId(value.value()), value.count()));
        }
        suggestions = Suggestions.of(words.words(), counts, List.copyOf(names.values()));
    }

    private void close() {
        var last = opened;
        opened = null;
        if (last != null) {
            try {
                if (ending && committed != position) {
                    last.commit(position);
                }
                last.close();
            } catch (RuntimeException e) {
                LOG.debug("the search index was not closed well", e);
            }
        }
    }
}
