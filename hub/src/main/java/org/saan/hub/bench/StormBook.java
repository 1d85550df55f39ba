package org.saan.hub.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was asked of the hubs in a storm and what they answered, held against what is stored. */
final class StormBook {
    private final Map<UUID, Asked> asked = new HashMap<>();
    private final Map<StormDeed, TreeMap<String, Integer>> refusals = new EnumMap<>(StormDeed.class);
    private final List<String> faults = new ArrayList<>();
    private final TreeMap<String, Integer> silences = new TreeMap<>();
    private int answered;

    private enum Answer {
        /** Nobody answered: it may be there, once. */
        NONE,
        DONE,
        REFUSED,
        BUSY
    }

    private static final class Asked {
        final StormDeed deed;
        final UUID key;
        final @Nullable Long amount;
        Answer answer = Answer.NONE;
        int sentAgain;
        long micros;

        Asked(StormDeed deed, UUID key, @Nullable Long amount) {
            this.deed = deed;
            this.key = key;
            this.amount = amount;
        }
    }

    /** One line of a hub. */
    synchronized void note(String line) {
        var words = line.split(" ", 3);
        if (words.length < 2) {
            return;
        }
        switch (words[0]) {
            case "try" -> {
                var rest = words[2].split(" ");
                asked.put(
                        UUID.fromString(words[1]),
                        new Asked(
                                StormDeed.valueOf(rest[0]),
                                UUID.fromString(rest[1]),
                                rest[2].equals("null") ? null : Long.valueOf(rest[2])));
            }
            case "done" -> {
                answered++;
                of(words[1]).answer = Answer.DONE;
                var rest = words[2].split(" ");
                of(words[1]).sentAgain = Integer.parseInt(rest[0]);
                of(words[1]).micros = Long.parseLong(rest[1]);
            }
            case "refused" -> {
                answered++;
                of(words[1]).answer = Answer.REFUSED;
                refusals.computeIfAbsent(of(words[1]).deed, deed -> new TreeMap<>())
                        .merge(words[2], 1, Integer::sum);
            }
            case "busy" -> of(words[1]).answer = Answer.BUSY;
            case "stopped-by-database", "bug" -> {
                of(words[1]).answer = Answer.REFUSED;
                faults.add(of(words[1]).deed + " " + line);
            }
            case "away" -> silences.merge(words[2].replaceAll("[0-9a-f-]{36}|[0-9]+", "#"), 1, Integer::sum);
            default -> {}
        }
    }

    private Asked of(String id) {
        return Objects.requireNonNull(asked.get(UUID.fromString(id)), id);
    }

    /** Deeds that were answered: done or refused. */
    synchronized int answered() {
        return answered;
    }

    /** What a page would have broken over: bugs, and laws that only the database kept. */
    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    /** Everything that is not as it was answered. */
    synchronized List<String> differences(Connection database) throws SQLException {
        var wrong = new ArrayList<String>();
        for (var deed : StormDeed.values()) {
            if (!deed.evidence.isEmpty()) {
                compare(deed, stored(database, deed), wrong);
            }
        }
        return wrong;
    }

    private static Map<UUID, List<@Nullable Long>> stored(Connection database, StormDeed deed) throws SQLException {
        var rows = new HashMap<UUID, List<@Nullable Long>>();
        try (var statement = database.createStatement();
                var found = statement.executeQuery(deed.evidence)) {
            while (found.next()) {
                long amount = found.getLong(2);
                rows.computeIfAbsent(found.getObject(1, UUID.class), key -> new ArrayList<>())
                        .add(found.wasNull() ? null : amount);
            }
        }
        return rows;
    }

    private void compare(StormDeed deed, Map<UUID, List<@Nullable Long>> stored, List<String> wrong) {
        var mayBe = new HashSet<UUID>();
        var sure = new HashMap<UUID, Asked>();
        for (var one : asked.values()) {
            if (one.deed == deed && one.answer == Answer.DONE) {
                sure.put(one.key, one);
            }
            if (one.deed == deed && (one.answer == Answer.DONE || one.answer == Answer.NONE)) {
                mayBe.add(one.key);
            }
        }
        sure.forEach((key, one) -> {
            var rows = stored.getOrDefault(key, List.of());
            if (rows.size() != 1) {
                wrong.add(deed + " " + key + " was confirmed and is there " + rows.size() + " times");
            } else if (one.amount != null && rows.getFirst() != null && !one.amount.equals(rows.getFirst())) {
                wrong.add(deed + " " + key + " of " + one.amount + " is there with " + rows.getFirst());
            }
        });
        stored.forEach((key, rows) -> {
            if (!mayBe.contains(key) && isOfThisKindOnly(deed, key)) {
                wrong.add(deed + " " + key + " was refused or never asked for, and is there");
            } else if (rows.size() > 1 && mayBe.contains(key) && !sure.containsKey(key)) {
                wrong.add(deed + " " + key + " was not confirmed and is there " + rows.size() + " times");
            }
        });
    }

    /** A deed may leave rows of another kind too: a receipt that is used at once, a yes to fewer pieces that begins work. */
    private boolean isOfThisKindOnly(StormDeed deed, UUID key) {
        var other = asked.get(key);
        return switch (deed) {
            case USE_RECEIPT, USE_PAYOUT, TAKE_BACK -> other == null || other.deed == deed;
            case ACCEPT ->
                asked.values().stream()
                        .noneMatch(one -> one.deed == StormDeed.AGREE_TO_FEWER
                                && one.key.equals(key)
                                && (one.answer == Answer.DONE || one.answer == Answer.NONE));
            default -> true;
        };
    }

    /** A table of what became of the deeds, and the kinds that never succeeded. */
    synchronized Set<StormDeed> print(java.io.PrintStream out) {
        var never = java.util.EnumSet.noneOf(StormDeed.class);
        out.printf(
                "%-18s %8s %8s %6s %8s %10s %8s   %s%n",
                "", "done", "refused", "busy", "again", "unanswered", "mean ms", "why not");
        for (var deed : StormDeed.values()) {
            int done = count(deed, Answer.DONE);
            if (done == 0) {
                never.add(deed);
            }
            var why = refusals.getOrDefault(deed, new TreeMap<>()).entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .limit(4)
                    .map(one -> one.getKey() + " " + one.getValue())
                    .toList();
            out.printf(
                    "%-18s %8d %8d %6d %8d %10d %8.1f   %s%n",
                    deed.name().toLowerCase(java.util.Locale.ROOT),
                    done,
                    count(deed, Answer.REFUSED),
                    count(deed, Answer.BUSY),
                    asked.values().stream()
                            .filter(one -> one.deed == deed && one.sentAgain > 0)
                            .count(),
                    count(deed, Answer.NONE),
                    asked.values().stream()
                                    .filter(one -> one.deed == deed && one.answer == Answer.DONE)
                                    .mapToLong(one -> one.micros)
                                    .average()
                                    .orElse(0)
                            / 1_000,
                    String.join(", ", why));
        }
        out.printf(
                "%-18s %8d %8d %6d %8d %10d%n",
                "all",
                all(Answer.DONE),
                all(Answer.REFUSED),
                all(Answer.BUSY),
                asked.values().stream().filter(one -> one.sentAgain > 0).count(),
                all(Answer.NONE));
        silences.forEach((why, times) -> out.printf("%8d times no answer: %s%n", times, why));
        return never;
    }

    private int count(StormDeed deed, Answer answer) {
        return (int) asked.values().stream()
                .filter(one -> one.deed == deed && one.answer == answer)
                .count();
    }

    private int all(Answer answer) {
        return (int) asked.values().stream().filter(one -> one.answer == answer).count();
    }
}
