package org.saan.hub.shared.print;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Language;

/** What stands in a document, one under the other. */
public sealed interface Block {

    /** What a paragraph is for those who have the document read to them, and whether it is in the list of bookmarks. */
    enum Role {
        P,
        H1,
        H2,
        H3
    }

    /** Words of one language. Headings stay with what follows them. */
    record Paragraph(List<Span> spans, Style style, Language language, Role role) implements Block {
        public Paragraph {
            spans = List.copyOf(spans);
        }

        public static Paragraph of(String words, Style style, Language language) {
            return new Paragraph(List.of(Span.of(words)), style, language, Role.P);
        }

        public static Paragraph heading(Role role, String words, Style style, Language language) {
            return new Paragraph(List.of(Span.of(words)), style, language, role);
        }
    }

    /**
     * A picture as wide as its place, but not higher than said.
     *
     * @param words what it shows, in the language of the document; empty for decoration
     * @param before room above it
     */
    record Picture(PrintedImage image, float highest, String words, float before) implements Block {}

    /** Areas and words, no wider than their place and not higher than said. */
    record Drawn(Drawing drawing, float highest, float before) implements Block {}

    /** An address, or another text such as one for a payment, for the camera of a phone. */
    record Code(String address, float size, String words) implements Block {}

    /** Blocks beside each other. */
    record Columns(List<Column> columns, float gap, boolean ruled, boolean kept) implements Block {
        /**
         * @param ruled with a thin line above
         * @param kept never parted by the end of a page
         */
        public Columns {
            columns = List.copyOf(columns);
        }
    }

    /** @param share of the width, beside those of the other columns */
    record Column(float share, List<Block> blocks) {
        public Column {
            blocks = List.copyOf(blocks);
        }
    }

    /** Rows with lines between them; the first is said again on the next page. */
    record Table(List<Float> shares, @Nullable List<Paragraph> head, List<List<Paragraph>> rows) implements Block {
        public Table {
            shares = List.copyOf(shares);
            head = head == null ? null : List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
            int columns = shares.size();
            if (rows.stream().anyMatch(row -> row.size() != columns) || (head != null && head.size() != columns)) {
                throw new IllegalArgumentException("a row has not " + columns + " cells");
            }
        }
    }

    /** The edge of a cloth, the one ornament. */
    record Selvedge() implements Block {}

    record Gap(float height) implements Block {}

    record NewPage() implements Block {}
}
