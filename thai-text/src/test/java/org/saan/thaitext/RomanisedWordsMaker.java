package org.saan.thaitext;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the table of words whose spelling the rules miss, from names of places that have both: provinces, districts and the first
 * of every two subdistricts. Thai words and English words are laid side by side where they are most alike.
 */
final class RomanisedWordsMaker {
    private static final int MOST_WORDS = 3;

    private final Map<String, Map<String, Integer>> votes = new HashMap<>();

    private RomanisedWordsMaker() {}

    public static void main(String[] args) throws IOException {
        var maker = new RomanisedWordsMaker();
        for (var names : List.of(
                RomanisationTest.names("th_provinces.csv", 0, 1),
                RomanisationTest.names("th_districts.csv", 0, 1),
                RomanisationTest.names("th_subdistricts.csv", 0, 2))) {
            names.forEach(name -> maker.align(ThaiWords.standard().split(name[0]), List.of(name[1].split(" "))));
        }
        var table = maker.table();
        // The seat of a province is named as the province is; what is usual elsewhere gives way to it.
        for (var name : RomanisationTest.names("th_provinces.csv", 1, 1)) {
            if (Romanisation.byRule(name[0]).text().equalsIgnoreCase(name[1])) {
                table.remove(name[0]);
            } else {
                table.put(name[0], name[1]);
            }
        }
        var lines = new ArrayList<>(List.of(
                "# Words whose spelling in Latin letters the rules do not find, as places write themselves.",
                "# From pairs of names in thailand-geography-json (MIT, Copyright (c) 2023-Present Joe Takara): provinces, districts",
                "# and the first of every two subdistricts; the others are kept to judge by."));
        table.forEach((thai, latin) -> lines.add(thai + "\t" + latin));
        Files.write(Path.of("src/main/resources/org/saan/thaitext/romanised-words.txt"), lines);
    }

    private record Pair(String thai, String latin) {}

    private void align(List<String> thai, List<String> latin) {
        int rows = thai.size();
        int columns = latin.size();
        var cost = new double[rows + 1][columns + 1];
        var from = new int[rows + 1][columns + 1];
        for (int i = 0; i <= rows; i++) {
            for (int j = 0; j <= columns; j++) {
                cost[i][j] = i == 0 && j == 0 ? 0 : Double.MAX_VALUE;
                for (int a = 1; a <= Math.min(MOST_WORDS, i); a++) {
                    for (int b = 1; b <= Math.min(MOST_WORDS, j); b++) {
                        double sum =
                                cost[i - a][j - b] + (a > 1 && b > 1 ? 2 : 0) + distance(pair(thai, latin, i, a, j, b));
                        if (cost[i - a][j - b] < Double.MAX_VALUE && sum < cost[i][j]) {
                            cost[i][j] = sum;
                            from[i][j] = a * 10 + b;
                        }
                    }
                }
            }
        }
        for (int i = rows, j = columns; i > 0 && j > 0 && from[i][j] > 0; ) {
            int a = from[i][j] / 10;
            int b = from[i][j] % 10;
            var pair = pair(thai, latin, i, a, j, b);
            votes.computeIfAbsent(pair.thai(), t -> new HashMap<>()).merge(pair.latin(), 1, Integer::sum);
            i -= a;
            j -= b;
        }
    }

    private static Pair pair(List<String> thai, List<String> latin, int i, int a, int j, int b) {
        return new Pair(String.join("", thai.subList(i - a, i)), String.join(" ", latin.subList(j - b, j)));
    }

    private static double distance(Pair pair) {
        return ThaiLikeness.distance(byRule(pair.thai()), RomanisationTest.letters(pair.latin()));
    }

    private static String byRule(String thai) {
        return RomanisationTest.letters(Romanisation.byRule(thai).text());
    }

    private Map<String, String> table() {
        var table = new TreeMap<String, String>();
        votes.forEach((thai, spellings) -> {
            var usual = Collections.max(spellings.entrySet(), Map.Entry.comparingByValue());
            int all = spellings.values().stream().mapToInt(Integer::intValue).sum();
            var latin = usual.getKey().replaceAll("-([A-Z])", "-$1");
            double likeness = ThaiLikeness.likeness(byRule(thai), RomanisationTest.letters(latin));
            boolean sure =
                    usual.getValue() * 3 >= all * 2 && (likeness >= 0.7 || (usual.getValue() > 1 && likeness >= 0.4));
            if (sure && thai.length() > 1 && !Romanisation.byRule(thai).text().equalsIgnoreCase(latin)) {
                table.put(thai, latin);
            }
        });
        return table;
    }
}
