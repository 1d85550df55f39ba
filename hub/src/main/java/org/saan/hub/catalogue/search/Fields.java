package org.saan.hub.catalogue.search;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.saan.thaitext.ThaiOrder;

/** What the index holds of a document. A change of this, or of how texts are read, is a new {@link #VERSION}. */
final class Fields {
    /** The version of the analysis: an index of another version is built anew. */
    static final int VERSION = 4;

    static final String ID = "id";
    static final String KIND = "kind";
    /** Concepts that a document surely has, with the broader ones. */
    static final String SURE = "c1";
    /** Concepts that it may have. */
    static final String MAYBE = "c2";

    static final String TITLE = "t";
    static final String BODY = "b";
    /** Words inside words. */
    static final String INNER = "x";

    /** What lists show of a document: {@link Shown}. */
    static final String SHOWN = "s";

    static final String GROUP = "group";
    static final String PRICE = "price";
    static final String MINIMUM = "minimum";
    static final String LEAD = "lead";
    /** What a document has of each facet: {@link FacetColumns#term}. */
    static final String FACET = "f";

    static final String CHANGED = "changed";
    /** Bytes that have the order of titles for a Thai reader, and for another. */
    static final String ORDER_TH = "oth";

    static final String ORDER_EN = "oen";

    /** Letters of a word or title that count in the index; nobody looks for what comes after them. */
    private static final int LONGEST = 100;

    private Fields() {}

    static IndexedDocument of(SearchDocument item, TextReader reader, Vocabulary vocabulary) {
        var titles = read(reader, List.of(item.titleTh(), item.titleEn()));
        var texts = new ArrayList<>(List.of(item.textTh(), item.textEn()));
        texts.addAll(item.sizes());
        var bodies = read(reader, texts);
        var chosen = new LinkedHashSet<>(item.concepts());
        if (item.province() != null) {
            chosen.add("prov:" + item.province());
        }
        var all = Stream.concat(titles.stream(), bodies.stream()).toList();
        var concepts = DocumentConcepts.of(chosen, all);
        var sure = upward(concepts.sure(), vocabulary);
        // Where a place is given, places that are only named say nothing of where it is from.
        if (item.province() != null) {
            sure.removeIf(id ->
                    isPlace(id) && !vocabulary.upward("prov:" + item.province()).contains(id));
        }
        var maybe = upward(concepts.maybe(), vocabulary);
        maybe.removeIf(id -> sure.contains(id) || (item.province() != null && isPlace(id)));
        var inner = new LinkedHashSet<String>();
        all.forEach(text -> inner.addAll(text.innerWords()));
        return new IndexedDocument(
                item.id(),
                item.kind(),
                Shown.bytes(item, reader),
                order(item.titleTh().isBlank() ? item.titleEn() : item.titleTh()),
                order(item.titleEn().isBlank() ? item.titleTh() : item.titleEn()),
                item.group(),
                item.price() == null ? null : satang(item.price()),
                item.minimum(),
                item.leadWeeks(),
                item.changed() == null ? null : item.changed().toEpochMilli(),
                List.copyOf(sure),
                List.copyOf(maybe),
                words(titles),
                words(bodies),
                List.copyOf(inner),
                facets(item, sure, vocabulary));
    }

    /** The field that has the order of titles for readers of a language. */
    static String orderFor(String language) {
        return language.equals("th") ? ORDER_TH : ORDER_EN;
    }

    /** In the order of a Thai dictionary Latin letters come in their own, and before Thai ones. */
    private static BytesRef order(String title) {
        return new BytesRef(ThaiOrder.sortKey(title.substring(0, Math.min(title.length(), LONGEST))));
    }

    /** Hundredths of the currency; what is beyond every price counts as the highest. */
    static long satang(BigDecimal price) {
        return price.min(BigDecimal.valueOf(1_000_000_000_000L))
                .max(BigDecimal.ZERO)
                .movePointRight(2)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** Of a property that its maker chose, what the texts may name besides says nothing: a loom in a story is not for sale. */
    private static List<String> facets(SearchDocument item, Set<String> sure, Vocabulary vocabulary) {
        var facets = new LinkedHashSet<String>();
        var chosen = upward(item.concepts(), vocabulary);
        var told = EnumSet.noneOf(Facet.class);
        for (var id : chosen) {
            vocabulary.find(id).map(concept -> facet(concept.type())).ifPresent(told::add);
        }
        for (var id : sure) {
            var facet =
                    vocabulary.find(id).map(concept -> facet(concept.type())).orElse(null);
            if (facet != null && (!told.contains(facet) || chosen.contains(id))) {
                facets.add(FacetColumns.term(facet, id.substring(id.indexOf(':') + 1)));
            }
        }
        if (item.group() != null) {
            facets.add(FacetColumns.term(Facet.GROUP, item.group()));
        }
        if (item.price() != null) {
            facets.add(FacetColumns.term(Facet.PRICE, Facet.ofPrice(item.price())));
        }
        if (item.minimum() != null) {
            facets.add(FacetColumns.term(Facet.MINIMUM, Facet.ofMinimum(item.minimum())));
        }
        if (item.leadWeeks() != null) {
            facets.add(FacetColumns.term(Facet.LEAD, Facet.ofLead(item.leadWeeks())));
        }
        return List.copyOf(facets);
    }

    private static @Nullable Facet facet(ConceptType type) {
        return switch (type) {
            case PRODUCT -> Facet.PRODUCT_TYPE;
            case TECHNIQUE -> Facet.TECHNIQUE;
            case MATERIAL -> Facet.MATERIAL;
            case COLOUR -> Facet.COLOUR;
            case PROVINCE -> Facet.PROVINCE;
            case REGION -> Facet.REGION;
            case MOTIF, TRADITION -> null;
        };
    }

    private static boolean isPlace(String id) {
        return id.startsWith("prov:") || id.startsWith("region:");
    }

    private static Set<String> upward(Set<String> ids, Vocabulary vocabulary) {
        var all = new LinkedHashSet<String>();
        ids.forEach(id -> all.addAll(vocabulary.upward(id)));
        return all;
    }

    private static List<ReadText> read(TextReader reader, List<String> texts) {
        return texts.stream().filter(text -> !text.isBlank()).map(reader::read).toList();
    }

    private static List<String> words(List<ReadText> texts) {
        var words = new ArrayList<String>();
        for (var text : texts) {
            for (var word : text.words()) {
                words.add(word.length() > LONGEST ? word.substring(0, LONGEST) : word);
            }
        }
        return words;
    }
}
