package org.saan.hub.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.identity.Identity;
import org.saan.hub.materials.Became;
import org.saan.hub.materials.LotView;
import org.saan.hub.materials.Lots;
import org.saan.hub.materials.MaterialKind;
import org.saan.hub.materials.Materials;
import org.saan.hub.materials.NewLot;
import org.saan.hub.materials.NewMaterial;
import org.saan.hub.materials.NewOffer;
import org.saan.hub.materials.NewSupplier;
import org.saan.hub.materials.TestKind;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Viewer;
import org.springframework.stereotype.Component;

/** Fictional materials, two suppliers, lots in store, and what a group was sent of them. */
@Component
class DemoMaterials {
    private static final Viewer SYSTEM = Identity.SYSTEM;
    private static final Map<String, BigDecimal> NONE = Map.of();

    private final Materials materials;
    private final Lots lots;

    DemoMaterials(Materials materials, Lots lots) {
        this.materials = materials;
        this.lots = lots;
    }

    /** @param busy a group with work */
    void enter(UUID busy) {
        var today = materials.today();
        var silk = material(
                "SILK-2P", MaterialKind.YARN, "เส้นไหมบ้าน", "Hand-reeled silk yarn", "KGM", only("silk"), List.of());
        var cotton = material(
                "COTTON-20", MaterialKind.YARN, "ฝ้ายเบอร์ 20", "Cotton yarn 20/2", "KGM", only("cotton"), List.of());
        material(
                "BLEND-60",
                MaterialKind.YARN,
                "ไหมผสมฝ้าย",
                "Silk and cotton yarn",
                "KGM",
                Map.of("silk", new BigDecimal("60"), "cotton", new BigDecimal("40")),
                List.of());
        material("LAC", MaterialKind.DYE, "ครั่ง", "Lac dye", "KGM", NONE, List.of(11, 12, 1, 2));
        material("DYE-SYN", MaterialKind.DYE, "สีเคมี", "Synthetic dye", "KGM", NONE, List.of());
        material("PHAYUNG", MaterialKind.WOOD, "ไม้พะยูง", "Siamese rosewood", "KGM", NONE, List.of());
        material("REED", MaterialKind.REED, "กกตากแห้ง", "Dried reed", "KGM", NONE, List.of(10, 11, 12));
        materials.substitute(silk, cotton, "ผิวด้านกว่า", SYSTEM);
        var first = supplier("THREAD-1", "ร้านเส้นไหมสมมติ", "Fictional Silk Yarn Shop", "TH", "080-000-0701");
        var second = supplier("THREAD-2", "โรงปั่นสมมติ", "Fictional Spinning Mill", "LA", "080-000-0702");
        materials.offer(silk, offer(first, "30", "10", 14, today, "0=1450", "50=1320"), SYSTEM);
        materials.offer(silk, offer(second, "15", "3", 28, today, "0=1500"), SYSTEM);
        materials.offer(cotton, offer(first, "20", "5", 10, today, "0=320", "100=280"), SYSTEM);
        var lot = lots.receive(
                new NewLot(UUID.randomUUID(), silk, first, "B-12", "TH", new BigDecimal("40"), today.minusDays(20)),
                SYSTEM);
        lots.test(lot, new LotView.Test(TestKind.WASH, "4-5", true, today.minusDays(18)), SYSTEM);
        lots.receive(
                new NewLot(UUID.randomUUID(), cotton, first, null, "TH", new BigDecimal("60"), today.minusDays(9)),
                SYSTEM);
        lots.openWorks(SYSTEM).stream()
                .filter(work -> work.groupId().equals(busy))
                .findFirst()
                .ifPresent(work -> {
                    var issue = lots.issue(lot, UUID.randomUUID(), busy, work.id(), new BigDecimal("12.5"), SYSTEM);
                    lots.tell(issue, UUID.randomUUID(), Became.CONSUMED, new BigDecimal("4.2"), null, SYSTEM);
                    lots.tell(issue, UUID.randomUUID(), Became.LOST, new BigDecimal("0.3"), "หนูกัด", SYSTEM);
                });
    }

    private static Map<String, BigDecimal> only(String fibre) {
        return Map.of(fibre, new BigDecimal("100"));
    }

    private UUID material(
            String code,
            MaterialKind kind,
            String th,
            String en,
            String unit,
            Map<String, BigDecimal> fibres,
            List<Integer> season) {
        return materials.save(
                null, 0, new NewMaterial(code, kind, new LocalizedText(th, en), unit, fibres, season, null), SYSTEM);
    }

    private UUID supplier(String code, String th, String en, String country, String phone) {
        return materials.supplier(
                new NewSupplier(code, new LocalizedText(th + " (ข้อมูลเทียม)", en), null, phone, country), SYSTEM);
    }

    private static NewOffer offer(
            UUID supplier, String minimum, String pack, int lead, LocalDate today, String... breaks) {
        return new NewOffer(
                supplier,
                Money.THB,
                new BigDecimal(minimum),
                new BigDecimal(pack),
                java.util.Arrays.stream(breaks)
                        .map(one -> one.split("="))
                        .map(one -> new NewOffer.Break(new BigDecimal(one[0]), Long.parseLong(one[1]) * 100))
                        .toList(),
                lead,
                today.plusDays(120));
    }
}
