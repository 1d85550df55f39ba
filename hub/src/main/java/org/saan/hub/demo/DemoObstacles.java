package org.saan.hub.demo;

import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Viewer;
import org.saan.hub.trade.AgreedHow;
import org.saan.hub.trade.GuideCards;
import org.saan.hub.trade.NewObstacle;
import org.saan.hub.trade.ObstacleGroups;
import org.saan.hub.trade.ObstaclePanels;
import org.saan.hub.trade.ObstacleTelling;
import org.saan.hub.trade.Obstacles;
import org.saan.hub.trade.Teller;
import org.saan.hub.trade.TellerKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Problems of exporting of the demo: from groups and a workshop, over two years, some answered, grouped and in the export guide. */
@Component
class DemoObstacles {
    private static final Viewer SYSTEM = Identity.SYSTEM;
    private static final int DAYS_TO_ANSWER = 14;

    private final ObstacleTelling telling;
    private final Obstacles obstacles;
    private final ObstacleGroups grouping;
    private final GuideCards cards;
    private final ObstaclePanels panels;
    private final JdbcClient jdbc;

    DemoObstacles(
            ObstacleTelling telling,
            Obstacles obstacles,
            ObstacleGroups grouping,
            GuideCards cards,
            ObstaclePanels panels,
            JdbcClient jdbc) {
        this.telling = telling;
        this.obstacles = obstacles;
        this.grouping = grouping;
        this.cards = cards;
        this.panels = panels;
        this.jdbc = jdbc;
    }

    /**
     * A problem of the demo.
     *
     * @param daysAgo when it was heard
     */
    private record Told(
            String th,
            @Nullable String en,
            @Nullable String country,
            @Nullable String agency,
            @Nullable String document,
            int days,
            long baht,
            int daysAgo) {}

    private static final List<Told> NAMES = List.of(
            new Told(
                    "ด่านมาเลเซียไม่รับ Form D เพราะชื่อผ้าในใบรับรองไม่ตรงกับใบกำกับสินค้า",
                    "Malaysian customs refused Form D: the name of the cloth differs from the invoice",
                    "MY",
                    "กรมการค้าต่างประเทศ",
                    "Form D",
                    9,
                    4_500,
                    410),
            new Told("ด่านไม่รับใบรับรอง ชื่อผ้าไม่ตรงกับใบกำกับสินค้า", null, "MY", null, "Form D", 6, 2_800, 250),
            new Told(
                    "ใบรับรอง Form D ถูกตีกลับ ชื่อผ้าเขียนไม่เหมือนใบกำกับสินค้า",
                    null,
                    "MY",
                    null,
                    "Form D",
                    12,
                    6_000,
                    90),
            new Told("ชื่อผ้าใน Form D ไม่ตรงใบกำกับสินค้า ด่านให้รอ", null, "MY", null, "Form D", 4, 1_500, 20));

    private static final List<Told> OTHERS = List.of(
            new Told(
                    "ผู้ซื้อฝรั่งเศสขอใบรับรองปลอดศัตรูพืชของตะกร้าย่านลิเภา ไม่รู้ว่าขอที่ไหน",
                    "A French buyer asks for a phytosanitary certificate for vine baskets; we do not know where to get it",
                    "FR",
                    "กรมวิชาการเกษตร",
                    "ใบรับรองปลอดศัตรูพืช",
                    15,
                    8_000,
                    300),
            new Told("ค่าขนส่งทางอากาศของชิ้นใหญ่แพงกว่าราคาสินค้า", null, "US", null, null, 0, 23_000, 160),
            new Told(
                    "ไม้แกะสลักติดด่านออสเตรเลีย ต้องมีหลักฐานการอบไม้",
                    "Carved wood is held in Australia: proof of heat treatment is wanted",
                    "AU",
                    "กรมศุลกากร",
                    "ใบรับรองการอบไม้ (ISPM 15)",
                    21,
                    12_500,
                    45),
            new Told(
                    "ผู้ซื้อโอนเงินแล้วธนาคารหักค่าธรรมเนียมสองทาง ได้ไม่ครบ",
                    null,
                    "DE",
                    "ธนาคาร",
                    null,
                    3,
                    1_900,
                    10));

    /** @param groups that tell them, with the one of the demo's leader first */
    void enter(UUID leaders, List<UUID> groups) {
        var lead = tell(NAMES.getFirst(), leaders);
        for (int i = 1; i < NAMES.size(); i++) {
            grouping.group(tell(NAMES.get(i), groups.get(i * 3 % groups.size())), 0, lead, SYSTEM);
        }
        obstacles.own(lead, 0, officer(), obstacles.today().plusDays(DAYS_TO_ANSWER), SYSTEM);
        obstacles.answer(
                lead,
                1,
                new LocalizedText(
                        "เขียนชื่อผ้าให้เหมือนกันทุกใบ ใช้คำในใบกำกับสินค้าเป็นหลัก แล้วขอแก้ Form D ก่อนของออก",
                        "Name the cloth alike on every paper. The invoice decides; have Form D corrected before the goods leave."),
                SYSTEM);
        cards.publish(
                lead,
                null,
                new GuideCards.Text(
                        new LocalizedText("ชื่อผ้าต้องตรงกันทุกใบ", "Name the cloth alike on every paper"),
                        new LocalizedText(
                                "ใช้ชื่อผ้าและพิกัดจากใบกำกับสินค้าเป็นหลัก\nเขียนชื่อเดียวกันในใบกำกับหีบห่อและ Form D\nให้คนที่สองอ่านเทียบทีละบรรทัดก่อนยื่น\nถ้าผิด ขอแก้ใบรับรองก่อนของออกจากประเทศ",
                                "Take the name of the cloth and its HS code from the invoice\nWrite the same name on the packing list and on Form D\nLet a second person compare line by line before you apply\nIf something differs, have the certificate corrected before the goods leave")),
                SYSTEM);
        obstacles.agree(lead, 2, AgreedHow.PHONE, "หัวหน้ากลุ่ม (ข้อมูลเทียม) บอกว่ารอบใหม่ผ่านด่านแล้ว", SYSTEM);
        others(leaders, groups);
        workshop();
    }

    private void others(UUID leaders, List<UUID> groups) {
        for (int i = 0; i < OTHERS.size(); i++) {
            var id = tell(OTHERS.get(i), i == 2 ? leaders : groups.get(i * 5 % groups.size()));
            if (i == 0) {
                obstacles.own(id, 0, officer(), obstacles.today().plusDays(DAYS_TO_ANSWER), SYSTEM);
                jdbc.sql("update trade.obstacle set due_on = due_on - 20 where id = :id")
                        .param("id", id)
                        .update();
            } else if (i == 2) {
                obstacles.answer(
                        id,
                        0,
                        new LocalizedText(
                                "ส่งไม้ไปอบที่โรงอบซึ่งขึ้นทะเบียน ISPM 15 ขอใบรับรอง แล้วประทับตราบนไม้และหีบไม้ทุกใบ",
                                "Have the wood treated by a kiln registered under ISPM 15, ask for its certificate, and see the mark on wood and crates."),
                        SYSTEM);
            }
        }
    }

    private void workshop() {
        var panel = panels.open(
                new LocalizedText("เวทีปัญหาส่งออก เชียงใหม่ (ข้อมูลเทียม)", "Export panel, Chiang Mai (fictional)"),
                "50",
                obstacles.today().minusDays(2),
                obstacles.today().plusDays(DAYS_TO_ANSWER),
                SYSTEM);
        var code = panels.get(panel, SYSTEM).code();
        telling.tell(
                code,
                TellerKey.draw(),
                new NewObstacle(
                        new UUID(0, 0),
                        new LocalizedText("ไม่รู้ว่าเครื่องเขินต้องทดสอบสารตะกั่วก่อนส่งไปอเมริกาหรือไม่", null),
                        "US",
                        null,
                        null,
                        null,
                        "ผลทดสอบสารตะกั่ว",
                        null,
                        Money.ofMinor(15_000, Currency.getInstance("USD"))),
                new Teller("คำแปง ข้อมูลเทียม", "080-000-0555", null, "female", 1968));
    }

    private UUID tell(Told told, UUID group) {
        var id = telling.tell(
                new NewObstacle(
                        UUID.randomUUID(),
                        new LocalizedText(told.th(), told.en()),
                        told.country(),
                        null,
                        null,
                        told.agency(),
                        told.document(),
                        told.days(),
                        told.baht() == 0 ? null : Money.ofMinor(told.baht() * 100, Money.THB)),
                group,
                SYSTEM);
        jdbc.sql("update trade.obstacle set heard_at = heard_at - make_interval(days => :days) where id = :id")
                .param("days", told.daysAgo())
                .param("id", id)
                .update();
        return id;
    }

    private UUID officer() {
        return jdbc.sql("select id from identity.account where role = 'EXPORT_ADVISER' order by id limit 1")
                .query((row, n) -> row.getObject(1, UUID.class))
                .single();
    }
}
