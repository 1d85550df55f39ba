package org.saan.hub.shared.lists;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Supplier;
import org.saan.hub.shared.Changes;

/**
 * What a list found lately: who turns the pages of one search has it looked for once, and several who ask the same wait for
 * the one who asked first. What is changed through this hub is seen at once, what another node changed after
 * {@link #STANDS}. Keys and counts belong in here; rows are read anew for each page, by whoever may see them.
 *
 * @param <Q> all that the answer depends on, who asks included where that makes a difference
 */
public final class LatelyFound<Q, F> {
    static final Duration STANDS = Duration.ofSeconds(5);
    /** Keys that are held at most: some 40 bytes each. */
    private static final int MOST = 200_000;

    private record Question<Q>(Q asked, long change) {}

    private final Changes changes;
    private final Cache<Question<Q>, F> found;

    public LatelyFound(Changes changes) {
        this.changes = changes;
        this.found = Caffeine.newBuilder()
                .maximumWeight(MOST)
                .weigher((Question<Q> question, F one) -> one instanceof Collection<?> many ? 10 + many.size() : 10)
                .expireAfterWrite(STANDS)
                .build();
    }

    public F get(Q asked, Supplier<F> find) {
        // The count of changes is taken before the look-up: what changes while it runs is looked for again.
        return found.get(new Question<>(asked, changes.soFar()), question -> find.get());
    }
}
