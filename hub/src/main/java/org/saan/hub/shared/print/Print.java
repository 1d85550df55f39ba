package org.saan.hub.shared.print;

import java.time.Instant;
import java.util.List;
import org.saan.hub.shared.Language;

/**
 * A document to print on A4.
 *
 * @param language the main one; headings in it are the bookmarks
 * @param header said on top of each page but the first
 * @param footer said at the foot of each page, beside its number
 */
public record Print(
        String title,
        Language language,
        String author,
        String header,
        List<Span> footer,
        Instant made,
        List<Block> blocks) {

    public Print {
        footer = List.copyOf(footer);
        blocks = List.copyOf(blocks);
        if (title.isBlank()) {
            throw new IllegalArgumentException("a document without title");
        }
    }

    /** The file; the same document gives the same bytes. */
    public byte[] pdf() {
        return new PdfWriting(this).bytes();
    }
}
