package org.saan.hub.directory.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever the order of columns, the rows of headers and the noise between, the same groups come out of a workbook. */
class MessyWorkbookTest {
    private static final List<Map<Field, String>> GROUPS = List.of(
            group("A1", "กลุ่มทอผ้าบ้านดอน", "ดอนแก้ว", "แม่ริม", "เชียงใหม่", "12", "080-000-0001"),
            group("A2", "กลุ่มจักสานบ้านขาม", "บ้านขาม", "น้ำพอง", "ขอนแก่น", "9", "080-000-0002"),
            group("A3", "วิสาหกิจชุมชนผ้าไหม", "ศรีบุญเรือง", "ชนบท", "ขอนแก่น", "30", "080-000-0003"),
            group("A4", "กลุ่มเครื่องเงิน", "อุโมงค์", "เมืองลำพูน", "ลำพูน", "7", "080-000-0004"));
    private static final Map<Field, List<String>> WORDS = new EnumMap<>(Map.of(
            Field.EXTERNAL_ID, List.of("รหัส", "เลขทะเบียน", "Code"),
            Field.NAME, List.of("ชื่อกลุ่ม", "กลุ่ม/ผู้ผลิต", "Group name"),
            Field.SUBDISTRICT, List.of("ตำบล", "ต.", "Tambon"),
            Field.DISTRICT, List.of("อำเภอ", "อ.", "Amphoe"),
            Field.PROVINCE, List.of("จังหวัด", "จ.", "Province"),
            Field.MEMBERS, List.of("จำนวนสมาชิก (คน)", "สมาชิก", "No. of members"),
            Field.PHONE, List.of("โทร", "มือถือ", "Tel.")));

    @Property(tries = 150)
    void theSameGroupsComeOutOfAnyMess(@ForAll long seed) {
        var random = new Random(seed);
        var fields = new ArrayList<>(WORDS.keySet());
        Collections.shuffle(fields, random);
        var sheets = new LinkedHashMap<String, List<List<String>>>();
        int divided = random.nextInt(GROUPS.size());
        sheets.put("ก", table(fields, GROUPS.subList(0, divided), random));
        sheets.put("สรุป", List.of(List.of("อำเภอ", "จำนวนกลุ่ม"), List.of("แม่ริม", "1")));
        sheets.put("ข", table(fields, GROUPS.subList(divided, GROUPS.size()), random));
        var read = SampleFiles.read("a.xlsx", SampleWorkbooks.of(sheets));
        assertThat(read.rejectedRows()).isEmpty();
        assertThat(read.records())
                .extracting(
                        GroupRecord::externalId,
                        GroupRecord::nameTh,
                        r -> r.address().subdistrictCode(),
                        r -> String.valueOf(r.members()),
                        r -> r.phones().getFirst())
                .containsExactly(
                        tuple("A1", "กลุ่มทอผ้าบ้านดอน", "500710", "12", "+66800000001"),
                        tuple("A2", "กลุ่มจักสานบ้านขาม", "400707", "9", "+66800000002"),
                        tuple("A3", "วิสาหกิจชุมชนผ้าไหม", "401806", "30", "+66800000003"),
                        tuple("A4", "กลุ่มเครื่องเงิน", "510103", "7", "+66800000004"));
    }

    private static List<List<String>> table(List<Field> fields, List<Map<Field, String>> groups, Random random) {
        var rows = new ArrayList<List<String>>();
        for (int i = random.nextInt(3); i > 0; i--) {
            rows.add(List.of("ทะเบียนกลุ่มของสำนักงาน"));
        }
        if (random.nextBoolean()) {
            rows.add(List.of());
        }
        var header = fields.stream()
                .map(f -> pick(WORDS.getOrDefault(f, List.of()), random))
                .toList();
        rows.add(header);
        if (random.nextInt(3) == 0) {
            rows.add(fields.stream().map(f -> f == Field.MEMBERS ? "(คน)" : "").toList());
        }
        for (var group : groups) {
            if (random.nextInt(4) == 0) {
                rows.add(noise(fields, header, random));
            }
            rows.add(fields.stream().map(f -> group.getOrDefault(f, "")).toList());
        }
        rows.add(fields.stream()
                .map(f -> f == Field.NAME ? "รวมทั้งสิ้น" : f == Field.MEMBERS ? "58" : "")
                .toList());
        return rows;
    }

    private static List<String> noise(List<Field> fields, List<String> header, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> List.of();
            case 1 -> header;
            case 2 -> List.of("หมายเหตุ: ข้อมูลสมมติ");
            default -> fields.stream().map(f -> f == Field.MEMBERS ? "99" : "").toList();
        };
    }

    private static Map<Field, String> group(String... cells) {
        return new EnumMap<>(Map.of(
                Field.EXTERNAL_ID, cells[0],
                Field.NAME, cells[1],
                Field.SUBDISTRICT, cells[2],
                Field.DISTRICT, cells[3],
                Field.PROVINCE, cells[4],
                Field.MEMBERS, cells[5],
                Field.PHONE, cells[6]));
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    private static String pick(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }
}
