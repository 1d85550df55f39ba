package org.saan.hub.design.weave;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads a draft out of a file, and gathers what is wrong with it by section and line. */
final class WifReading {
    private static final int MOST_PROBLEMS = 10;
    private static final String WEAVING = "WEAVING";
    private static final String TIEUP = "TIEUP";
    private static final String THREADING = "THREADING";
    private static final String TREADLING = "TREADLING";
    private static final String LIFTPLAN = "LIFTPLAN";

    private final Wif wif;
    private final List<WifProblem> problems = new ArrayList<>();

    WifReading(Wif wif) {
        this.wif = wif;
    }

    WeaveDraft draft() {
        boolean planned = wif.has(LIFTPLAN) && !wif.section(LIFTPLAN).isEmpty();
        need(WEAVING, true);
        need(THREADING, true);
        need("WARP", true);
        need("WEFT", true);
        need(TREADLING, !planned);
        need(TIEUP, !planned);
        stop();
        int shafts = number(WEAVING, "Shafts", WeaveDraft.MOST_SHAFTS);
        int treadles = planned ? 0 : number(WEAVING, "Treadles", WeaveDraft.MOST_SHAFTS);
        int ends = number("WARP", "Threads", WeaveDraft.MOST_THREADS);
        int picks = number("WEFT", "Threads", WeaveDraft.MOST_THREADS);
        stop();
        var threading = rows(THREADING, ends, shafts, "no_shaft");
        var tieUp = planned ? List.<Set<Integer>>of() : rows(TIEUP, treadles, shafts, "no_shaft");
        var treadling = planned ? List.<Set<Integer>>of() : rows(TREADLING, picks, treadles, "no_treadle");
        var plan = planned ? rows(LIFTPLAN, picks, shafts, "no_shaft") : List.<Set<Integer>>of();
        var warp = colours("WARP", ends, "#2E3A6E");
        var weft = colours("WEFT", picks, "#EFE6D2");
        stop();
        boolean rising = wif.find(WEAVING, "Rising Shed").map(WifReading::yes).orElse(true);
        var lifted = new ArrayList<Set<Integer>>();
        for (int pick = 0; pick < picks; pick++) {
            Set<Integer> moved = new TreeSet<>();
            if (planned) {
                moved.addAll(plan.get(pick));
            } else {
                treadling.get(pick).forEach(treadle -> moved.addAll(tieUp.get(treadle - 1)));
            }
            lifted.add(rising ? moved : others(moved, shafts));
        }
        return new WeaveDraft(shafts, threading, tieUp, treadling, lifted, warp, weft);
    }

    private void need(String section, boolean wanted) {
        if (wanted && !wif.has(section)) {
            problem("no_section", section, 0, "");
        }
    }

    private void problem(String code, String section, int line, String value) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new WifProblem(code, section, line, value));
        }
    }

    private void stop() {
        if (!problems.isEmpty()) {
            throw new UnreadableWif(problems);
        }
    }

    private static boolean yes(String value) {
        return bare(value).matches("(?i)true|yes|on|1");
    }

    /** Without a comment behind it. */
    private static String bare(String value) {
        int comment = value.indexOf(';');
        return (comment < 0 ? value : value.substring(0, comment)).strip();
    }

    /** A number from 1 to the most. */
    private int number(String section, String key, int most) {
        var entry = wif.entry(section, key).orElse(null);
        if (entry == null) {
            problem("no_key", section, 0, key);
            return 0;
        }
        String value = bare(entry.value());
        if (!value.matches("\\d{1,6}") || Integer.parseInt(value) == 0) {
            problem("no_number", section, entry.line(), value);
            return 0;
        }
        if (Integer.parseInt(value) > most) {
            problem("too_many", section, entry.line(), String.valueOf(most));
            return 0;
        }
        return Integer.parseInt(value);
    }

    /** Numbers of each row, 1 to {@code most} each; rows that are not named are empty. */
    private List<Set<Integer>> rows(String section, int count, int most, String beyond) {
        var rows = new ArrayList<Set<Integer>>();
        for (int i = 0; i < count; i++) {
            rows.add(Set.of());
        }
        wif.section(section).forEach((key, entry) -> {
            if (!key.matches("\\d{1,9}")) {
                problem("no_number", section, entry.line(), key);
            } else if (Integer.parseInt(key) < 1 || Integer.parseInt(key) > count) {
                problem("no_thread", section, entry.line(), key + " > " + count);
            } else {
                rows.set(Integer.parseInt(key) - 1, numbers(section, entry, most, beyond));
            }
        });
        return rows;
    }

    /** Numbers between commas; 0 and blank are none. */
    private Set<Integer> numbers(String section, Wif.Entry entry, int most, String beyond) {
        var numbers = new LinkedHashSet<Integer>();
        for (String part : bare(entry.value()).split(",", -1)) {
            String one = part.strip();
            if (one.isEmpty() || one.equals("0")) {
                continue;
            }
            if (!one.matches("\\d{1,6}")) {
                problem("no_number", section, entry.line(), one);
                return Set.of();
            }
            if (Integer.parseInt(one) > most) {
                problem(beyond, section, entry.line(), one + " > " + most);
                return Set.of();
            }
            numbers.add(Integer.parseInt(one));
        }
        return numbers;
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

    private List<String> colours(String side, int threads, String otherwise) {
        String section = side + " COLORS";
        Map<Integer, String> table = table();
        String usual = wif.entry(side, "Color")
                .map(entry -> colour(side, entry, table, otherwise))
                .orElse(otherwise);
        var colours = new ArrayList<String>();
        for (int i = 0; i < threads; i++) {
            colours.add(usual);
        }
        wif.section(section).forEach((key, entry) -> {
            if (!key.matches("\\d{1,9}")) {
                problem("no_number", section, entry.line(), key);
            } else if (Integer.parseInt(key) < 1 || Integer.parseInt(key) > threads) {
                problem("no_thread", section, entry.line(), key + " > " + threads);
            } else {
                colours.set(Integer.parseInt(key) - 1, colour(section, entry, table, otherwise));
            }
        });
        return colours;
    }

    /** The first number of an entry names the colour; a file without a table leaves it open. */
    private String colour(String section, Wif.Entry entry, Map<Integer, String> table, String otherwise) {
        String first = bare(entry.value()).split(",", 2)[0].strip();
        if (first.isEmpty() || table.isEmpty()) {
            return otherwise;
        }
        String colour = first.matches("\\d{1,6}") ? table.get(Integer.parseInt(first)) : null;
        if (colour == null) {
            problem("no_colour", section, entry.line(), first);
            return otherwise;
        }
        return colour;
    }

    private Map<Integer, String> table() {
        long most = 255;
        var range = wif.entry("COLOR PALETTE", "Range").orElse(null);
        if (range != null) {
            String[] parts = bare(range.value()).split(",");
            String last = parts[parts.length - 1].strip();
            if (last.matches("\\d{1,9}") && Long.parseLong(last) > 0) {
                most = Long.parseLong(last);
            } else {
                problem("no_number", "COLOR PALETTE", range.line(), last);
            }
        }
        Map<Integer, String> table = new HashMap<>();
        for (var one : wif.section("COLOR TABLE").entrySet()) {
            String[] parts = bare(one.getValue().value()).split("\\s*,\\s*");
            if (!one.getKey().matches("\\d{1,6}")
                    || parts.length != 3
                    || !String.join("", parts).matches("\\d{3,27}")
                    || java.util.Arrays.stream(parts).anyMatch(part -> !part.matches("\\d{1,9}"))) {
                problem(
                        "no_colour",
                        "COLOR TABLE",
                        one.getValue().line(),
                        one.getValue().value());
                continue;
            }
            var hex = new StringBuilder("#");
            for (String part : parts) {
                hex.append("%02X".formatted(Math.clamp(Math.round(Long.parseLong(part) * 255.0 / most), 0, 255)));
            }
            table.put(Integer.parseInt(one.getKey()), hex.toString());
        }
        return table;
    }
}
