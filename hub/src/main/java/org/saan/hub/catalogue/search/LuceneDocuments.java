package org.saan.hub.catalogue.search;

import java.util.List;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.jspecify.annotations.Nullable;

/** Documents as Lucene keeps them. */
final class LuceneDocuments {
    private static final FieldType WORDS = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, false);
    private static final FieldType SET = type(IndexOptions.DOCS, true);

    private LuceneDocuments() {}

    private static FieldType type(IndexOptions options, boolean omitNorms) {
        var type = new FieldType();
        type.setIndexOptions(options);
        type.setTokenized(true);
        type.setOmitNorms(omitNorms);
        type.freeze();
        return type;
    }

    static Document of(IndexedDocument item) {
        var document = new Document();
        document.add(new StringField(Fields.ID, item.id(), Field.Store.NO));
        document.add(new StringField(Fields.KIND, item.kind().name(), Field.Store.NO));
        document.add(new BinaryDocValuesField(Fields.SHOWN, item.shown()));
        document.add(new SortedDocValuesField(Fields.ORDER_TH, item.orderTh()));
        document.add(new SortedDocValuesField(Fields.ORDER_EN, item.orderEn()));
        if (item.group() != null) {
            document.add(new StringField(Fields.GROUP, item.group(), Field.Store.NO));
        }
        number(document, Fields.PRICE, item.price());
        number(document, Fields.MINIMUM, item.minimum());
        number(document, Fields.LEAD, item.lead());
        number(document, Fields.CHANGED, item.changed());
        words(document, Fields.SURE, item.sure(), SET);
        words(document, Fields.MAYBE, item.maybe(), SET);
        words(document, Fields.TITLE, item.title(), WORDS);
        words(document, Fields.BODY, item.body(), WORDS);
        words(document, Fields.INNER, item.inner(), SET);
        words(document, Fields.FACET, item.facets(), SET);
        return document;
    }

    private static void number(Document document, String field, @Nullable Number number) {
        if (number != null) {
            document.add(new LongField(field, number.longValue(), Field.Store.NO));
        }
    }

    private static void words(Document document, String field, List<String> words, FieldType type) {
        document.add(new Field(field, new WordStream(words), type));
    }
}
