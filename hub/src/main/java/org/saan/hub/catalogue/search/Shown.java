package org.saan.hub.catalogue.search;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.util.BytesRef;
import org.saan.thaitext.ThaiText;

/**
 * What a list shows of a find, as the index keeps it: to cut titles into words again for every page would take longer than the
 * search.
 */
record Shown(String id, SearchDocument.Kind kind, Title th, Title en) {

    /** A title in normal form and where its words and concepts stand. */
    record Title(String text, List<Span> spans) {}

    /**
     * A word or a label in a title.
     *
     * @param number stands for the word or the concept: {@link #ofWord}, {@link #ofConcept}
     */
    record Span(int from, int to, short number) {}

    static short ofWord(String word) {
        return (short) (word.hashCode() * 31 + 7);
    }

    /** Two in 65,000 share a number; then a title has a mark too many. */
    static short ofConcept(String id) {
        int hash = id.hashCode() * 0x9e3779b9;
        return (short) (hash >>> 16);
    }

    static BytesRef bytes(SearchDocument item, TextReader reader) {
        try {
            var bytes = new ByteArrayOutputStream(300);
            var out = new DataOutputStream(bytes);
            out.writeByte(item.kind().ordinal());
            write(out, item.id());
            write(out, title(item.titleTh(), reader));
            write(out, title(item.titleEn(), reader));
            return new BytesRef(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Shown of(BytesRef bytes) {
        try {
            var in = new DataInputStream(new java.io.ByteArrayInputStream(bytes.bytes, bytes.offset, bytes.length));
            var kind = SearchDocument.Kind.values()[in.readByte()];
            return new Shown(text(in), kind, readTitle(in), readTitle(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Title title(String title, TextReader reader) {
        var text = ThaiText.normal(title);
        var spans = new ArrayList<Span>();
        if (text.length() <= Short.MAX_VALUE && text.toLowerCase(Locale.ROOT).length() == text.length()) {
            var read = reader.read(text);
            for (var mention : read.mentions()) {
                if (!mention.label().everyday()) {
                    mention.label()
                            .concepts()
                            .forEach(id -> spans.add(new Span(mention.from(), mention.to(), ofConcept(id))));
                }
            }
            addWords(spans, read);
        }
        return new Title(text, spans);
    }

    private static void addWords(List<Span> spans, ReadText read) {
        for (var token : read.tokens()) {
            var run = read.runs().get(token);
            int at = token.from();
            for (var word : run == null ? List.of(read.word(token)) : run.words()) {
                int end = run == null ? token.to() : at + word.length();
                spans.add(new Span(at, end, ofWord(word)));
                at = end;
            }
        }
        for (var size : Sizes.in(read.text())) {
            spans.add(new Span(size.from(), size.to(), ofWord(size.whole())));
            size.pairs().forEach(pair -> spans.add(new Span(size.from(), size.to(), ofWord(pair))));
        }
    }

    private static void write(DataOutputStream out, Title title) throws IOException {
        write(out, title.text());
        int most = Math.min(title.spans().size(), Short.MAX_VALUE);
        out.writeShort(most);
        for (var span : title.spans().subList(0, most)) {
            out.writeShort(span.from());
            out.writeShort(span.to());
            out.writeShort(span.number());
        }
    }

    private static Title readTitle(DataInput in) throws IOException {
        var text = text(in);
        int count = in.readShort();
        var spans = new ArrayList<Span>(count);
        for (int i = 0; i < count; i++) {
            spans.add(new Span(in.readShort(), in.readShort(), in.readShort()));
        }
        return new Title(text, spans);
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInput in) throws IOException {
        var bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
