package org.saan.hub.ordering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.GroupCapacity;
import org.saan.hub.shared.Weeks;
import org.saan.planner.Bound;
import org.saan.planner.Craft;
import org.saan.planner.Explanation;
import org.saan.planner.Group;
import org.saan.planner.Limits;
import org.saan.planner.Line;
import org.saan.planner.Operation;
import org.saan.planner.Outcome;
import org.saan.planner.Pin;
import org.saan.planner.Plan;
import org.saan.planner.Problem;

/**
 * Turns a snapshot of the hub into a problem of the planner, and its plan back into a proposal.
 *
 * <p>What groups have promised already is taken off their weeks, so the planner places only what is unallocated. One point
 * is one baht. Minutes and prices of the hub are per piece and exact: the standard of an operation is 1000, and the pace
 * and price of a craft are thousandths of it.
 */
final class PlannerMapping {
    private static final String OPERATION = "make";
    private static final int STANDARD = 1000;
    private static final int MOST_THREADS = 2;
    private static final int MOST_SCARCE = 3;
    private static final long SATANG_PER_POINT = 100;
    /** A visit, a sample, a consolidation: what each further group on a line costs, in baht. */
    private static final long POINTS_PER_GROUP = 1_500;

    private static final long POINTS_NOT_IN_FULL = 20_000;
    /** A missing piece costs as much as so many pieces at the standard price. */
    private static final long SHORT_FACTOR = 20;

    private final PlanSnapshot snapshot;
    private final List<LineView> open;
    private final Map<UUID, GroupCapacity> groups;
    private final Map<UUID, Set<UUID>> joining;

    PlannerMapping(PlanSnapshot snapshot) {
        this(snapshot, Map.of());
    }

    /** @param joining groups that may take a share beside those that have one already, for the lines that are named */
    PlannerMapping(PlanSnapshot snapshot, Map<UUID, Set<UUID>> joining) {
        this.snapshot = snapshot;
        this.joining = joining;
        this.open =
                snapshot.lines().stream().filter(line -> line.unallocated() > 0).toList();
        this.groups = snapshot.groups().stream().collect(Collectors.toMap(GroupCapacity::id, Function.identity()));
    }

    Problem problem() {
        var families = new TreeSet<String>();
        open.forEach(line -> families.add(line.familyCode()));
        var leads = new TreeSet<Integer>();
        var able = snapshot.groups().stream()
                .filter(group -> group.crafts().stream().anyMatch(craft -> families.contains(craft.familyCode())))
                .toList();
        able.forEach(group -> leads.add(group.hubLeadWeeks()));
        return new Problem(
                snapshot.order().toString(),
                Weeks.text(snapshot.first()),
                snapshot.weeks(),
                SATANG_PER_POINT,
                List.of(new Problem.Floor(200, 2), new Problem.Floor(500, 1)),
                0,
                0,
                Problem.Stability.NONE,
                leads.stream()
                        .map(lead -> new Problem.Province(province(lead), lead))
                        .toList(),
                List.of(),
                1,
                List.copyOf(families),
                able.stream().map(group -> group(group, families)).toList(),
                open.stream().map(this::line).toList(),
                List.of(),
                List.of(),
                List.of());
    }

    private static String province(int lead) {
        return "lead-" + lead;
    }

    private Group group(GroupCapacity group, Set<String> families) {
        var crafts = new ArrayList<Craft>();
        for (var craft : group.crafts()) {
            if (families.contains(craft.familyCode())) {
                crafts.add(new Craft(
                        craft.familyCode(),
                        craft.grade(),
                        craft.minutesPerPiece(),
                        Math.toIntExact(craft.priceMinor()),
                        0,
                        craft.setupMinutes(),
                        Math.multiplyExact(craft.minimumBatch(), craft.minutesPerPiece()),
                        STANDARD,
                        free(group.id(), craft.familyCode(), craft.loomMinutesByWeek())));
            }
        }
        return new Group(
                group.id().toString(),
                province(group.hubLeadWeeks()),
                group.inProgramme(),
                POINTS_PER_GROUP,
                Set.of(),
                group.suspended(),
                free(group.id(), "", group.minutesByWeek()),
                crafts,
                standing(group.id()));
    }

    /** What the group has promised to other orders, and how much work it had: its weeks are not as empty, nor it as poor, as they look here. */
    private Group.Standing standing(UUID group) {
        var promised = new ArrayList<Integer>();
        for (int week = 0; week < snapshot.weeks(); week++) {
            promised.add(snapshot.given().getOrDefault(new GroupTime.Place(group, "", text(week)), 0));
        }
        var had = snapshot.had().getOrDefault(group, new WorkSoFar.Had(0, 0));
        return new Group.Standing(promised, had.minutes(), had.time());
    }

    private List<Integer> free(UUID group, String family, List<Integer> minutes) {
        var free = new ArrayList<Integer>();
        for (int week = 0; week < snapshot.weeks(); week++) {
            var place = new GroupTime.Place(group, family, text(week));
            free.add(Math.max(0, minutes.get(week) - snapshot.given().getOrDefault(place, 0)));
        }
        return free;
    }

    /** At most so many groups may have a share of the line, those of earlier plans among them. */
    private static int most(LineView line) {
        return line.oneLot() ? 1 : Objects.requireNonNullElse(line.maxGroups(), Integer.MAX_VALUE);
    }

    private Set<UUID> holders(LineView line) {
        return snapshot.holders().getOrDefault(line.id(), Set.of());
    }

    /** Whether as many groups as the line allows have a share, or are to have one, and this is none of them. */
    private boolean mayNotJoin(LineView line, UUID group) {
        var full = holders(line).size() >= most(line);
        var welcome = full ? Set.<UUID>of() : joining.get(line.id());
        return welcome != null && !holders(line).contains(group) && !welcome.contains(group);
    }

    /**
     * Lines on which a plan would bring in more groups than may join, with those that may: groups that somebody fixed, then
     * those with the most pieces. The planner itself counts only the groups of its own plan. Empty when all is well.
     */
    Map<UUID, Set<UUID>> crowded(Plan plan) {
        var all = new HashMap<UUID, Set<UUID>>();
        for (var line : open) {
            var fixed = snapshot.wishes().getOrDefault(line.id(), Map.of());
            var joined = plan.assignments().stream()
                    .filter(a -> a.pieces() > 0 && a.line().equals(line.id().toString()))
                    .filter(a -> !holders(line).contains(UUID.fromString(a.group())))
                    .sorted(java.util.Comparator.<org.saan.planner.Assignment>comparingInt(
                                    a -> fixed.getOrDefault(UUID.fromString(a.group()), 0) > 0 ? 0 : 1)
                            .thenComparing(a -> -a.pieces())
                            .thenComparing(a -> a.group()))
                    .map(a -> UUID.fromString(a.group()))
                    .toList();
            if ((long) holders(line).size() + joined.size() > most(line)) {
                all.put(
                        line.id(),
                        joined.stream()
                                .limit(Math.max(0, most(line) - holders(line).size()))
                                .collect(Collectors.toSet()));
            }
        }
        return all;
    }

    private Line line(LineView line) {
        var wishes = snapshot.wishes().getOrDefault(line.id(), Map.of());
        var out = new HashSet<String>();
        snapshot.refused().getOrDefault(line.id(), Set.of()).forEach(group -> out.add(group.toString()));
        wishes.forEach((group, pieces) -> {
            if (pieces == 0) {
                out.add(group.toString());
            }
        });
        snapshot.groups().stream()
                .filter(group -> mayNotJoin(line, group.id()))
                .forEach(group -> out.add(group.id().toString()));
        var family = Objects.requireNonNull(snapshot.families().get(line.familyCode()));
        return new Line(
                line.id().toString(),
                snapshot.buyer().toString(),
                line.unallocated(),
                Math.max(0, index(line.release())),
                Math.max(0, index(line.due())),
                line.batchMultiple(),
                false,
                known(out),
                POINTS_NOT_IN_FULL,
                SHORT_FACTOR * family.standardPriceMinor() / SATANG_PER_POINT,
                0,
                List.of(new Operation(
                        OPERATION,
                        line.familyCode(),
                        line.grade(),
                        STANDARD,
                        STANDARD,
                        Objects.requireNonNullElse(line.maxPriceMinor(), Operation.NO_LIMIT),
                        most(line))));
    }

    /** The problem knows only groups of its crafts. */
    private Set<String> known(Set<String> out) {
        var families = open.stream().map(LineView::familyCode).collect(Collectors.toSet());
        return snapshot.groups().stream()
                .filter(group -> group.crafts().stream().anyMatch(craft -> families.contains(craft.familyCode())))
                .map(group -> group.id().toString())
                .filter(out::contains)
                .collect(Collectors.toSet());
    }

    /** Limited by work, so that the same picture gives the same plan; the time is only a cap for a slow machine. */
    Limits limits(long workPerLine, long mostWork, java.time.Duration cap) {
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS);
        return new Limits(Math.min(mostWork, workPerLine * open.size()), 1, threads, java.util.Optional.of(cap));
    }

    /** Wishes for pieces, as far as there are so many left to place. */
    List<Pin> pins() {
        var pins = new ArrayList<Pin>();
        for (var line : open) {
            int left = line.unallocated();
            var wishes = new java.util.TreeMap<>(snapshot.wishes().getOrDefault(line.id(), Map.of()));
            for (var wish : wishes.entrySet()) {
                int pieces = Math.min(wish.getValue(), left);
                if (pieces > 0) {
                    pins.add(new Pin(line.id().toString(), wish.getKey().toString(), pieces));
                    left -= pieces;
                }
            }
        }
        return pins;
    }

    Proposal proposal(Outcome.Planned planned) {
        var plan = planned.plan();
        var explanation = planned.explanation();
        var shares = plan.assignments().stream()
                .filter(a -> a.pieces() > 0)
                .map(a -> {
                    var group = Objects.requireNonNull(groups.get(UUID.fromString(a.group())));
                    var line = open.stream()
                            .filter(l -> l.id().toString().equals(a.line()))
                            .findFirst()
                            .orElseThrow();
                    var craft = group.crafts().stream()
                            .filter(c -> c.familyCode().equals(line.familyCode()))
                            .findFirst()
                            .orElseThrow();
                    SortedMap<String, Integer> minutes = new TreeMap<>();
                    a.minutes().forEach((week, m) -> {
                        if (m > 0) {
                            minutes.put(text(week), m);
                        }
                    });
                    var because = explanation
                            .findShare(a.line(), a.operation(), a.group())
                            .map(share ->
                                    share.because().stream().map(Reasons::of).toList())
                            .orElse(List.of());
                    return new Proposal.Share(
                            line.id(),
                            group.id(),
                            line.familyCode(),
                            a.pieces(),
                            craft.priceMinor(),
                            craft.minutesPerPiece(),
                            craft.setupMinutes(),
                            minutes,
                            because);
                })
                .toList();
        var lines = explanation.lines().stream().map(this::verdict).toList();
        return new Proposal(shares, lines, quality(planned));
    }

    private Proposal.Quality quality(Outcome.Planned planned) {
        // Only of groups that this plan asks, in weeks in which its lines can be worked on.
        var asked = planned.plan().assignments().stream()
                .map(org.saan.planner.Assignment::group)
                .collect(Collectors.toSet());
        int from = open.stream().mapToInt(line -> index(line.release())).min().orElse(0);
        int until = open.stream().mapToInt(line -> index(line.due())).max().orElse(0);
        var scarce = planned.explanation().scarceHours().stream()
                .filter(hour -> hour.pointsPerHour() > 0 && asked.contains(hour.group()))
                .filter(hour -> hour.week() >= from && hour.week() <= until)
                .limit(MOST_SCARCE)
                .map(hour ->
                        new Proposal.ScarceWeek(UUID.fromString(hour.group()), text(hour.week()), hour.pointsPerHour()))
                .toList();
        return new Proposal.Quality(planned.plan().objective(), least(planned.bound()), scarce);
    }

    static @Nullable Long least(Bound bound) {
        return bound.method() == Bound.Method.NONE ? null : bound.lower();
    }

    private Proposal.LineVerdict verdict(Explanation.LineReasons reasons) {
        var line = open.stream()
                .filter(one -> one.id().toString().equals(reasons.line()))
                .findFirst()
                .orElseThrow();
        var notChosen = new LinkedHashMap<UUID, Reason>();
        reasons.notChosen().forEach((id, why) -> {
            var group = UUID.fromString(id);
            notChosen.put(
                    group,
                    mayNotJoin(line, group) ? Reason.of("max_groups", most(line)) : Reasons.of(why, snapshot.first()));
        });
        return new Proposal.LineVerdict(
                line.id(),
                reasons.missing(),
                reasons.largestLot(),
                notChosen,
                reasons.repairs().stream()
                        .map(Reasons::of)
                        .map(repair -> ofWholeLine(repair, line))
                        .toList());
    }

    /** The planner speaks of what is left; people speak of the line with what is placed already. */
    private Reason ofWholeLine(Reason repair, LineView line) {
        long more = switch (repair.kind()) {
            case "smaller", "larger" -> line.allocated();
            default -> 0;
        };
        return more == 0 ? repair : Reason.of(repair.kind(), repair.numbers().getFirst() + more);
    }

    private int index(org.threeten.extra.YearWeek week) {
        return Weeks.between(snapshot.first(), week);
    }

    private String text(int week) {
        return Weeks.text(snapshot.first().plusWeeks(week));
    }

    static Map<UUID, Set<UUID>> grouped(List<AllocationView> allocations) {
        var all = new HashMap<UUID, Set<UUID>>();
        allocations.forEach(
                a -> all.computeIfAbsent(a.lineId(), l -> new HashSet<>()).add(a.groupId()));
        return all;
    }
}
