package org.saan.hub.catalogue.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Finds the labels of the vocabulary in a text, all that overlap. Immutable, safe for many threads. */
final class LabelFinder {
    /** As long as this a label is recognised wherever it stands; shorter ones only as words. */
    private static final int LONG = 5;

    private static final int MOST_WORDS = 5;

    private final LabelTrie<Label> unspaced = new LabelTrie<>();
    private final Map<String, Label> words = new HashMap<>();
    private final Map<String, Label> marked = new HashMap<>();

    LabelFinder(List<Label> labels) {
        for (var label : labels) {
            var tokens = Token.of(label.text());
            if (tokens.isEmpty()) {
                continue;
            }
            if (tokens.getFirst().isUnspaced()) {
                unspaced.put(label.text().replace(" ", ""), label);
                if (label.text().contains(" ")) {
                    unspaced.put(label.text(), label);
                }
                continue;
            }
            var plain = key(tokens, 0, tokens.size(), true);
            var exact = key(tokens, 0, tokens.size(), false);
            if (plain.equals(exact)) {
                words.merge(plain, label, LabelFinder::both);
            } else {
                marked.merge(exact, label, LabelFinder::both);
                words.putIfAbsent(plain, label);
            }
        }
    }

    /** Two labels that are written alike mean what each of them means. */
    private static Label both(Label a, Label b) {
        var ids = new LinkedHashSet<>(a.concepts());
        ids.addAll(b.concepts());
        boolean everyday = a.everyday() && b.everyday();
        return new Label(a.text(), List.copyOf(ids), everyday, a.language(), a.mistake() && b.mistake());
    }

    private static String key(List<Token> tokens, int from, int to, boolean plain) {
        var key = new StringBuilder();
        for (int i = from; i < to; i++) {
            var word = plain ? tokens.get(i).plain() : tokens.get(i).text();
            key.append(i == to - 1 ? Token.stem(word) : word);
        }
        return key.toString();
    }

    /** Every mention, in the order of where it begins, longer ones first. */
    List<Mention> find(String text, List<Token> tokens, Map<Token, ThaiRun> runs) {
        var found = new ArrayList<Mention>();
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            if (token.isUnspaced()) {
                unspaced(text, token, runs.get(token), found);
            } else {
                words(text, tokens, i, found);
            }
        }
        found.sort(Comparator.comparingInt(Mention::from).thenComparingInt(m -> -m.to()));
        return marked(found, tokens, runs);
    }

    private void words(String text, List<Token> tokens, int first, List<Mention> found) {
        for (int end = first + 1; end <= Math.min(tokens.size(), first + MOST_WORDS); end++) {
            var last = tokens.get(end - 1);
            if (last.isUnspaced() || (end - 1 > first && !areNear(text, tokens.get(end - 2), last))) {
                return;
            }
            var label = marked.get(key(tokens, first, end, false));
            if (label == null) {
                var key = key(tokens, first, end, true);
                // A word typed with its signs is not one that is written without them.
                label = words.get(key);
                if (label != null
                        && end - first > 1
                        && key.length() < LONG
                        && !label.text().contains(" ")) {
                    label = null;
                }
            }
            if (label != null) {
                found.add(new Mention(label, tokens.get(first).from(), last.to(), false));
            }
        }
    }

    private static boolean areNear(String text, Token a, Token b) {
        for (int i = a.to(); i < b.from(); i++) {
            if (" -'’/".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return b.from() - a.to() <= 2;
    }

    private void unspaced(
            String text, Token token, @org.jspecify.annotations.Nullable ThaiRun run, List<Mention> found) {
        for (int at = token.from(); at < token.to(); at++) {
            if (!ThaiRun.mayPart(token.text(), at - token.from())) {
                continue;
            }
            int from = at;
            unspaced.forEachAt(text, from, (label, end) -> {
                if (end <= token.to()
                        ? isWhole(token, run, from - token.from(), end - token.from())
                        : isEndOfToken(text, end)) {
                    found.add(new Mention(label, from, end, false));
                }
            });
        }
    }

    private static boolean isEndOfToken(String text, int end) {
        return end == text.length() || !Character.isLetter(text.charAt(end)) || ThaiRun.mayPart(text, end);
    }

    private static boolean isWhole(Token token, @org.jspecify.annotations.Nullable ThaiRun run, int from, int to) {
        if (!ThaiRun.mayPart(token.text(), to)) {
            return false;
        }
        return run == null
                || to - from >= LONG
                || (run.edges().get(from) && run.edges().get(to));
    }

    /** Leaves out what is only a part of a word, and tells what is a part of a longer label. */
    private static List<Mention> marked(List<Mention> found, List<Token> tokens, Map<Token, ThaiRun> runs) {
        var kept = new ArrayList<Mention>(found.size());
        for (var mention : found) {
            boolean inside = false;
            for (var other : found) {
                if (other.from() > mention.from()) {
                    break;
                }
                inside |= other.covers(mention);
            }
            if (!inside) {
                kept.add(mention);
            } else if (isOfWholeWords(mention, tokens, runs)) {
                kept.add(mention.asInside());
            }
        }
        return kept;
    }

    private static boolean isOfWholeWords(Mention mention, List<Token> tokens, Map<Token, ThaiRun> runs) {
        for (var token : tokens) {
            if (token.from() <= mention.from() && mention.to() <= token.to()) {
                var run = runs.get(token);
                return run == null
                        || (run.coarse().get(mention.from() - token.from())
                                && run.coarse().get(mention.to() - token.from()));
            }
        }
        return true;
    }
}
