package org.saan.hub.demo;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Names of the demo: villages, people and buyers that nobody can take for real ones. The same seed gives the same names.
 * Phones are of the form 080-000-xxxx and are never called.
 */
final class DemoNames {
    /** A part of a village name, Thai and romanised. */
    record Part(String th, String en) {}

    private static final List<Part> FIRST = List.of(
            new Part("นา", "Na"),
            new Part("โนน", "Non"),
            new Part("หนอง", "Nong"),
            new Part("ดอน", "Don"),
            new Part("โคก", "Khok"),
            new Part("ห้วย", "Huai"),
            new Part("ท่า", "Tha"),
            new Part("สัน", "San"),
            new Part("ป่า", "Pa"),
            new Part("บึง", "Bueng"));
    private static final List<Part> SECOND = List.of(
            new Part("คราม", "Khram"),
            new Part("ฝ้าย", "Fai"),
            new Part("หม่อน", "Mon"),
            new Part("ไหม", "Mai"),
            new Part("คำ", "Kham"),
            new Part("แก้ว", "Kaeo"),
            new Part("งาม", "Ngam"),
            new Part("ไผ่", "Phai"),
            new Part("กก", "Kok"),
            new Part("สมมติ", "Sommot"));
    private static final List<Part> GIVEN = List.of(
            new Part("บัวผัน", "Buaphan"),
            new Part("อุไร", "Urai"),
            new Part("สมพร", "Somphon"),
            new Part("คำแพง", "Khamphaeng"),
            new Part("ทองดี", "Thongdi"),
            new Part("ประไพ", "Praphai"),
            new Part("แสงเดือน", "Saengduean"),
            new Part("ลำดวน", "Lamduan"),
            new Part("บุญมี", "Bunmi"),
            new Part("สุดใจ", "Sutchai"),
            new Part("มะลิ", "Mali"),
            new Part("แก้วตา", "Kaeota"),
            new Part("สายทอง", "Saithong"),
            new Part("อำไพ", "Amphai"),
            new Part("วันดี", "Wandi"),
            new Part("รัศมี", "Ratsami"));
    private static final List<String> FAMILY = List.of("ข้อมูลเทียม", "นามสมมติ", "ทดสอบดี", "ตัวอย่างงาม", "จำลองศรี");
    private static final List<String> BUYERS = List.of(
            "Nordlys Interiors",
            "Hafen & Leinen",
            "Maison Tissée",
            "Kumo Zakka",
            "Prairie Loom Co.",
            "Casa Hilo",
            "Southern Cross Textiles",
            "Tulip Huis",
            "Fjord & Fibre",
            "Lotus Bay Gifts",
            "Atelier Soie",
            "Bread & Cloth");
    private static final List<String> COUNTRIES =
            List.of("NO", "DE", "FR", "JP", "US", "ES", "AU", "NL", "SE", "SG", "CH", "GB");

    private final SplittableRandom random;

    DemoNames(long seed) {
        random = new SplittableRandom(seed);
    }

    static int villages() {
        return FIRST.size() * SECOND.size();
    }

    /** Village number 0 to 99, each once; neighbours in number differ in both parts. */
    static Part village(int number) {
        var first = FIRST.get(number % FIRST.size());
        var second = SECOND.get((number + number / FIRST.size()) % SECOND.size());
        return new Part(first.th() + second.th(), first.en() + " " + second.en());
    }

    Part givenName() {
        return GIVEN.get(random.nextInt(GIVEN.size()));
    }

    String familyName() {
        return FAMILY.get(random.nextInt(FAMILY.size()));
    }

    static String phone(int number) {
        return String.format(java.util.Locale.ROOT, "+6680000%04d", number);
    }

    static int buyers() {
        return BUYERS.size();
    }

    static String buyer(int number) {
        return BUYERS.get(number) + " (fictional)";
    }

    static String country(int number) {
        return COUNTRIES.get(number);
    }
}
