package org.saan.hub.bench;

import java.util.SplittableRandom;

/** Names as villages and people have them, put together from their usual parts; nobody real is meant. */
final class MadeNames {
    private static final String[] CRAFTS = {
        "ทอผ้า",
        "ทอผ้าไหม",
        "ทอผ้าฝ้าย",
        "ผ้าย้อมคราม",
        "จักสาน",
        "จักสานหวาย",
        "เครื่องปั้นดินเผา",
        "แกะสลักไม้",
        "ทอเสื่อกก",
        "ผ้าปัก",
        "เครื่องเงิน",
        "แม่บ้านเกษตรกร",
        "อาชีพ",
        "ผ้ามัดหมี่",
        "ผ้าขาวม้า",
        "ผ้าขิด",
        "กระดาษสา",
        "ร่มกระดาษ"
    };
    private static final String[] CRAFTS_EN = {
        "Weavers", "Silk Weavers", "Cotton Weavers", "Indigo Dyers", "Basket Makers", "Rattan Makers", "Potters",
        "Wood Carvers", "Reed Mat Makers", "Embroiderers", "Silversmiths", "Farm Women", "Crafts", "Mudmee Weavers",
        "Loincloth Weavers", "Khit Weavers", "Mulberry Paper Makers", "Umbrella Makers"
    };
    private static final String[] KINDS = {"กลุ่ม", "กลุ่ม", "กลุ่ม", "วิสาหกิจชุมชนกลุ่ม", "กลุ่มสตรี", "ศูนย์"};
    private static final String[] VILLAGE = {
        "หนอง", "โนน", "ดอน", "นา", "ห้วย", "โคก", "ท่า", "บึง", "คลอง", "ป่า", "แม่", "สัน", "ทุ่ง", "หัว", "ปาก",
        "เหล่า", "คำ", "ภู", "วัง", "สระ", "เกาะ", "เขา", "ไร่", "บาง"
    };
    private static final String[] VILLAGE_EN = {
        "Nong", "Non", "Don", "Na", "Huai", "Khok", "Tha", "Bueng", "Khlong", "Pa", "Mae", "San", "Thung", "Hua", "Pak",
        "Lao", "Kham", "Phu", "Wang", "Sa", "Ko", "Khao", "Rai", "Bang"
    };
    private static final String[] PLACE = {
        "บัว", "ขาม", "แก้ว", "หวาย", "คราม", "ไผ่", "แดง", "ขาว", "ใหญ่", "น้อย", "สูง", "ยาง", "ประดู่", "สำโรง",
        "มะค่า", "กุง", "แสง", "ทอง", "เงิน", "งาม", "สวรรค์", "เต่า", "ช้าง", "เสือ", "นกยูง", "ปลา", "หอย", "หิน",
        "ทราย", "เกลือ", "ฝาย", "กลาง", "เหนือ", "ใต้", "ตะวัน", "จาน", "หว้า", "ตาล", "พร้าว", "กล้วย", "ส้ม",
        "มะเขือ", "ผักแว่น", "หญ้า", "เรือ"
    };
    private static final String[] PLACE_EN = {
        "Bua",
        "Kham",
        "Kaeo",
        "Wai",
        "Khram",
        "Phai",
        "Daeng",
        "Khao",
        "Yai",
        "Noi",
        "Sung",
        "Yang",
        "Pradu",
        "Samrong",
        "Makha",
        "Kung",
        "Saeng",
        "Thong",
        "Ngoen",
        "Ngam",
        "Sawan",
        "Tao",
        "Chang",
        "Suea",
        "Nok Yung",
        "Pla",
        "Hoi",
        "Hin",
        "Sai",
        "Kluea",
        "Fai",
        "Klang",
        "Nuea",
        "Tai",
        "Tawan",
        "Chan",
        "Wa",
        "Tan",
        "Phrao",
        "Kluai",
        "Som",
        "Makhuea",
        "Phak Waen",
        "Ya",
        "Ruea"
    };
    private static final String[] GIVEN = {
        "สม", "บุญ", "ทอง", "คำ", "แสง", "จัน", "พร", "วัน", "สุ", "อุ", "ประ", "นิ", "วิ", "ศิ", "กา", "มา", "ลำ",
        "ระ", "พิ", "อำ", "สาย", "แก้ว", "บัว", "เพ็ญ", "ดวง"
    };
    private static final String[] GIVEN_END = {
        "ศรี", "มี", "ใจ", "พร", "ดี", "นา", "จิต", "ทิพย์", "ลักษณ์", "รัตน์", "วรรณ", "ภา", "ไล", "เพ็ญ", "จันทร์",
        "แก้ว", "หมาย", "ปอง", "ชัย", "ศักดิ์", "เดช", "นุช", "ดา", "ณี", "รา"
    };
    private static final String[] FAMILY = {
        "วงศ์", "แสน", "ศรี", "ทอง", "บุญ", "พล", "ชัย", "สุข", "คำ", "จันทร์", "แก้ว", "อินทร์", "พรม", "ราช", "ภู",
        "นา", "โพธิ์", "ไชย", "สิงห์", "เพชร", "มณี", "สาร", "ดี", "กุล", "รัตน"
    };
    private static final String[] FAMILY_END = {
        "สมมติ", "จำลอง", "เทียม", "ตัวอย่าง", "ทดสอบ", "สมมุติกุล", "จำลองวงศ์", "เทียมทอง", "ตัวอย่างดี", "ทดสอบศรี"
    };

    private MadeNames() {}

    record Group(String th, String en) {}

    static Group group(SplittableRandom random) {
        int craft = random.nextInt(CRAFTS.length);
        int village = random.nextInt(VILLAGE.length);
        int place = random.nextInt(PLACE.length);
        var number = random.nextInt(5) == 0 ? " หมู่ " + (1 + random.nextInt(15)) : "";
        return new Group(
                pick(random, KINDS) + CRAFTS[craft] + "บ้าน" + VILLAGE[village] + PLACE[place] + number,
                "Ban " + VILLAGE_EN[village] + " " + PLACE_EN[place] + " " + CRAFTS_EN[craft]);
    }

    static String village(SplittableRandom random) {
        return pick(random, VILLAGE) + pick(random, PLACE);
    }

    static String englishVillage(SplittableRandom random) {
        return pick(random, VILLAGE_EN) + " " + pick(random, PLACE_EN);
    }

    static String craft(SplittableRandom random) {
        return pick(random, CRAFTS);
    }

    static String given(SplittableRandom random) {
        return pick(random, GIVEN) + pick(random, GIVEN_END);
    }

    static String family(SplittableRandom random) {
        return pick(random, FAMILY) + pick(random, FAMILY) + pick(random, FAMILY_END);
    }

    static String title(SplittableRandom random) {
        return pick(random, "นาง", "นาง", "นางสาว", "นาย");
    }

    private static String pick(SplittableRandom random, String... of) {
        return of[random.nextInt(of.length)];
    }
}
