package org.saan.planner.generator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.saan.planner.generator.Parts.Craft;
import org.saan.planner.generator.Parts.Family;
import org.saan.planner.generator.Parts.Group;
import org.saan.planner.generator.Parts.Line;
import org.saan.planner.generator.Parts.Operation;
import org.saan.planner.generator.Parts.Province;

/** Makes provinces, families, groups and lines. The distributions are plausible, not calibrated on real orders. */
final class Making {
    static final int WEEKS = 34;
    private static final int BUYERS = 6;
    private static final int MINUTES_PER_ARTISAN_WEEK = 1800;
    private static final int TECHNIQUES = 8;
    private static final int DYE = 0;
    private static final int SEW = 7;
    private static final int LOAD_PERMILLE = 620;
    private static final List<String> TECHNIQUE =
            List.of("natural-dye", "plain-weave", "ikat", "brocade", "tapestry", "basketry", "embroidery", "sewing");
    private static final List<String> MATERIAL = List.of("cotton", "silk", "hemp", "bamboo", "eri-silk");
    private static final List<String> PROVINCE = List.of(
            "Nan",
            "Phrae",
            "Chiang Rai",
            "Chiang Mai",
            "Lamphun",
            "Lampang",
            "Surin",
            "Buriram",
            "Khon Kaen",
            "Kalasin",
            "Sakon Nakhon",
            "Roi Et",
            "Loei",
            "Udon Thani",
            "Nakhon Phanom",
            "Ubon Ratchathani",
            "Sukhothai",
            "Uthai Thani",
            "Chaiyaphum",
            "Mukdahan");

    private final Size size;
    private final boolean stages;
    final Parts parts;
    private final List<List<Group>> groupsOfFamily = new ArrayList<>();

    Making(Size size, long seed, boolean stages, boolean extras) {
        this.size = size;
        this.stages = stages;
        parts = new Parts(size + "-" + seed + (stages ? "-stages" : "") + (extras ? "-extras" : ""), WEEKS);
        var random = new SplittableRandom(seed); // one stream per part: an option never disturbs the other parts
        provinces(random.split());
        families(random.split());
        groups(random.split());
        lines(random.split());
        if (extras) {
            extras(random.split());
        }
    }

    private int familyCount() {
        return stages ? Math.max(3, size.families) : size.families;
    }

    private int familiesPerTechnique() {
        return Math.max(1, familyCount() / TECHNIQUES);
    }

    private int technique(int family) {
        if (familyCount() >= TECHNIQUES) {
            return Math.min(TECHNIQUES - 1, family / familiesPerTechnique());
        }
        return stages && family == 0 ? DYE : stages && family == familyCount() - 1 ? SEW : 1 + family;
    }

    /** In a problem with stages, dyeing and sewing are short services before and after the main work. */
    private boolean isService(int family) {
        return stages && (technique(family) == DYE || technique(family) == SEW);
    }

    private void provinces(SplittableRandom random) {
        int count = Math.clamp(size.groups / 20, 6, 77);
        for (int i = 0; i < count; i++) {
            var name = i < PROVINCE.size() ? PROVINCE.get(i) : "Province " + (i + 1);
            int hubLead = random.nextInt(3) == 0 ? 2 : 1;
            int consolidation = 1500 + random.nextInt(3000);
            int planting = 13 + random.nextInt(3);
            int harvest = 30 + random.nextInt(2);
            var season = new int[WEEKS];
            for (int t = 0; t < WEEKS; t++) {
                // Songkran falls into week 5
                season[t] = t == 5
                        ? 300
                        : t == 6 ? 500 : t >= planting && t < planting + 4 ? 600 : t >= harvest ? 650 : 1000;
            }
            var id = name.toLowerCase(Locale.ROOT).replace(' ', '-');
            parts.provinces.add(new Province(id, name, hubLead, consolidation, season));
        }
        var routes = new int[count][count];
        for (int a = 0; a < count; a++) {
            for (int b = 0; b < a; b++) {
                routes[a][b] = routes[b][a] = random.nextInt(3) == 0 ? 2 : 1;
            }
        }
        parts.routes = stages ? routes : parts.routes;
    }

    private void families(SplittableRandom random) {
        for (int f = 0; f < familyCount(); f++) {
            var technique = TECHNIQUE.get(technique(f));
            var material = MATERIAL.get(f % MATERIAL.size());
            parts.families.add(new Family(
                    String.format(Locale.ROOT, "%s-%s-%02d", technique, material, f + 1),
                    technique.replace('-', ' ') + ", " + material + ", style " + (f + 1),
                    20 + random.nextInt(28) * 20));
            groupsOfFamily.add(new ArrayList<>());
        }
    }

    private void groups(SplittableRandom random) {
        for (int g = 0; g < size.groups; g++) {
            var group = new Group(WEEKS);
            group.province = random.nextInt(parts.provinces.size());
            var province = parts.provinces.get(group.province);
            group.id = String.format(Locale.ROOT, "g-%05d", g + 1);
            group.name = province.name() + " group " + (g + 1);
            group.grade = random.nextInt(10) < 5 ? 1 : random.nextInt(10) < 7 ? 2 : 3;
            if (random.nextInt(3) == 0) {
                group.grade = Math.min(3, group.grade + 1);
            }
            group.pace = 800 + random.nextInt(501);
            group.price = 1000 + random.nextInt(471) + 59 * (group.grade - 1);
            group.risk = random.nextInt(148);
            if (random.nextInt(20) == 0) {
                group.reservedFor = random.nextInt(BUYERS);
            }
            int setup = 240 + 60 * random.nextInt(12);
            int minBatch = 3000 + 500 * (g % 7);
            int artisans = 3 + random.nextInt(10) + (random.nextInt(8) == 0 ? 10 : 0);
            boolean drawn = random.nextInt(10) < 7;
            group.programme = size.groups <= 60 || drawn;
            boolean farmers = random.nextInt(10) < 7;
            for (int t = 0; t < WEEKS; t++) {
                int season = province.seasonPermille()[t];
                if (!farmers) {
                    season = Math.min(1000, season + 250);
                }
                group.capacity[t] = artisans * MINUTES_PER_ARTISAN_WEEK / 10 * season / 1000 * 10;
            }
            int first = g < familyCount() ? g : random.nextInt(familyCount());
            int second = random.nextInt(4) == 0 ? secondFamily(random, first) : first;
            craft(group, first, first == second ? 1000 : 700, setup, minBatch);
            if (first != second) {
                craft(group, second, 600, setup, minBatch);
            }
            parts.groups.add(group);
        }
    }

    /** Mostly of the same technique. */
    private int secondFamily(SplittableRandom random, int first) {
        int per = familiesPerTechnique();
        return random.nextInt(5) > 0 && per > 1
                ? Math.min(familyCount() - 1, first / per * per + random.nextInt(per))
                : random.nextInt(familyCount());
    }

    private void craft(Group group, int family, int loomPermille, int setup, int minBatch) {
        boolean service = isService(family);
        group.crafts.add(
                new Craft(family, loomPermille, service ? setup / 3 : setup, service ? minBatch / 6 : minBatch));
        groupsOfFamily.get(family).add(group);
    }

    private void lines(SplittableRandom random) {
        int count = size.lines;
        var capacity = new long[familyCount()];
        for (var group : parts.groups) {
            long minutes = Arrays.stream(group.capacity).asLongStream().sum();
            for (var craft : group.crafts) {
                capacity[craft.family()] +=
                        minutes * craft.loomPermille() / 1000 * (craft.loomPermille() == 1000 ? 100 : 72) / 100;
            }
        }
        var weight = new long[familyCount()];
        long weights = 0;
        for (int f = 0; f < weight.length; f++) {
            weight[f] = capacity[f] * (800 + random.nextInt(401)) / 1000 / (isService(f) ? 4 : 1);
            weights += weight[f];
        }
        var family = new int[count];
        var share = new double[count];
        var shares = new double[familyCount()];
        for (int l = 0; l < count; l++) {
            long u = random.nextLong(weights);
            int f = 0;
            while (u >= weight[f]) {
                u -= weight[f++];
            }
            family[l] = f;
            share[l] = StrictMath.exp(0.7 * gauss(random));
            shares[f] += share[l];
        }
        for (int l = 0; l < count; l++) {
            int f = family[l];
            double demand = LOAD_PERMILLE / 1000.0 * capacity[f] / (isService(f) ? 4 : 1);
            int minutes = (int) Math.clamp(demand * share[l] / shares[f], 6_000, 260_000);
            parts.lines.add(line(random, String.format(Locale.ROOT, "l-%06d", l + 1), f, minutes));
        }
    }

    Line line(SplittableRandom random, String id, int f, int minutes) {
        var family = parts.families.get(f);
        var line = new Line();
        line.id = id;
        line.quantity = Math.max(5, minutes / family.standardMinutes());
        line.name = line.quantity + " pieces of " + family.name();
        int window = 6 + random.nextInt(9) + (minutes > 90_000 ? 4 : 0);
        int due = random.nextInt(3) == 0 ? 20 + random.nextInt(5) : 8 + random.nextInt(WEEKS - 9);
        int maxGroups = random.nextInt(10) < 2 ? 1 : random.nextInt(10) < 4 ? 2 : 3 + random.nextInt(2);
        int grade = random.nextInt(10) < 6 ? 1 : random.nextInt(10) < 8 ? 2 : 3;
        line.buyer = random.nextInt(BUYERS);
        int maxPrice = 1235 + random.nextInt(354);
        line.notOtif = 10_000 + 5_000 * random.nextInt(4);
        line.late = 1 + random.nextInt(2);
        boolean dyed = random.nextInt(10) < 4;
        boolean sewn = random.nextInt(10) < 4;
        int dyePermille = 150 + random.nextInt(151);
        int sewPermille = 150 + random.nextInt(151);
        int dye = random.nextInt(familiesPerTechnique());
        int sew = familyCount() - 1 - random.nextInt(familiesPerTechnique());
        boolean chain = stages && !isService(f);
        if (chain && dyed) {
            line.operations.add(service("dye", dye, family, dyePermille, maxPrice));
        }
        line.operations.add(operation("make", f, grade, family.standardMinutes(), maxPrice, maxGroups));
        if (chain && sewn) {
            line.operations.add(service("sew", sew, family, sewPermille, maxPrice));
        }
        window += 4 * (line.operations.size() - 1);
        line.due = Math.clamp(due, Math.min(window, WEEKS), WEEKS);
        line.release = Math.max(0, line.due - window);
        return line;
    }

    private Operation service(String id, int f, Family main, int permille, int maxPrice) {
        return operation(id, f, 1, Math.max(5, main.standardMinutes() * permille / 1000), maxPrice + 300, 1);
    }

    /** An operation nobody may do is relaxed, as a buyer would: any grade, then any price. */
    private Operation operation(String id, int f, int grade, int minutes, int maxPrice, int maxGroups) {
        boolean possible = groupsOfFamily.get(f).stream()
                .anyMatch(g -> g.reservedFor < 0 && g.grade >= grade && g.price <= maxPrice);
        return new Operation(id, f, possible ? grade : 1, minutes, possible ? maxPrice : 0, maxGroups);
    }

    private static double gauss(SplittableRandom random) {
        double u = 1 - random.nextDouble();
        double v = random.nextDouble();
        return StrictMath.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * Math.PI * v);
    }

    private void extras(SplittableRandom random) {
        var unbundled = new HashMap<Integer, Line>();
        for (var line : parts.lines) {
            if (random.nextInt(10) == 0) {
                line.multiple = 2;
            }
            line.allOrNothing = random.nextInt(12) == 0;
            var main = line.operations.getFirst();
            if (random.nextInt(12) == 0) {
                var able = groupsOfFamily.get(main.family());
                line.excluded.add(able.get(random.nextInt(able.size())).id);
            }
            line.quantity = Math.ceilDiv(line.quantity, line.multiple) * line.multiple;
            if (line.operations.size() > 1 || random.nextInt(8) > 0) {
                continue;
            }
            var partner = unbundled.remove(main.family());
            if (partner == null) {
                unbundled.put(main.family(), line);
            } else {
                var id = String.format(Locale.ROOT, "b-%05d", parts.bundles.size() + 1);
                parts.bundles.add(new Parts.Bundle(id, true, List.of(partner, line)));
            }
        }
    }

    Size size() {
        return size;
    }
}
