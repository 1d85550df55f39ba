package org.saan.hub.directory.likeness;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words that many groups have in their names: what an organisation is called, who is in it, what it makes. They do not tell
 * one group from its neighbour, but the craft and the material do when both groups name one.
 */
final class GenericWords {
    /** Bits of what a group makes. */
    static final int WEAVING = 1;

    static final int BASKETRY = 1 << 1;
    static final int METAL = 1 << 2;
    static final int CLAY = 1 << 3;
    static final int PAPER = 1 << 4;
    static final int WOOD = 1 << 5;
    static final int FOOD = 1 << 6;
    static final int SEWING = 1 << 7;
    static final int HERBS = 1 << 8;
    static final int FLOWERS = 1 << 9;
    static final int MATS = 1 << 10;
    /** Bits of what it is made of. */
    static final int SILK = 1 << 16;

    static final int COTTON = 1 << 17;
    static final int INDIGO = 1 << 18;
    static final int REED = 1 << 19;
    static final int BAMBOO = 1 << 20;
    static final int MATERIALS = SILK | COTTON | INDIGO | REED | BAMBOO;
    static final int CRAFTS = (1 << 11) - 1;
    /** Bits of who is in it. */
    static final int FARM_WIVES = 1 << 24;

    static final int YOUNG = 1 << 25;
    static final int OLD = 1 << 26;
    static final int PEOPLE = FARM_WIVES | YOUNG | OLD;

    record Word(String text, String skeleton, int says) {}

    /** Longest first, so that ทอผ้าไหม is not read as ทอผ้า and ไหม. */
    private static final List<Word> WORDS = Stream.of(
                    words(
                            0,
                            "กลุ่มวิสาหกิจชุมชน วิสาหกิจชุมชน วิสาหกิจ วสช กลุ่ม สหกรณ์ ชมรม ศูนย์ส่งเสริม ศูนย์เรียนรู้ ศูนย์ ร้าน"
                                    + " บริษัท หจก ห้างหุ้นส่วนจำกัด ห้างหุ้นส่วน เครือข่าย สมาคม โอทอป otop สตรีอาสาพัฒนา สตรี"
                                    + " ส่งเสริมอาชีพ พัฒนาอาชีพ สร้างอาชีพ อาชีพ ผู้ผลิต ผลิตภัณฑ์ หัตถกรรมพื้นบ้าน หัตถกรรม ศิลปหัตถกรรม พื้นบ้าน"
                                    + " พื้นเมือง ชุมชน ท่องเที่ยว แปรรูปผลิตภัณฑ์ ผลิต ทำ และ"),
                    words(FARM_WIVES, "แม่บ้านเกษตรกร แม่บ้าน เกษตรกร"),
                    words(YOUNG, "เยาวชน ยุวเกษตรกร"),
                    words(OLD, "ผู้สูงอายุ"),
                    words(
                            WEAVING,
                            "ทอผ้าพื้นเมือง ทอผ้าพื้นบ้าน ทอผ้ามือ ทอผ้า ผ้าทอมือ ผ้าทอพื้นเมือง ผ้าทอ ผ้าพื้นเมือง ผ้าพื้นบ้าน ผ้าซิ่นตีนจก ตีนจก"
                                    + " ผ้าขาวม้า ผ้าขิด ทอผ้าขิด ผ้าบาติก ผ้ามัดย้อม ย้อมสีธรรมชาติ มัดหมี่ ทอมือ"),
                    words(
                            WEAVING | SILK,
                            "ทอผ้าไหมมัดหมี่ ทอผ้าไหมแพรวา ทอผ้าไหม ผ้าไหมมัดหมี่ ผ้าไหมแพรวา ผ้าไหม ปลูกหม่อนเลี้ยงไหม เลี้ยงไหม"),
                    words(WEAVING | COTTON, "ทอผ้าฝ้าย ผ้าฝ้ายทอมือ ผ้าฝ้าย"),
                    words(WEAVING | INDIGO, "ทอผ้าย้อมคราม ผ้าย้อมคราม ผ้าคราม ย้อมคราม"),
                    words(BASKETRY, "จักสานพื้นบ้าน จักสาน เครื่องจักสาน งานจักสาน หวาย ผักตบชวา"),
                    words(BASKETRY | BAMBOO, "จักสานไม้ไผ่ ไม้ไผ่"),
                    words(BASKETRY | REED, "กระเป๋ากระจูด จักสานกระจูด กระจูด จักสานกก"),
                    words(MATS | REED, "เสื่อกระจูด ทอเสื่อกระจูด ทอเสื่อกก เสื่อกก"),
                    words(MATS, "ทอเสื่อ เสื่อ"),
                    words(METAL, "เครื่องเงิน เครื่องประดับเงิน เครื่องประดับ เครื่องทองเหลือง ทองเหลือง"),
                    words(CLAY, "เครื่องปั้นดินเผา ปั้นดินเผา ดินเผา เครื่องปั้น เซรามิก ศิลาดล เบญจรงค์"),
                    words(PAPER, "กระดาษสา"),
                    words(WOOD, "แกะสลักไม้ ไม้แกะสลัก แกะสลัก เครื่องเรือน"),
                    words(FOOD, "แปรรูปอาหาร อาหารแปรรูป ถนอมอาหาร แปรรูป อาหาร ขนมไทย ขนม น้ำพริก"),
                    words(SEWING, "ตัดเย็บเสื้อผ้า ตัดเย็บ เย็บผ้า"),
                    words(HERBS, "สมุนไพร"),
                    words(FLOWERS, "ดอกไม้ประดิษฐ์ ดอกไม้"))
            .flatMap(List::stream)
            .sorted(Comparator.comparingInt((Word word) -> word.text().length()).reversed())
            .toList();

    private static final Map<Character, List<Word>> BY_FIRST =
            WORDS.stream().collect(Collectors.groupingBy(word -> word.text().charAt(0)));

    private GenericWords() {}

    /** Those that begin with a letter, longest first. */
    static List<Word> beginningWith(char first) {
        return BY_FIRST.getOrDefault(first, List.of());
    }

    static List<Word> all() {
        return WORDS;
    }

    private static List<Word> words(int says, String texts) {
        return Stream.of(texts.split(" "))
                .map(text -> new Word(text, Letters.skeleton(text), says))
                .toList();
    }
}
