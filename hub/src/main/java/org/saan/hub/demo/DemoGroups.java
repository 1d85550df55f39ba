package org.saan.hub.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The fifty groups of the demo as plain facts; {@link DemoLoader} enters them. */
final class DemoGroups {
    static final int COUNT = 50;
    static final int PEOPLE_PER_GROUP = 10;

    /** A craft of a group: what it makes, how well, how fast (thousandths of the standard), at what price. */
    record Craft(String family, int grade, int pacePermille, int pricePermille) {}

    record Group(
            int number,
            String nameTh,
            String nameEn,
            String provinceCode,
            int cluster,
            int artisans,
            int looms,
            boolean inProgramme,
            List<Craft> crafts) {}

    /** A cluster of villages that work together. */
    record Cluster(
            String code,
            String nameTh,
            String nameEn,
            String regionCode,
            List<String> provinces,
            List<String> families) {}

    static final List<Cluster> CLUSTERS = List.of(
            new Cluster(
                    "SAKON",
                    "เครือข่ายย้อมครามอีสานเหนือ",
                    "Upper Isan Indigo Cluster",
                    "northeast",
                    List.of("47", "48"),
                    List.of("indigo_scarf", "cotton_towel", "khit_runner")),
            new Cluster(
                    "KHONKAEN",
                    "เครือข่ายไหมมัดหมี่",
                    "Mudmee Silk Cluster",
                    "northeast",
                    List.of("40", "46"),
                    List.of("mudmee_cushion", "silk_shawl", "khit_runner")),
            new Cluster(
                    "SURIN",
                    "เครือข่ายจักสานและเสื่อกก",
                    "Reed and Basket Cluster",
                    "northeast",
                    List.of("32", "41"),
                    List.of("reed_mat", "bamboo_basket", "silk_shawl")),
            new Cluster(
                    "CHIANGMAI",
                    "เครือข่ายหัตถกรรมล้านนา",
                    "Lanna Craft Cluster",
                    "north",
                    List.of("50", "51"),
                    List.of("saa_paper", "celadon_bowl", "indigo_scarf", "silver_earring")),
            new Cluster(
                    "NAN",
                    "เครือข่ายทอผ้าน่านแพร่",
                    "Nan and Phrae Weavers",
                    "north",
                    List.of("55", "54"),
                    List.of("chok_skirt", "indigo_scarf", "hemp_tablecloth", "mudmee_cushion")),
            new Cluster(
                    "UTHAI",
                    "เครือข่ายทอผ้าภาคกลาง",
                    "Central Weavers",
                    "central",
                    List.of("61", "72"),
                    List.of("chok_skirt", "cotton_towel", "bamboo_basket")));

    private DemoGroups() {}

    static List<Group> all(long seed) {
        var random = new SplittableRandom(seed);
        var groups = new ArrayList<Group>();
        for (int number = 0; number < COUNT; number++) {
            groups.add(group(number, random));
        }
        return List.copyOf(groups);
    }

    private static Group group(int number, SplittableRandom random) {
        var index = number % CLUSTERS.size();
        var cluster = CLUSTERS.get(index);
        var crafts = new ArrayList<Craft>();
        var first = number / CLUSTERS.size() % cluster.families().size();
        var howMany = 1 + random.nextInt(2);
        for (int i = 0; i < howMany; i++) {
            crafts.add(new Craft(
                    cluster.families().get((first + i) % cluster.families().size()),
                    1 + random.nextInt(3),
                    850 + random.nextInt(400),
                    900 + random.nextInt(250)));
        }
        var village = DemoNames.village(number);
        var artisans = 4 + random.nextInt(14);
        return new Group(
                number,
                "กลุ่มหัตถกรรมบ้าน" + village.th(),
                "Ban " + village.en() + " Craft Group",
                cluster.provinces()
                        .get(number / CLUSTERS.size() % cluster.provinces().size()),
                index,
                artisans,
                Math.max(2, artisans - random.nextInt(4)),
                random.nextInt(10) < 8,
                crafts);
    }
}
