package org.saan.hub.catalogue.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/**
 * Counts finds and the values that they have. It is shown everything that fits the words, whatever was chosen of the facets: what
 * lacks only the choice of one facet counts for that facet.
 */
final class FacetCounter extends SimpleCollector {
    private final Snapshot snapshot;
    private final Map<Facet, Set<String>> chosen;
    private final List<FacetColumns.Value> values;
    private final int[] counts;
    /** For each value the bit of its facet when it is chosen. */
    private final int[] choice;

    /** For each value the bit of its facet. */
    private final int[] bits;

    private final int needed;
    private FacetColumns.Column column = new FacetColumns.Column(new int[1], new int[0]);
    private long total;

    FacetCounter(Snapshot snapshot, Map<Facet, Set<String>> chosen) {
        this.snapshot = snapshot;
        this.chosen = chosen;
        this.values = snapshot.columns().values();
        this.counts = new int[values.size()];
        this.choice = new int[values.size()];
        this.bits = values.stream().mapToInt(value -> value.facet().bit()).toArray();
        int asked = 0;
        for (var entry : chosen.entrySet()) {
            asked |= entry.getKey().bit();
            for (var text : entry.getValue()) {
                var number = snapshot.columns().find(entry.getKey(), text);
                if (number != null && number < choice.length) {
                    choice[number] = entry.getKey().bit();
                }
            }
        }
        this.needed = asked;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
        column = snapshot.column(leaf);
    }

    @Override
    public void collect(int doc) {
        var numbers = column.values();
        int from = column.starts()[doc];
        int to = column.starts()[doc + 1];
        int lacks = 0;
        if (needed != 0) {
            int has = 0;
            for (int i = from; i < to; i++) {
                has |= choice[numbers[i]];
            }
            lacks = needed & ~has;
        }
        if (lacks == 0) {
            total++;
            for (int i = from; i < to; i++) {
                counts[numbers[i]]++;
            }
        } else if ((lacks & (lacks - 1)) == 0) {
            for (int i = from; i < to; i++) {
                if (bits[numbers[i]] == lacks) {
                    counts[numbers[i]]++;
                }
            }
        }
    }

    long total() {
        return total;
    }

    /** What was counted, the most first. */
    Map<Facet, List<SearchAnswer.Count>> counts() {
        var all = new EnumMap<Facet, List<SearchAnswer.Count>>(Facet.class);
        for (var facet : Facet.values()) {
            all.put(facet, new ArrayList<>());
        }
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                all.getOrDefault(values.get(i).facet(), List.of())
                        .add(new SearchAnswer.Count(values.get(i).text(), counts[i]));
            }
        }
        all.replaceAll((facet, counted) -> ordered(counted, chosen.getOrDefault(facet, Set.of())));
        return all;
    }

    /** The most first, at most so many as are told, and always those that are chosen. */
    static List<SearchAnswer.Count> ordered(List<SearchAnswer.Count> counted, Set<String> chosen) {
        counted.sort(Comparator.comparingLong(SearchAnswer.Count::count)
                .reversed()
                .thenComparing(SearchAnswer.Count::value));
        var missing = new HashMap<String, Long>();
        chosen.forEach(value -> missing.put(value, 0L));
        var kept = new ArrayList<SearchAnswer.Count>();
        for (var each : counted) {
            if (kept.size() < SearchAnswer.MOST_VALUES) {
                kept.add(each);
                missing.remove(each.value());
            } else if (missing.containsKey(each.value())) {
                missing.put(each.value(), each.count());
            }
        }
        missing.entrySet().stream()
                .map(entry -> new SearchAnswer.Count(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(SearchAnswer.Count::count)
                        .reversed()
                        .thenComparing(SearchAnswer.Count::value))
                .forEach(kept::add);
        return List.copyOf(kept);
    }
}
