package org.saan.hub.design.weave;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A file of the Weaving Information File format 1.1 (1997): sections with keys, as every weaving program reads and writes them. The
 * text is kept as it was, also comments and sections that are unknown here, so that writing what was read gives the same file.
 * Names of sections and keys do not care about letter case; of a key that stands twice the first counts.
 */
public final class Wif {
    /** Bytes of a file, at most: thousands of threads fit, floods do not. */
    public static final int MOST_BYTES = 1024 * 1024;

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final String text;
    private final Map<String, Map<String, Entry>> sections = new LinkedHashMap<>();

    /** @param line number of its line, from 1 */
    record Entry(String value, int line) {}

    private Wif(String text) {
        this.text = text;
        String section = "";
        int number = 0;
        for (String line : text.split("\r\n|\n|\r", -1)) {
            number++;
            String bare = (number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line).strip();
            if (bare.startsWith("[") && bare.endsWith("]")) {
                section = name(bare.substring(1, bare.length() - 1));
                sections.putIfAbsent(section, new LinkedHashMap<>());
            } else if (!bare.isEmpty() && !bare.startsWith(";") && bare.contains("=") && !section.isEmpty()) {
                int at = bare.indexOf('=');
                sections.computeIfAbsent(section, k -> new LinkedHashMap<>())
                        .putIfAbsent(
                                name(bare.substring(0, at)),
                                new Entry(bare.substring(at + 1).strip(), number));
            }
        }
    }

    /**
     * Reads a file.
     *
     * @throws UnreadableWif when it has no section WIF
     */
    public static Wif read(String text) {
        Wif wif = new Wif(text);
        if (!wif.sections.containsKey("wif")) {
            throw new UnreadableWif(List.of(new WifProblem("no_section", "WIF", 0, "")));
        }
        return wif;
    }

    /**
     * Reads a file in UTF-8, or else in the letters of Windows that older programs write.
     *
     * @throws UnreadableWif when it is too large or has no section WIF
     */
    public static Wif read(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw new UnreadableWif(List.of(new WifProblem("large", "WIF", 0, String.valueOf(MOST_BYTES / 1024))));
        }
        try {
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString());
        } catch (CharacterCodingException older) {
            return read(new String(file, WINDOWS));
        }
    }

    /** The file as it was read, to the letter. */
    public String text() {
        return text;
    }

    /** The value of a key. */
    public Optional<String> find(String section, String key) {
        return entry(section, key).map(Entry::value);
    }

    Optional<Entry> entry(String section, String key) {
        return Optional.ofNullable(
                sections.getOrDefault(name(section), Map.of()).get(name(key)));
    }

    boolean has(String section) {
        return sections.containsKey(name(section));
    }

    /** Everything in a section, by key. */
    Map<String, Entry> section(String section) {
        return sections.getOrDefault(name(section), Map.of());
    }

    private static String name(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
