package org.saan.planner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A valid problem with numbers for ids, and the arithmetic of the format: every division rounds as section 3 says.
 * Everything that plans works on this; it never changes.
 */
final class Model {
    final Problem problem;
    final int weeks;
    final int frozenBefore;
    final List<Site> groups = new ArrayList<>();
    final List<Job> lines = new ArrayList<>();
    final List<Bond> bundles = new ArrayList<>();
    private final Map<String, Integer> lineIds = new HashMap<>();
    private final Map<String, Integer> groupIds = new HashMap<>();
    private final Map<String, Integer> familyIds = new HashMap<>();
    private final Map<String, Integer> leads = new HashMap<>();
    private final Map<List<String>, Integer> routes = new HashMap<>();
    private final Set<Step> inLots = new HashSet<>();
    private final List<List<Candidate>> ofFamily = new ArrayList<>();

    /** A group, with its number. */
    record Site(int index, Group group, int hubLead, List<Skill> skills) {
        Site {
            skills = List.copyOf(skills);
        }
    }

    /** A craft of a group, with the number of its family. */
    record Skill(int index, int family, Craft craft) {}

    /** A line, with its number and those of its families. */
    record Job(int index, Line line, List<Integer> families) {
        Job {
            families = List.copyOf(families);
        }

        Operation operation(int op) {
            return line.operations().get(op);
        }

        int lastOp() {
            return families.size() - 1;
        }
    }

    /** An operation of a line, by numbers. */
    record Step(int line, int op) {}

    /** A bundle, by numbers. */
    record Bond(boolean lot, List<Step> members) {
        Bond {
            members = List.copyOf(members);
        }
    }

    /** A group with the craft that an operation needs. */
    record Candidate(Site site, Skill skill) {
        int group() {
            return site.index();
        }
    }

    Model(Problem problem) {
        this.problem = problem;
        weeks = problem.weeks();
        frozenBefore = problem.frozenBefore();
        problem.families().forEach(family -> {
            familyIds.put(family, familyIds.size());
            ofFamily.add(new ArrayList<>());
        });
        problem.provinces().forEach(province -> leads.put(province.id(), province.hubLeadWeeks()));
        problem.routes().forEach(route -> routes.put(List.of(route.from(), route.to()), route.weeks()));
        problem.groups().forEach(this::add);
        problem.lines().forEach(this::add);
        problem.bundles().forEach(this::add);
    }

    private void add(Group group) {
        var skills = new ArrayList<Skill>();
        for (var craft : group.crafts()) {
            skills.add(new Skill(skills.size(), at(familyIds, craft.family()), craft));
        }
        var site = new Site(groups.size(), group, at(leads, group.province()), skills);
        groupIds.put(group.id(), site.index());
        groups.add(site);
        skills.forEach(skill -> ofFamily.get(skill.family()).add(new Candidate(site, skill)));
    }

    private void add(Line line) {
        var families =
                line.operations().stream().map(op -> at(familyIds, op.family())).toList();
        lineIds.put(line.id(), lines.size());
        lines.add(new Job(lines.size(), line, families));
    }

    private void add(Bundle bundle) {
        var members = bundle.members().stream()
                .map(member -> step(member.line(), member.operation()))
                .toList();
        bundles.add(new Bond(bundle.lot(), members));
        if (bundle.lot()) {
            inLots.addAll(members);
        }
    }

    Step step(String lineId, String operation) {
        var job = lines.get(at(lineIds, lineId));
        for (int op = 0; op <= job.lastOp(); op++) {
            if (job.operation(op).id().equals(operation)) {
                return new Step(job.index(), op);
            }
        }
        throw new IllegalArgumentException("line " + lineId + " has no operation " + operation);
    }

    int group(String id) {
        return at(groupIds, id);
    }

    /** The group as candidate for an operation; absent when it does not do the craft. */
    @Nullable
    Candidate candidate(int line, int op, int group) {
        var family = lines.get(line).families().get(op);
        var site = groups.get(group);
        for (var skill : site.skills()) {
            if (skill.family() == family) {
                return new Candidate(site, skill);
            }
        }
        return null;
    }

    /** All groups of the operation's craft, also those that are refused. */
    List<Candidate> candidates(int line, int op) {
        return ofFamily.get(lines.get(line).families().get(op));
    }

    int minutesPerPiece(Operation op, Craft craft) {
        return Math.toIntExact(Math.max(1, Math.ceilDiv((long) op.standardMinutes() * craft.pacePermille(), 1000L)));
    }

    int minBatch(Job job, int op, Craft craft) {
        var batch = job.line().batchMultiple();
        var pieces = Math.max(1, craft.minBatchMinutes() / minutesPerPiece(job.operation(op), craft));
        return Math.toIntExact(Math.ceilDiv((long) pieces, (long) batch) * batch);
    }

    long price(Operation op, Craft craft) {
        return Math.ceilDiv(op.standardPrice() * craft.pricePermille(), 1000L);
    }

    long pointsPerPiece(Operation op, Craft craft) {
        var premium = Math.max(0, price(op, craft) - op.standardPrice());
        return (premium + op.standardPrice() * craft.riskPermille() / 1000) / problem.minorPerPoint();
    }

    int loomCapacity(Site site, Skill skill, int week) {
        var looms = skill.craft().loomCapacity();
        return looms.isEmpty()
                ? (int) ((long) site.group().capacity().get(week)
                        * skill.craft().loomPermille()
                        / 1000)
                : looms.get(week);
    }

    /** What this problem should add in a week, so that with the work promised already the group reaches the floor. */
    int floorMinutes(Site site, Problem.Floor floor, int week) {
        if (!site.group().programme()) {
            return 0;
        }
        int promised = site.group().standing().promised(week);
        long whole = (long) site.group().capacity().get(week) + promised;
        return (int) Math.max(0, whole * floor.permille() / 1000 - promised);
    }

    int lastOnTime(Job job, Site site) {
        return Math.min(weeks - 1, job.line().due() - site.hubLead());
    }

    /** Last week in which the group may work on the operation; only the last operation can be late. */
    int last(Job job, int op, Site site) {
        var end = op == job.lastOp() ? lastOnTime(job, site) : job.line().due() - 1;
        return Math.min(weeks - 1, end + problem.maxLateWeeks());
    }

    boolean inLot(int line, int op) {
        return inLots.contains(new Step(line, op));
    }

    int route(Site from, Site to) {
        var a = from.group().province();
        var b = to.group().province();
        return a.equals(b) ? 0 : routes.getOrDefault(List.of(a, b), problem.defaultRouteWeeks());
    }

    /** Why the group may not be used for the operation whatever its load, in the order of the format; null when it may. */
    @Nullable
    WhyNot refusal(Job job, int op, Candidate candidate) {
        var operation = job.operation(op);
        var craft = candidate.skill().craft();
        var group = candidate.site().group();
        if (craft.grade() < operation.grade()) {
            return new WhyNot.WrongGrade(craft.grade(), operation.grade());
        }
        if (price(operation, craft) > operation.maxPrice()) {
            return new WhyNot.TooDear(price(operation, craft), operation.maxPrice());
        }
        if (!group.reservedFor().isEmpty()
                && !group.reservedFor().contains(job.line().buyer())) {
            return new WhyNot.Reserved();
        }
        if (job.line().excludedGroups().contains(group.id())) {
            return new WhyNot.Excluded();
        }
        if (group.suspended()) {
            return new WhyNot.Suspended();
        }
        if (lastOnTime(job, candidate.site()) < job.line().release()) {
            return new WhyNot.NoWindow();
        }
        return null;
    }

    private static int at(Map<String, Integer> ids, String id) {
        var index = ids.get(id);
        if (index == null) {
            throw new IllegalArgumentException("unknown id " + id);
        }
        return index;
    }
}
