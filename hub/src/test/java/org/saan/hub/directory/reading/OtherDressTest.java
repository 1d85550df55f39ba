package org.saan.hub.directory.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.saan.thaitext.ThaiDates;
import org.saan.thaitext.ThaiDigits;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The register of the first sample, told anew: other words over the columns, other order, delimiter, encoding, digits, ways
 * of writing dates, phones, names, places and stars. It must always be read as the same records.
 */
class OtherDressTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNode EXPECTED = JSON.readTree(SampleFiles.bytes("01_otop_register_utf8bom.expected.json"))
            .get("records");
    private static final Map<String, String> PLACE_NAMES = placeNames();
    private static final Map<Field, List<String>> WORDS = words();

    @Property(tries = 200)
    void whateverItWearsItIsTheSameRegister(@ForAll long seed) {
        var random = new Random(seed);
        boolean oneLine = random.nextBoolean();
        boolean wholeName = random.nextBoolean();
        var fields = new ArrayList<>(List.of(
                Field.SEQUENCE,
                Field.EXTERNAL_ID,
                Field.NAME,
                Field.KIND,
                Field.MEMBERS,
                Field.PHONE,
                Field.STAR,
                Field.REGISTERED_ON));
        fields.addAll(wholeName ? List.of(Field.CONTACT) : List.of(Field.TITLE, Field.FIRST_NAME, Field.LAST_NAME));
        fields.addAll(
                oneLine
                        ? List.of(Field.ADDRESS)
                        : List.of(
                                Field.HOUSE_NO,
                                Field.MOO,
                                Field.SUBDISTRICT,
                                Field.DISTRICT,
                                Field.PROVINCE,
                                Field.POSTAL_CODE));
        Collections.shuffle(fields, random);
        var delimiter = pick(random, List.of(",", ";", "\t", "|"));
        var lines = new ArrayList<String>();
        for (int i = random.nextInt(3); i > 0; i--) {
            lines.add("ทะเบียนผู้ผลิตของสำนักงาน");
        }
        lines.add(join(
                fields.stream()
                        .map(f -> pick(random, Objects.requireNonNull(WORDS.get(f))))
                        .toList(),
                delimiter));
        for (int i = 0; i < EXPECTED.size(); i++) {
            var record = EXPECTED.get(i);
            int number = i + 1;
            lines.add(join(
                    fields.stream().map(f -> cell(f, number, record, random)).toList(), delimiter));
        }
        lines.add(join(
                fields.stream()
                        .map(f -> f == Field.NAME ? "รวม" : f == Field.MEMBERS ? "1,290" : "")
                        .toList(),
                delimiter));
        var charset = Charset.forName(pick(random, List.of("UTF-8", "x-windows-874", "UTF-16", "UTF-16LE")));
        var text = String.join("\r\n", lines);
        if (charset.name().equals("x-windows-874")) {
            // That encoding has neither stars nor signs without width.
            for (int n = 5; n > 0; n--) {
                text = text.replace("★".repeat(n), n + " ดาว");
            }
            text = text.replace("\u200b", "");
        }
        var read = SampleFiles.read("other", text.getBytes(charset));
        var header = lines.stream()
                .filter(line -> line.contains(delimiter))
                .findFirst()
                .orElse("");
        assertThat(read.rejectedRows()).as(header).isEmpty();
        var records =
                JSON.readTree(JSON.writeValueAsString(ReadingJson.of(read))).get("records");
        for (int i = 0; i < EXPECTED.size(); i++) {
            assertThat(records.get(i).toString())
                    .as(header)
                    .isEqualTo(EXPECTED.get(i).toString());
        }
        assertThat(records.size()).isEqualTo(EXPECTED.size());
    }

    private static String cell(Field field, int number, JsonNode record, Random random) {
        var contact = record.get("contact");
        var address = record.get("address");
        return switch (field) {
            case SEQUENCE -> digits(Integer.toString(number), random);
            case EXTERNAL_ID -> digits(record.get("external_id").asString(), random);
            case NAME -> quoted(record.get("name_th").asString(), random);
            case KIND -> kind(record.get("kind").asString());
            case MEMBERS -> digits(record.get("members").asString(), random) + pick(random, List.of("", " คน", "คน"));
            case TITLE -> title(contact.get("title").asString(), random);
            case FIRST_NAME -> contact.get("first_name").asString();
            case LAST_NAME -> contact.get("last_name").asString() + pick(random, List.of("", " ", "\u200b"));
            case CONTACT ->
                title(contact.get("title").asString(), random)
                        + pick(random, List.of("", " "))
                        + contact.get("first_name").asString()
                        + pick(random, List.of(" ", "  ", "\u00a0"))
                        + contact.get("last_name").asString();
            case ADDRESS -> address(address, random);
            case HOUSE_NO -> digits(address.get("house_no").asString(), random);
            case MOO ->
                pick(random, List.of("", "หมู่ ", "ม."))
                        + digits(address.get("moo").asString(), random);
            case SUBDISTRICT -> pick(random, List.of("", "ต.", "ตำบล")) + place(address, "subdistrict_code");
            case DISTRICT -> pick(random, List.of("", "อ.", "อำเภอ")) + place(address, "district_code");
            case PROVINCE -> pick(random, List.of("", "จ.", "จังหวัด")) + place(address, "province_code");
            case POSTAL_CODE -> digits(address.get("postal_code").asString(), random);
            case PHONE -> phones(record.get("phones"), random);
            case STAR -> star(record.get("star"), random);
            case REGISTERED_ON ->
                date(LocalDate.parse(record.get("registered_on").asString()), random);
            default -> throw new IllegalArgumentException(field.name());
        };
    }

    private static String kind(String code) {
        return switch (code) {
            case "individual" -> "ผู้ผลิตชุมชนที่เป็นเจ้าของรายเดียว";
            case "community_enterprise" -> "วิสาหกิจชุมชน";
            default -> "กลุ่มผู้ผลิตชุมชน";
        };
    }

    private static String title(String title, Random random) {
        return title.equals("นางสาว") ? pick(random, List.of("นางสาว", "น.ส.", "นส.")) : title;
    }

    private static String address(JsonNode address, Random random) {
        return pick(random, List.of("", "เลขที่ ", "บ้านเลขที่ "))
                + digits(address.get("house_no").asString(), random)
                + pick(random, List.of(" หมู่ ", " หมู่ที่ ", " ม.", " ม. "))
                + digits(address.get("moo").asString(), random)
                + pick(random, List.of(" ต.", " ตำบล", " ต. ")) + place(address, "subdistrict_code")
                + pick(random, List.of(" อ.", " อำเภอ", " อ. ")) + place(address, "district_code")
                + pick(random, List.of(" จ.", " จังหวัด", " จ. ")) + place(address, "province_code") + " "
                + digits(address.get("postal_code").asString(), random);
    }

    private static String phones(JsonNode phones, Random random) {
        var all = new ArrayList<String>();
        phones.forEach(phone -> {
            var national = phone.asString().substring(3);
            var local = "0" + national;
            all.add(pick(
                    random,
                    List.of(
                            local,
                            "+66 " + national,
                            local.substring(0, 3) + "-" + local.substring(3),
                            "โทร. " + local.substring(0, 3) + " " + local.substring(3, 6) + " " + local.substring(6),
                            "0066" + national,
                            digits(local, random))));
        });
        return all.isEmpty()
                ? pick(random, List.of("", "-", "ไม่มี"))
                : String.join(pick(random, List.of(", ", " / ", " หรือ ", ",")), all);
    }

    private static String star(JsonNode star, Random random) {
        if (star.isNull()) {
            return pick(random, List.of("", "-", "ไม่ได้คัดสรร"));
        }
        int n = star.asInt();
        return pick(
                random, List.of("★".repeat(n), n + " ดาว", ThaiDigits.toThai("" + n), "" + n, "ระดับ " + n + " ดาว"));
    }

    private static String date(LocalDate date, Random random) {
        int year = date.getYear() + 543;
        var written = pick(
                random,
                List.of(
                        ThaiDates.write(date, ThaiDates.Style.FULL),
                        ThaiDates.write(date, ThaiDates.Style.SHORT),
                        ThaiDates.write(date, ThaiDates.Style.NUMBERS),
                        ThaiDates.write(date, ThaiDates.Style.ISO),
                        date.getDayOfMonth() + "/" + date.getMonthValue() + "/" + year % 100,
                        date.getDayOfMonth() + "-" + date.getMonthValue() + "-" + date.getYear(),
                        Long.toString(
                                date.toEpochDay() - LocalDate.of(1899, 12, 30).toEpochDay())));
        return digits(written.replaceFirst("/(\\d)$", "/0$1"), random);
    }

    private static String digits(String text, Random random) {
        return random.nextInt(3) == 0 ? ThaiDigits.toThai(text) : text;
    }

    private static String quoted(String name, Random random) {
        return pick(random, List.of(name, "“" + name + "”", " " + name + " ", name.replace("ำ", "\u0e4d\u0e32")));
    }

    private static String place(JsonNode address, String code) {
        return Objects.requireNonNull(PLACE_NAMES.get(address.get(code).asString()));
    }

    private static String join(List<String> cells, String delimiter) {
        return String.join(
                delimiter,
                cells.stream()
                        .map(c -> c.contains(delimiter) ? '"' + c + '"' : c)
                        .toList());
    }

    private static <T> T pick(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static List<String> lines(String resource) {
        try (var in = Objects.requireNonNull(OtherDressTest.class.getResourceAsStream(resource))) {
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> placeNames() {
        var all = new java.util.HashMap<String, String>();
        Map.of("th_provinces.csv", 2, "th_districts.csv", 2, "th_subdistricts.csv", 3)
                .forEach((file, column) -> lines("/geo/" + file).forEach(line -> {
                    var cells = line.split(",", -1);
                    all.put(cells[0], cells[column]);
                }));
        return all;
    }

    private static Map<Field, List<String>> words() {
        var all = new EnumMap<Field, List<String>>(Field.class);
        lines("columns.tsv").stream().filter(l -> !l.startsWith("#")).forEach(line -> {
            var parts = line.split("\t");
            all.put(Field.valueOf(parts[0]), List.of(parts[1].split("\\|")));
        });
        return all;
    }
}
