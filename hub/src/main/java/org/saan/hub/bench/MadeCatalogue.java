package org.saan.hub.bench;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.saan.hub.catalogue.search.SearchDocument;

/**
 * Made products of crafts and what buyers type to find them: one unsegmented Thai phrase and an English line, one in ten without
 * either. The same seed makes the same.
 */
public final class MadeCatalogue {
    private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");
    private static final int GROUPS = 50;

    /** A word in Thai and the ways in which it is written in Latin letters. */
    private record Word(String th, List<String> en) {
        static Word of(String th, String... en) {
            return new Word(th, List.of(en));
        }
    }

    /** What goes together: forms, materials and techniques of a trade. */
    private record Trade(List<Word> forms, List<Word> materials, List<Word> techniques) {}

    private static final Trade TEXTILES = new Trade(
            List.of(
                    Word.of("ผ้า", "cloth"),
                    Word.of("ผ้าพันคอ", "scarf"),
                    Word.of("ผ้าคลุมไหล่", "shawl"),
                    Word.of("ผ้าถุง", "tube skirt"),
                    Word.of("กระเป๋า", "bag"),
                    Word.of("ปลอกหมอน", "cushion cover")),
            List.of(Word.of("ไหม", "silk"), Word.of("ฝ้าย", "cotton"), Word.of("ใยกัญชง", "hemp")),
            List.of(
                    Word.of("มัดหมี่", "mudmee", "matmi", "mat mi", "mudmi", "ikat"),
                    Word.of("ขิด", "khit", "khid"),
                    Word.of("จก", "chok", "jok"),
                    Word.of("ยกดอก", "yok dok", "brocade"),
                    Word.of("บาติก", "batik")));

    private static final Trade BASKETRY = new Trade(
            List.of(
                    Word.of("ตะกร้า", "basket"),
                    Word.of("ถาด", "tray"),
                    Word.of("กล่อง", "box"),
                    Word.of("โคมไฟ", "lamp")),
            List.of(
                    Word.of("ไม้ไผ่", "bamboo"),
                    Word.of("กระจูด", "krajood"),
                    Word.of("ผักตบชวา", "water hyacinth"),
                    Word.of("หวาย", "rattan")),
            List.of(Word.of("สาน", "woven", "wicker"), Word.of("จักสานลงรัก", "lacquered")));

    private static final Trade CERAMICS = new Trade(
            List.of(Word.of("ชาม", "bowl"), Word.of("จาน", "plate"), Word.of("แจกัน", "vase"), Word.of("ถ้วย", "cup")),
            List.of(Word.of("ดินเผา", "earthenware"), Word.of("ศิลาดล", "celadon"), Word.of("เบญจรงค์", "benjarong")),
            List.of(Word.of("ปั้นมือ", "hand-thrown"), Word.of("เขียนลาย", "hand-painted")));

    private static final List<Word> MOTIFS = List.of(
            Word.of("ลายนกยูง", "peacock"),
            Word.of("ลายดอกแก้ว", "murraya flower"),
            Word.of("ลายนาค", "naga"),
            Word.of("ลายขอ", "hook"),
            Word.of("ลายต้นสน", "pine tree"),
            Word.of("ลายหมี่คั่น", "striped"),
            Word.of("ลายช้าง", "elephant"),
            Word.of("ลายดาว", "star"));

    private static final List<Word> COLOURS = List.of(
            Word.of("ย้อมคราม", "indigo dyed"),
            Word.of("ย้อมครั่ง", "lac dyed"),
            Word.of("ย้อมมะเกลือ", "ebony-fruit dyed"),
            Word.of("สีธรรมชาติ", "natural colour"),
            Word.of("ย้อมขมิ้น", "turmeric dyed"));

    private static final List<Word> PLACES = List.of(
            Word.of("บ้านนาข่า", "Ban Na Kha"),
            Word.of("บ้านหนองแวง", "Ban Nong Waeng"),
            Word.of("บ้านดอนกอย", "Ban Don Koi"),
            Word.of("บ้านท่าสว่าง", "Ban Tha Sawang"),
            Word.of("บ้านผือ", "Ban Phue"),
            Word.of("ชนบท", "Chonnabot"),
            Word.of("ปักธงชัย", "Pak Thong Chai"),
            Word.of("แม่แจ่ม", "Mae Chaem"),
            Word.of("ด่านเกวียน", "Dan Kwian"),
            Word.of("ควนขนุน", "Khuan Khanun"));

    private static final List<String> PROVINCES = List.of("41", "40", "47", "32", "41", "40", "30", "50", "30", "93");

    private final SplittableRandom random;

    /** @param seed the same makes the same */
    public MadeCatalogue(long seed) {
        this.random = new SplittableRandom(seed);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private Trade trade() {
        double part = random.nextDouble();
        return part < 0.6 ? TEXTILES : part < 0.85 ? BASKETRY : CERAMICS;
    }

    /** The next products, numbered from the first. */
    public List<SearchDocument> products(int first, int count) {
        var products = new ArrayList<SearchDocument>(count);
        for (int i = first; i < first + count; i++) {
            products.add(product(i));
        }
        return products;
    }

    private SearchDocument product(int number) {
        var trade = trade();
        var form = any(trade.forms());
        var material = any(trade.materials());
        var technique = any(trade.techniques());
        var motif = any(MOTIFS);
        var colour = any(COLOURS);
        int group = random.nextInt(GROUPS);
        int place = group / 5 % PLACES.size();
        var th = form.th()
                + material.th()
                + technique.th()
                + motif.th()
                + colour.th()
                + PLACES.get(place).th();
        var en = "%s %s %s, %s motif, %s, %s"
                .formatted(
                        any(material.en()),
                        any(technique.en()),
                        any(form.en()),
                        any(motif.en()),
                        any(colour.en()),
                        any(PLACES.get(place).en()));
        double missing = random.nextDouble();
        return new SearchDocument(
                "p%07d".formatted(number),
                SearchDocument.Kind.PRODUCT,
                missing >= 0.1 && missing < 0.2 ? "" : th,
                missing < 0.1 ? "" : en.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + en.substring(1),
                "",
                "",
                Set.of(),
                PROVINCES.get(place),
                "g%02d".formatted(group),
                BigDecimal.valueOf(random.nextInt(8, 900) * 10L),
                random.nextInt(1, 300),
                random.nextInt(1, 16),
                List.of(random.nextInt(2, 20) * 5 + " x " + random.nextInt(4, 40) * 5 + " cm"),
                BEGUN.plusSeconds(random.nextInt(20_000_000)));
    }

    /** Something that a buyer types: one to three words in Thai or Latin letters, one in four with a slip, now and then a size. */
    public String query() {
        var trade = trade();
        var words = new ArrayList<Word>();
        double many = random.nextDouble();
        if (many < 0.75) {
            words.add(any(
                    List.of(trade.forms(), trade.techniques(), MOTIFS, COLOURS).get(random.nextInt(4))));
        }
        if (many > 0.25) {
            words.add(any(trade.materials()));
        }
        if (many > 0.55) {
            words.add(any(trade.forms()));
        }
        boolean thai = random.nextBoolean();
        if (thai) {
            java.util.Collections.reverse(words);
        }
        var text = new StringBuilder();
        for (var word : words) {
            text.append(text.isEmpty() || thai ? "" : " ").append(thai ? word.th() : any(word.en()));
        }
        if (random.nextInt(4) == 0) {
            slip(text, thai);
        }
        if (random.nextInt(20) == 0) {
            text.append(" ").append(any(PLACES).th());
        }
        return text.toString();
    }

    private void slip(StringBuilder text, boolean thai) {
        if (thai) {
            int at = Math.max(text.indexOf("่"), text.indexOf("้"));
            int vowel = text.indexOf("ไ");
            if (vowel >= 0) {
                text.setCharAt(vowel, 'ใ');
            } else if (at >= 0) {
                text.deleteCharAt(at);
            }
            return;
        }
        int at = random.nextInt(1, text.length());
        if (random.nextBoolean()) {
            text.deleteCharAt(at);
        } else {
            text.insert(at, text.charAt(at));
        }
    }
}
