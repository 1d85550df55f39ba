package org.saan.hub.demo;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.saan.hub.catalogue.ProductSize;

/** What the groups of the demo make, with words for the catalogue. */
final class DemoGoods {

    /**
     * One of several kinds of the same good.
     *
     * @param th follows the Thai name
     * @param en goes before the English name
     * @param permille of the usual price
     */
    record Variant(String th, String en, List<String> colours, List<String> motifs, int permille) {}

    /** A good; family is how it is planned, the others are concepts of the craft vocabulary. */
    record Goods(
            String family,
            String product,
            String technique,
            String material,
            String nameTh,
            String nameEn,
            String howTh,
            String howEn,
            String careTh,
            String careEn,
            ProductSize size,
            int grams,
            List<Variant> variants) {}

    private static final String WASH_TH = "ซักมือในน้ำเย็น ตากในที่ร่ม";
    private static final String WASH_EN = "Wash by hand in cold water; dry in the shade.";
    private static final String WIPE_TH = "เช็ดด้วยผ้าหมาด เก็บในที่แห้ง";
    private static final String WIPE_EN = "Wipe with a damp cloth; keep dry.";

    private static final Map<String, Goods> ALL = List.of(
                    new Goods(
                            "indigo_scarf",
                            "scarf",
                            "indigo_dye",
                            "cotton",
                            "ผ้าพันคอย้อมคราม",
                            "Indigo scarf",
                            "ฝ้ายเข็นมือ ย้อมครามธรรมชาติหลายครั้งจนได้สีเข้ม แล้วทอด้วยกี่พื้นบ้าน",
                            "Hand-spun cotton is dipped in natural indigo until the blue is deep, then woven on a village loom.",
                            WASH_TH,
                            WASH_EN,
                            size(1800, 350),
                            140,
                            scarves("indigo_colour")),
                    new Goods(
                            "mudmee_cushion",
                            "cushion_cover",
                            "mudmee_silk",
                            "silk",
                            "ปลอกหมอนมัดหมี่",
                            "Mudmee cushion cover",
                            "มัดเส้นไหมเป็นลายก่อนย้อม แล้วทอให้ลายต่อกันเป็นผืน",
                            "Silk weft is tied and dyed before weaving, so that the pattern meets thread by thread.",
                            WASH_TH,
                            WASH_EN,
                            size(450, 450),
                            120,
                            cloth("maroon")),
                    new Goods(
                            "khit_runner",
                            "table_runner",
                            "kid",
                            "cotton",
                            "ผ้าคาดโต๊ะลายขิด",
                            "Khit table runner",
                            "เก็บลายขิดด้วยไม้ทีละแถว ลายนูนขึ้นจากพื้นผ้า",
                            "The khit pattern is picked row by row with a stick and stands out from the ground.",
                            WASH_TH,
                            WASH_EN,
                            size(1800, 400),
                            260,
                            cloth("red")),
                    new Goods(
                            "silk_shawl",
                            "shawl",
                            "plain_weave",
                            "silk",
                            "ผ้าคลุมไหล่ไหม",
                            "Silk shawl",
                            "ไหมบ้านสาวมือ ทอเนื้อบางเบา พับแล้วเก็บในกระเป๋าเล็กได้",
                            "Village silk, reeled by hand and woven so fine that it folds into a small bag.",
                            WASH_TH,
                            WASH_EN,
                            size(2000, 600),
                            160,
                            cloth("old_rose")),
                    new Goods(
                            "cotton_towel",
                            "towel",
                            "plain_weave",
                            "cotton",
                            "ผ้าเช็ดมือฝ้าย",
                            "Cotton hand towel",
                            "ทอด้วยฝ้ายเส้นใหญ่ ซับน้ำดี ยิ่งซักยิ่งนุ่ม",
                            "Woven of thick cotton; it takes up water well and softens with every wash.",
                            WASH_TH,
                            WASH_EN,
                            size(700, 350),
                            130,
                            cloth("cream")),
                    new Goods(
                            "chok_skirt",
                            "sinh",
                            "tin_chok",
                            "cotton",
                            "ผ้าซิ่นตีนจก",
                            "Chok tube skirt",
                            "จกลายด้วยขนเม่นทีละเส้น ตีนซิ่นผืนหนึ่งใช้เวลาเกือบเดือน",
                            "The hem pattern is picked with a porcupine quill thread by thread; one takes almost a month.",
                            WASH_TH,
                            WASH_EN,
                            size(1000, 1800),
                            480,
                            cloth("black")),
                    new Goods(
                            "reed_mat",
                            "mat",
                            "mat_weaving",
                            "kok_reed",
                            "เสื่อกก",
                            "Reed mat",
                            "ตัดกก จักเป็นเส้น ตากแดดแล้วทอด้วยฟืมไม้",
                            "Sedge is cut, split, dried in the sun and woven on a wooden frame.",
                            WIPE_TH,
                            WIPE_EN,
                            size(2000, 1200),
                            1800,
                            plain("natural_colour")),
                    new Goods(
                            "bamboo_basket",
                            "basket",
                            "basketry",
                            "bamboo",
                            "ตะกร้าไม้ไผ่",
                            "Bamboo basket",
                            "จักตอกไม้ไผ่ให้บาง สานแน่น รมควันกันมอด",
                            "Thin splints of bamboo, woven tightly and smoked against insects.",
                            WIPE_TH,
                            WIPE_EN,
                            new ProductSize(null, 300, 200, 220),
                            420,
                            plain("brown")),
                    new Goods(
                            "silver_earring",
                            "earrings",
                            "silversmithing",
                            "silver",
                            "ต่างหูเงิน",
                            "Silver earring",
                            "รีดเงินเป็นเส้น ดัดเป็นลายแล้วเชื่อมด้วยมือ",
                            "Silver wire is bent into a pattern and soldered by hand.",
                            "เช็ดด้วยผ้านุ่ม เก็บในถุงปิดสนิท",
                            "Polish with a soft cloth; keep in a closed bag.",
                            size(25, 18),
                            8,
                            plain("silver_colour")),
                    new Goods(
                            "saa_paper",
                            "bookmark",
                            "papermaking",
                            "mulberry_bark",
                            "ที่คั่นหนังสือกระดาษสา",
                            "Saa paper bookmark",
                            "ต้มเปลือกปอสา ทุบให้ละเอียด ช้อนบนตะแกรงแล้วตากแดด",
                            "Mulberry bark is boiled, beaten, lifted on a screen and dried in the sun.",
                            "เก็บในที่แห้ง",
                            "Keep dry.",
                            size(180, 50),
                            5,
                            plain("white")),
                    new Goods(
                            "hemp_tablecloth",
                            "tablecloth",
                            "plain_weave",
                            "hemp",
                            "ผ้าปูโต๊ะใยกัญชง",
                            "Hemp tablecloth",
                            "ต่อเส้นใยกัญชงด้วยมือ ทอเนื้อแน่น ทนทาน",
                            "Hemp fibre joined by hand and woven into a dense, lasting cloth.",
                            WASH_TH,
                            WASH_EN,
                            size(2200, 1400),
                            900,
                            cloth("natural_colour")),
                    new Goods(
                            "celadon_bowl",
                            "bowl",
                            "celadon",
                            "clay",
                            "ชามศิลาดล",
                            "Celadon bowl",
                            "ขึ้นรูปด้วยแป้นหมุน เคลือบขี้เถ้าไม้ เผาไฟสูงจนเคลือบราน",
                            "Thrown on the wheel, glazed with wood ash and fired high until the glaze crackles.",
                            "ล้างด้วยน้ำสบู่ ใช้กับไมโครเวฟไม่ได้",
                            "Wash with soap; not for microwave ovens.",
                            new ProductSize(null, 150, 150, 70),
                            380,
                            plain("celadon_green")))
            .stream()
            .collect(Collectors.toMap(Goods::family, Function.identity()));

    private DemoGoods() {}

    static Goods of(String family) {
        return Objects.requireNonNull(ALL.get(family), family);
    }

    private static ProductSize size(int length, int width) {
        return new ProductSize(null, length, width, null);
    }

    private static List<Variant> cloth(String colour) {
        return List.of(
                new Variant("สีพื้น", "Plain", List.of(colour), List.of(), 1000),
                new Variant("ลายนาค", "Naga", List.of(colour, "white"), List.of("naga"), 1250),
                new Variant("ลายดอกแก้ว", "Kaeo flower", List.of(colour, "yellow"), List.of("kaeo_flower"), 1180),
                new Variant("ลายต้นสน", "Pine tree", List.of(colour, "green"), List.of("pine"), 1220),
                new Variant("ลายนกคู่", "Paired birds", List.of(colour, "black"), List.of("bird"), 1300));
    }

    /** Some of the scarves are tied before they are dyed: what buyers abroad call mudmee, or tie dye. */
    private static List<Variant> scarves(String colour) {
        return List.of(
                new Variant("สีพื้น", "Plain", List.of(colour), List.of(), 1000),
                new Variant("มัดหมี่ลายนาค", "Naga mudmee", List.of(colour, "white"), List.of("naga"), 1350),
                new Variant("ลายดอกแก้ว", "Kaeo flower", List.of(colour, "yellow"), List.of("kaeo_flower"), 1180),
                new Variant("มัดหมี่ลายต้นสน", "Pine tree mudmee", List.of(colour, "white"), List.of("pine"), 1320),
                new Variant("ลายนกคู่", "Paired birds", List.of(colour, "black"), List.of("bird"), 1300));
    }

    private static List<Variant> plain(String colour) {
        return List.of(
                new Variant("แบบเรียบ", "Plain", List.of(colour), List.of(), 1000),
                new Variant("ลายดอกไม้", "Flower", List.of(colour), List.of("flower"), 1150),
                new Variant("ลายปลา", "Fish", List.of(colour), List.of("fish"), 1200),
                new Variant("ลายใบไม้", "Leaf", List.of(colour, "green"), List.of("leaf"), 1120),
                new Variant("ขนาดเล็ก", "Small", List.of(colour), List.of(), 700));
    }
}
