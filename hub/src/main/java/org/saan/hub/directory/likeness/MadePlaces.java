package org.saan.hub.directory.likeness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Villages, people and phones of a made register. Subdistricts are real, what is in them is not. */
final class MadePlaces {
    private static final String[] FIRST = {
        "นา", "โนน", "หนอง", "ดอน", "โคก", "ห้วย", "ท่า", "สัน", "ป่า", "บึง", "วัง", "คลอง", "บาง", "ทุ่ง", "แม่",
        "ปาก", "เขา", "หัว", "โพธิ์", "บ่อ", "ดง", "สระ", "น้ำ", "ศรี", "ลาด"
    };
    private static final String[] SECOND = {
        "คราม", "ฝ้าย", "หม่อน", "ไหม", "คำ", "แก้ว", "งาม", "ไผ่", "กก", "สูง", "ใหญ่", "น้อย", "แดง", "ขาว", "ยาว",
        "แสง", "สว่าง", "เจริญ", "บัว", "หลวง", "กลาง", "ทอง", "เงิน", "หิน", "ทราย", "ขาม", "มะม่วง", "ตาล", "ไทร",
        "ข่อย", "จำปา", "สำราญ", "เต่า", "ช้าง", "กวาง", "นกยูง", "ปลาไหล", "หญ้าคา", "ตะเคียน", "ประดู่"
    };
    private static final String[] GIVEN = {
        "บัวผัน",
        "อุไร",
        "สมพร",
        "คำแพง",
        "ทองดี",
        "ประไพ",
        "แสงเดือน",
        "ลำดวน",
        "บุญมี",
        "สุดใจ",
        "มะลิ",
        "แก้วตา",
        "สายทอง",
        "อำไพ",
        "วันดี",
        "รัศมี",
        "จันทร์หอม",
        "บุญเลิศ",
        "เพ็ญศรี",
        "วิไล",
        "สมาน",
        "คำปุ่น",
        "ทองใบ",
        "บัวคำ",
        "ดวงใจ",
        "หนูเพียร",
        "กองแก้ว",
        "สำลี",
        "ประนอม",
        "จำเนียร",
        "นารี",
        "ไพรวัลย์"
    };
    private static final String[] FAMILY_FIRST = {
        "ข้อมูล", "นาม", "ทดสอบ", "ตัวอย่าง", "จำลอง", "สมมติ", "สาธิต", "แบบ", "ลอง", "ตัวแปร"
    };
    private static final String[] FAMILY_SECOND = {
        "เทียม", "สมมติ", "ดี", "งาม", "ศรี", "สุข", "ทอง", "ฝึก", "ทอ", "ชัย", "พันธ์", "วงศ์", "กุล", "ไพศาล"
    };

    /**
     * A village in its place.
     *
     * @param moo 0 when it is not said
     */
    record Village(
            String name,
            String province,
            @Nullable String district,
            @Nullable String subdistrict,
            String subdistrictName,
            int moo) {
        Village at(int other) {
            return new Village(name, province, district, subdistrict, subdistrictName, other);
        }
    }

    private record Subdistrict(String code, String name) {}

    private final SplittableRandom random;
    private final List<Subdistrict> subdistricts = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    /** A register of so many groups covers as many subdistricts as give each some neighbours. */
    MadePlaces(SplittableRandom random, int size) {
        this.random = random;
        var all = read();
        int wanted = Math.min(all.size(), Math.max(20, size / 4));
        while (subdistricts.size() < wanted) {
            subdistricts.add(all.get(random.nextInt(all.size())));
        }
    }

    private static List<Subdistrict> read() {
        try (var in = MadePlaces.class.getResourceAsStream("/geo/th_subdistricts.csv")) {
            if (in == null) {
                throw new IllegalStateException("missing th_subdistricts.csv");
            }
            var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return reader.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(cells -> new Subdistrict(cells[0], cells[3]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new village: within its subdistrict no other has the name. */
    Village village() {
        Subdistrict in;
        String name;
        do {
            in = subdistricts.get(random.nextInt(subdistricts.size()));
            name = random.nextInt(5) == 0
                    ? in.name()
                    : one(FIRST) + one(SECOND) + (random.nextInt(12) == 0 ? one(SECOND) : "");
        } while (!taken.add(in.code() + name));
        return new Village(
                name,
                in.code().substring(0, 2),
                in.code().substring(0, 4),
                in.code(),
                in.name(),
                random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(18));
    }

    String person() {
        return one(GIVEN) + " " + one(FAMILY_FIRST) + one(FAMILY_SECOND);
    }

    String phone() {
        return String.format(Locale.ROOT, "+668%08d", random.nextInt(100_000_000));
    }

    private String one(String[] of) {
        return of[random.nextInt(of.length)];
    }
}
