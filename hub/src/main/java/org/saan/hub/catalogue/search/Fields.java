package org.saan.hub.catalogue.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.saan.thaitext.ThaiOrder;

/** What the index holds of a document. A change of this, or of how texts are read, is a new {@link #VERSION}. */
final class Fields {
    /** The version of the analysis: an index of another version is built anew. */
    static final int VERSION = 2;

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

    static final String TITLE_TH = "th";
    static final String TITLE_EN = "en";
    static final String GROUP = "group";
    static final String CHANGED = "changed";

    private static final FieldType WORDS = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, false);
    private static final FieldType SET = type(IndexOptions.DOCS, true);

    private Fields() {}

    private static FieldType type(IndexOptions options, boolean omitNorms) {
        var type = new FieldType();
        type.setIndexOptions(options);
        type.setTokenized(true);
        type.setOmitNorms(omitNorms);
        type.freeze();
        return type;
    }

    static Document of(SearchDocument item, TextReader reader, Vocabulary vocabulary) {
        var titles = read(reader, item.titleTh(), item.titleEn());
        var bodies = read(reader, item.textTh(), item.textEn());
        var chosen = new LinkedHashSet<>(item.concepts());
        if (item.province() != null) {
            chosen.add("prov:" + item.province());
        }
        var all = Stream.concat(titles.stream(), bodies.stream()).toList();
        var concepts = DocumentConcepts.of(chosen, all);
        var document = new Document();
        document.add(new StringField(ID, item.id(), Field.Store.YES));
        document.add(new SortedDocValuesField(ID, new BytesRef(item.id())));
        document.add(new StringField(KIND, item.kind().name(), Field.Store.YES));
        var sure = upward(concepts.sure(), vocabulary);
        // Where a place is given, places that are only named say nothing of where it is from.
        if (item.province() != null) {
            sure.removeIf(id ->
                    isPlace(id) && !vocabulary.upward("prov:" + item.province()).contains(id));
        }
        var maybe = upward(concepts.maybe(), vocabulary);
        maybe.removeIf(id -> sure.contains(id) || (item.province() != null && isPlace(id)));
        document.add(new Field(SURE, new WordStream(List.copyOf(sure)), SET));
        document.add(new Field(MAYBE, new WordStream(List.copyOf(maybe)), SET));
        document.add(new Field(TITLE, new WordStream(words(titles)), WORDS));
        var bodyWords = words(bodies);
        bodyWords.addAll(words(item.sizes().stream().map(reader::read).toList()));
        document.add(new Field(BODY, new WordStream(bodyWords), WORDS));
        var inner = new LinkedHashSet<String>();
        all.forEach(text -> inner.addAll(text.innerWords()));
        document.add(new Field(INNER, new WordStream(List.copyOf(inner)), SET));
        addTitles(document, item);
        addFacets(document, item, sure, vocabulary);
        return document;
    }

    private static void addTitles(Document document, SearchDocument item) {
        document.add(new StoredField(TITLE_TH, item.titleTh()));
        document.add(new StoredField(TITLE_EN, item.titleEn()));
        document.add(key("th", item.titleTh(), item.titleEn()));
        document.add(key("en", item.titleEn(), item.titleTh()));
        if (item.changed() != null) {
            document.add(new NumericDocValuesField(CHANGED, item.changed().toEpochMilli()));
        }
    }

    private static SortedDocValuesField key(String language, String title, String otherwise) {
        return new SortedDocValuesField(
                titleKey(language), new BytesRef(ThaiOrder.sortKey(title.isBlank() ? otherwise : title)));
    }

    /** By which titles stand in the order of that language. */
    static String titleKey(String language) {
        return "o-" + language;
    }

    private static void addFacets(Document document, SearchDocument item, Set<String> sure, Vocabulary vocabulary) {
        for (var id : sure) {
            if (!vocabulary.isTop(id)) {
                Facet.of(vocabulary.get(id).type())
                        .ifPresent(facet -> document.add(new SortedSetDocValuesField(facet.field(), new BytesRef(id))));
            }
        }
        if (item.group() != null) {
            document.add(new StringField(GROUP, item.group(), Field.Store.NO));
            document.add(new SortedSetDocValuesField(Facet.GROUP.field(), new BytesRef(item.group())));
        }
        if (item.price() != null) {
            number(document, Facet.PRICE, item.price().movePointRight(2).longValue());
        }
        if (item.minimum() != null) {
            number(document, Facet.MINIMUM, item.minimum());
        }
        if (item.leadWeeks() != null) {
            number(document, Facet.LEAD, item.leadWeeks());
        }
    }

    private static void number(Document document, Facet facet, long value) {
        document.add(new LongPoint(facet.field(), value));
        document.add(new NumericDocValuesField(facet.field(), value));
    }

    private static boolean isPlace(String id) {
        return id.startsWith("prov:") || id.startsWith("region:");
    }

    private static Set<String> upward(Set<String> ids, Vocabulary vocabulary) {
        var all = new LinkedHashSet<String>();
        ids.forEach(id -> all.addAll(vocabulary.upward(id)));
        return all;
    }

    private static List<ReadText> read(TextReader reader, String th, String en) {
        return Stream.of(th, en)
                .filter(text -> !text.isBlank())
                .map(reader::read)
                .toList();
    }

    private static List<String> words(List<ReadText> texts) {
        var words = new ArrayList<String>();
        texts.forEach(text -> words.addAll(text.words()));
        return words;
    }
}
