package org.saan.hub.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.thaitext.ThaiOrder;

/** Java and PostgreSQL sort Thai alike, so that a list is in one order whoever sorts it. */
class ThaiOrderTest {
    private static final int TEXTS = 20_000;
    private static final String SIGNS = "กกขคงจชดตทนบปผพมยรลวศษสหอฮฤเแโใไะาำิีึืุูั่้๊๋็์ๆฯ๐๑๙ 019abzAZé-./()";
    private static final List<String> WORDS = List.of(
            "กลุ่มทอผ้า",
            "กาน",
            "ก้าน",
            "กำไล",
            "เกาะ",
            "แก้ว",
            "ขนุน",
            "เครื่องเงิน",
            "ใบลาน",
            "ผ้าไหม",
            "แพรวา",
            "ฤทัย",
            "ลำพูน",
            "หมอน",
            "หม่อน",
            "ห้อม",
            "โหม่ง",
            "ไหมไทย",
            "อุดร");

    @Test
    @DisplayName("TH-01 TH-02 the order of Java is that of th-x-icu, for twenty thousand made texts")
    void sortsAsPostgresDoes() {
        var texts = texts();
        var sorted = new ArrayList<>(texts);
        sorted.sort(ThaiOrder.dictionary());
        try (var database = TestDatabase.empty()) {
            var bySql = database.jdbc()
                    .sql("select t from unnest(?::text[]) as t order by t collate \"th-x-icu\"")
                    .param(texts.toArray(String[]::new))
                    .query(String.class)
                    .list();
            assertThat(bySql).isEqualTo(sorted);
        }
    }

    @Test
    void theOrderIsTotal() {
        var texts = texts().subList(0, 300);
        var order = ThaiOrder.dictionary();
        for (var a : texts) {
            for (var b : texts) {
                assertThat(Integer.signum(order.compare(a, b))).isEqualTo(-Integer.signum(order.compare(b, a)));
                assertThat(order.compare(a, b) == 0).isEqualTo(a.equals(b));
            }
        }
        var sorted = new ArrayList<>(texts);
        sorted.sort(order);
        for (int i = 0; i < sorted.size(); i++) {
            for (int j = i + 1; j < sorted.size(); j++) {
                assertThat(order.compare(sorted.get(i), sorted.get(j))).isNotPositive();
            }
        }
    }

    private static List<String> texts() {
        var random = new Random(20);
        var all = new ArrayList<String>(WORDS);
        while (all.size() < TEXTS) {
            var text = new StringBuilder(random.nextInt(4) == 0 ? WORDS.get(random.nextInt(WORDS.size())) : "");
            for (int i = random.nextInt(8); i >= 0; i--) {
                append(text, SIGNS.charAt(random.nextInt(SIGNS.length())));
            }
            all.add(text.toString());
        }
        Collections.shuffle(all, random);
        return all;
    }

    /** Marks stand on letters: on signs, which do not count, ICU's order contradicts itself. */
    private static void append(StringBuilder text, char sign) {
        char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        if (!isMark(sign) || isMark(last) || (last >= 'ก' && last <= 'ฮ')) {
            text.append(sign);
        }
    }

    private static boolean isMark(char sign) {
        return Character.getType(sign) == Character.NON_SPACING_MARK;
    }
}
