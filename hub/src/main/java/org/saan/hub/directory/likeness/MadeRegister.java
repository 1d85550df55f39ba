package org.saan.hub.directory.likeness;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A register that is made up, in which it is known which entries are one group: for measuring how many doubled groups are
 * found. Places are real codes, names and phones nobody's. Beside the doubled entries it has what is easily taken for
 * doubled: villages of one name in different districts, sister groups of a village that make other things, second groups,
 * leaders of one family, phones that a village shares, and makers who work alone.
 */
public final class MadeRegister {
    /** An entry, and the group that it tells of: entries of one group have one number. */
    public record Entry(GroupFacts facts, int group) {}

    private static final String[] CRAFTS = {
        "ทอผ้า",
        "ทอผ้าไหม",
        "ทอผ้าฝ้าย",
        "ผ้าย้อมคราม",
        "จักสาน",
        "กระเป๋ากระจูด",
        "เครื่องเงิน",
        "เครื่องปั้นดินเผา",
        "กระดาษสา",
        "แม่บ้านเกษตรกร",
        "ตัดเย็บเสื้อผ้า",
        "แปรรูปอาหาร",
        "ดอกไม้ประดิษฐ์",
        "สมุนไพร",
        "ทอเสื่อกก"
    };
    private static final String[] SECOND_GROUPS = {
        "รวมใจ", "พัฒนา", "สามัคคี", "เหนือ", "ใต้", "ใหม่", "ก้าวหน้า", "ร่วมมือ"
    };
    private static final double SISTER = 0.27;
    private static final double SECOND = 0.10;
    private static final double ALONE = 0.10;

    private final SplittableRandom random;
    private final MadePlaces places;
    private final MadeFaults faults;
    private final List<Entry> entries = new ArrayList<>();
    private final int size;
    private int groups;

    private MadeRegister(int size, long seed) {
        this.size = size;
        this.random = new SplittableRandom(seed);
        this.places = new MadePlaces(random, size);
        this.faults = new MadeFaults(random, places);
    }

    /** Entries in the order in which a programme might meet them; the same seed makes the same register. */
    public static List<Entry> of(int size, long seed) {
        var register = new MadeRegister(size, seed);
        while (register.entries.size() < size) {
            register.village();
        }
        return List.copyOf(register.entries.subList(0, size));
    }

    private void village() {
        var village = places.village();
        var craft = CRAFTS[random.nextInt(CRAFTS.length)];
        var leader = places.person();
        var phone = places.phone();
        enter(new MadeGroup("กลุ่ม" + craft + "บ้าน" + village.name(), village, leader, phone));
        double what = random.nextDouble();
        if (what < SISTER) {
            sister(village, craft, leader, phone);
        } else if (what < SISTER + SECOND) {
            second(village, craft);
        } else if (what < SISTER + SECOND + ALONE) {
            alone(village, leader, phone);
        }
    }

    /** Another craft in the village, often led by the same family and reached by the same phone. */
    private void sister(MadePlaces.Village village, String craft, String leader, String phone) {
        String other;
        do {
            other = CRAFTS[random.nextInt(CRAFTS.length)];
        } while (other.equals(craft) || isWiderThan(craft, other) || isWiderThan(other, craft));
        double who = random.nextDouble();
        var led = who < 0.08
                ? leader
                : who < 0.5 ? places.person().split(" ")[0] + " " + leader.split(" ")[1] : places.person();
        enter(new MadeGroup(
                "กลุ่ม" + other + "บ้าน" + village.name(),
                village,
                led,
                random.nextDouble() < 0.3 ? phone : places.phone()));
    }

    /** ทอผ้า and ทอผ้าไหม in one village are two names that one group may have: nobody could tell from the words. */
    private static boolean isWiderThan(String craft, String other) {
        return other.startsWith(craft)
                || craft.equals("ทอผ้า") && other.startsWith("ผ้า")
                || craft.equals("จักสาน") && other.equals("กระเป๋ากระจูด");
    }

    /** The same craft once more: in another quarter of the village, or by people who went their own way. */
    private void second(MadePlaces.Village village, String craft) {
        boolean numbered = random.nextBoolean();
        int moo = village.moo() % 18 + 1;
        var name = "กลุ่ม" + craft + "บ้าน" + village.name()
                + (numbered ? " หมู่ " + moo : SECOND_GROUPS[random.nextInt(SECOND_GROUPS.length)]);
        enter(new MadeGroup(name, numbered ? village.at(moo) : village, places.person(), places.phone()));
    }

    /** Makers on their own account: neighbours, or the leader herself beside her group. */
    private void alone(MadePlaces.Village village, String leader, String phone) {
        boolean herself = random.nextDouble() < 0.4;
        var person = herself ? leader : places.person();
        enter(new MadeGroup("นาง" + person, village, person, herself ? phone : places.phone()));
    }

    private void enter(MadeGroup group) {
        int number = groups++;
        add(group, number);
        double copies = random.nextDouble();
        for (int i = copies < 0.04 ? 2 : copies < 0.24 ? 1 : 0; i > 0; i--) {
            add(faults.again(group), number);
        }
    }

    private void add(MadeGroup group, int number) {
        var village = group.village();
        entries.add(new Entry(
                new GroupFacts(
                        new UUID(0x7000L, entries.size() + 1L),
                        group.name(),
                        village.province(),
                        village.district(),
                        village.subdistrict(),
                        village.moo() == 0 ? null : String.valueOf(village.moo()),
                        group.leader(),
                        group.phone() == null ? List.of() : List.of(group.phone())),
                number));
    }

    /** A group as one register writes it. */
    record MadeGroup(
            String name,
            MadePlaces.Village village,
            @Nullable String leader,
            @Nullable String phone) {}
}
