package org.saan.thaitext;

import com.ibm.icu.util.BytesTrie;
import com.ibm.icu.util.VersionInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Where the words come from: the Thai dictionary inside ICU4J, and the words of crafts in this library. */
final class WordLists {
    private static final String ICU_DATA = "/com/ibm/icu/impl/data/";
    private static final int INDEXES = 8;
    private static final int TRIE_OFFSET = 0;
    private static final int TOTAL_SIZE = 3;
    private static final int TRANSFORM = 5;

    private WordLists() {}

    /**
     * Every word of ICU's Thai dictionary. ICU has no call that lists them: the file is read as ICU's description of it says
     * (header, eight indexes, a {@link BytesTrie} whose bytes are letters less an offset).
     */
    static void forEachOfIcu(Consumer<CharSequence> action) {
        var bytes = icuDictionary();
        int header = bytes.getShort(0);
        var index = new int[INDEXES];
        for (int i = 0; i < INDEXES; i++) {
            index[i] = bytes.getInt(header + 4 * i);
        }
        int offset = index[TRANSFORM] & 0x1fffff;
        int from = header + index[TRIE_OFFSET];
        var trie = new byte[header + index[TOTAL_SIZE] - from];
        bytes.get(from, trie);
        var word = new StringBuilder();
        for (var entry : new BytesTrie(trie, 0)) {
            word.setLength(0);
            for (int i = 0; i < entry.bytesLength(); i++) {
                word.append((char) ((entry.byteAt(i) & 0xff) + offset));
            }
            action.accept(word);
        }
    }

    private static ByteBuffer icuDictionary() {
        int version = VersionInfo.ICU_VERSION.getMajor();
        var file = "brkitr/thaidict.dict";
        try (var in = Stream.of("icudata/", "icudt" + version + "b/")
                .map(folder -> BytesTrie.class.getResourceAsStream(ICU_DATA + folder + file))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("ICU4J holds no Thai dictionary"))) {
            return ByteBuffer.wrap(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a word list of this library; lines that begin with # tell where it comes from. */
    static List<String> lines(String file) {
        try (InputStream in = Objects.requireNonNull(WordLists.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
