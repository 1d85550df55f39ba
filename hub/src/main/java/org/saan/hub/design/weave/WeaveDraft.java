package org.saan.hub.design.weave;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a cloth is woven: through which shafts each end goes, which shafts each pick lifts, and the colour of each thread. Ends run
 * from the right, as weavers count them; picks from the first that is woven. Numbers of shafts and treadles begin at 1.
 *
 * @param threading shafts of each end
 * @param lifted shafts that are up at each pick, worked out from tie-up and treadling or from the lift plan
 * @param warp colour of each end as {@code #RRGGBB}
 * @param weft colour of each pick as {@code #RRGGBB}
 */
public record WeaveDraft(
        int shafts, List<Set<Integer>> threading, List<Set<Integer>> lifted, List<String> warp, List<String> weft) {
    private static final int MOST_THREADS = 4_000;

    public WeaveDraft {
        threading = List.copyOf(threading);
        lifted = List.copyOf(lifted);
        warp = List.copyOf(warp);
        weft = List.copyOf(weft);
    }

    /** Of a file; threads that it does not name go through no shaft. */
    public static WeaveDraft of(Wif wif) {
        int shafts = number(wif, "WEAVING", "Shafts");
        Map<Integer, String> threading = wif.numbered("THREADING");
        Map<Integer, String> treadling = wif.numbered("TREADLING");
        Map<Integer, String> plan = wif.numbered("LIFTPLAN");
        int ends = Math.max(number(wif, "WARP", "Threads"), most(threading));
        int picks = Math.max(number(wif, "WEFT", "Threads"), Math.max(most(treadling), most(plan)));
        if (ends > MOST_THREADS || picks > MOST_THREADS) {
            throw new IllegalArgumentException("more than " + MOST_THREADS + " threads");
        }
        boolean rising = wif.find("WEAVING", "Rising Shed").map(WeaveDraft::yes).orElse(true);
        Map<Integer, String> tieUp = wif.numbered("TIEUP");
        List<Set<Integer>> through = new ArrayList<>();
        for (int end = 1; end <= ends; end++) {
            through.add(Set.copyOf(Wif.numbers(threading.getOrDefault(end, ""))));
        }
        List<Set<Integer>> up = new ArrayList<>();
        for (int pick = 1; pick <= picks; pick++) {
            Set<Integer> moved = new TreeSet<>(Wif.numbers(plan.getOrDefault(pick, "")));
            for (int treadle : Wif.numbers(treadling.getOrDefault(pick, ""))) {
                moved.addAll(Wif.numbers(tieUp.getOrDefault(treadle, "")));
            }
            up.add(rising ? moved : others(moved, shafts));
        }
        return new WeaveDraft(shafts, through, up, colours(wif, "WARP", ends), colours(wif, "WEFT", picks));
    }

    private static Set<Integer> others(Set<Integer> moved, int shafts) {
        Set<Integer> others = new TreeSet<>();
        for (int shaft = 1; shaft <= shafts; shaft++) {
            if (!moved.contains(shaft)) {
                others.add(shaft);
            }
        }
        return others;
    }

    private static boolean yes(String value) {
        return value.matches("(?i)true|yes|on|1");
    }

    private static int number(Wif wif, String section, String key) {
        return wif.find(section, key)
                .filter(value -> value.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    private static int most(Map<Integer, String> numbered) {
        return numbered.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private static List<String> colours(Wif wif, String side, int threads) {
        int most = wif.find("COLOR PALETTE", "Range")
                .map(range ->
                        Wif.numbers(range).isEmpty() ? 255 : Wif.numbers(range).getLast())
                .orElse(255);
        Map<Integer, String> table = new TreeMap<>();
        wif.numbered("COLOR TABLE").forEach((n, value) -> table.put(n, hex(value, most)));
        Map<Integer, String> each = wif.numbered(side + " COLORS");
        String usual = wif.find(side, "Color").orElse("");
        List<String> colours = new ArrayList<>();
        for (int i = 1; i <= threads; i++) {
            List<Integer> named = Wif.numbers(each.getOrDefault(i, usual));
            String otherwise = side.equals("WARP") ? "#2E3A6E" : "#EFE6D2";
            colours.add(named.isEmpty() ? otherwise : table.getOrDefault(named.getFirst(), otherwise));
        }
        return colours;
    }

    private static String hex(String value, int most) {
        int[] rgb = new int[3];
        String[] parts = value.split(",");
        for (int i = 0; i < 3 && i < parts.length; i++) {
            rgb[i] = parts[i].strip().matches("\\d{1,9}")
                    ? Math.clamp(Math.round(Long.parseLong(parts[i].strip()) * 255.0 / most), 0, 255)
                    : 0;
        }
        return "#%02X%02X%02X".formatted(rgb[0], rgb[1], rgb[2]);
    }

    /** Whether the end lies over the pick; both counted from 0. */
    public boolean warpOver(int end, int pick) {
        return threading.get(end).stream().anyMatch(lifted.get(pick)::contains);
    }

    /** The colour that is seen where they cross. */
    public String seen(int end, int pick) {
        return warpOver(end, pick) ? warp.get(end) : weft.get(pick);
    }

    /** The woven cloth as a picture, one square of {@code side} units for each crossing; first pick below, first end right. */
    public String svg(int side) {
        int ends = threading.size();
        int picks = lifted.size();
        StringBuilder svg = new StringBuilder(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" shape-rendering=\"crispEdges\">"
                        .formatted(ends * side, picks * side));
        for (int pick = 0; pick < picks; pick++) {
            int from = 0;
            for (int end = 1; end <= ends; end++) {
                if (end < ends && seen(end, pick).equals(seen(from, pick))) {
                    continue;
                }
                svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>"
                        .formatted(
                                (ends - end) * side,
                                (picks - 1 - pick) * side,
                                (end - from) * side,
                                side,
                                seen(from, pick)));
                from = end;
            }
        }
        return svg.append("</svg>").toString();
    }
}
