package org.saan.hub.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Passwords that guessers try first, known without asking anybody: those of a list of leaked ones (see PROVENANCE.md beside it),
 * such ones with a few digits or signs after them, and those of very few different signs or of a row of neighbours.
 */
final class CommonPasswords {
    private static final String LIST = "/passwords/common.txt";
    private static final int FEWEST_SIGNS = 4;
    private static final Pattern TAIL = Pattern.compile("[0-9!@#$%^&*._-]{1,4}$");

    private final Set<String> known = read();

    private static Set<String> read() {
        try (var in = CommonPasswords.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException("no " + LIST);
            }
            return new HashSet<>(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isKnown(String password) {
        var plain = password.strip().toLowerCase(Locale.ROOT);
        return known.contains(plain)
                || known.contains(TAIL.matcher(plain).replaceFirst(""))
                || plain.codePoints().distinct().count() < FEWEST_SIGNS
                || isRow(plain);
    }

    /** 1234567890, abcdefghij, and the same backwards. */
    private static boolean isRow(String password) {
        int up = 0;
        int down = 0;
        for (int i = 1; i < password.length(); i++) {
            int step = password.charAt(i) - password.charAt(i - 1);
            up += step == 1 || step == -9 ? 1 : 0;
            down += step == -1 || step == 9 ? 1 : 0;
        }
        return Math.max(up, down) >= password.length() - 2;
    }
}
