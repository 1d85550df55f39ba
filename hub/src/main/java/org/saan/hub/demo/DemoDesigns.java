package org.saan.hub.demo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.saan.hub.design.Brief;
import org.saan.hub.design.DesignMove;
import org.saan.hub.design.DesignOwner;
import org.saan.hub.design.DesignPictures;
import org.saan.hub.design.DesignStage;
import org.saan.hub.design.Designs;
import org.saan.hub.design.MotifSource;
import org.saan.hub.design.SamplePhotos;
import org.saan.hub.design.TechPack;
import org.saan.hub.design.WeaveDrafts;
import org.saan.hub.design.novelty.MadeAlterations;
import org.saan.hub.design.novelty.MadePatterns;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.stereotype.Component;

/** Five made-up designs at different stages; one is another in other colours and waits for a reviewer. */
@Component
class DemoDesigns {
    private static final long FLOWING = 12;
    private static final long DIAMONDS = 8;

    private final Identity identity;
    private final Designs designs;
    private final DesignPictures pictures;
    private final WeaveDrafts drafts;
    private final Clock clock;

    DemoDesigns(Identity identity, Designs designs, DesignPictures pictures, WeaveDrafts drafts, Clock clock) {
        this.identity = identity;
        this.designs = designs;
        this.pictures = pictures;
        this.drafts = drafts;
        this.clock = clock;
    }

    /** Enters them for some groups, after the accounts exist. */
    void enter(List<UUID> groups) {
        var designer = identity.findAccount("designer")
                .map(id -> new Viewer(id, "ดารา ข้อมูลเทียม", Role.DESIGNER, Identity.PROGRAMME, Language.TH))
                .orElse(Identity.SYSTEM);
        open("ผ้ารองจาน โรงแรมริมน้ำ", "Placemats for a riverside hotel", null, designer);
        var flowing = open("หมอนลายน้ำไหล", "Flowing water cushion", groups.get(0), designer);
        advance(flowing, MadePatterns.of(FLOWING), DesignStage.SAMPLE_APPROVED, designer);
        drafts.keep(flowing, DemoDrafts.pointedTwill().getBytes(StandardCharsets.UTF_8), designer);
        var shawl = open("ผ้าคลุมไหล่ข้าวหลามตัด", "Diamond shawl", groups.get(1), designer);
        advance(shawl, MadePatterns.of(DIAMONDS), DesignStage.SAMPLE_SUBMITTED, designer);
        var again = open("หมอนลายน้ำไหลสี่สี", "Flowing water in four colours", groups.get(2), designer);
        advance(again, MadeAlterations.RECOLOURED.of(MadePatterns.of(FLOWING), 3), DesignStage.PROTOTYPE, designer);
        var leaves = open("ผ้าพันคอใบไม้ร่วง", "Falling leaves scarf", groups.get(3), designer);
        advance(leaves, MadePatterns.of(11), DesignStage.CONCEPT, designer);
    }

    private UUID open(String th, String en, @Nullable UUID group, Viewer designer) {
        return designs.open(
                UUID.randomUUID(),
                new Brief(
                        new LocalizedText(th, en),
                        "แขกที่ชอบสีธรรมชาติ (ข้อมูลเทียม)",
                        "2570",
                        "เรียบ อุ่น สีดิน",
                        "weaving",
                        45_000L,
                        90_000L,
                        LocalDate.now(clock.withZone(Printing.ZONE)).plusWeeks(6),
                        group == null ? null : group.toString(),
                        null,
                        DesignOwner.GROUP,
                        null,
                        null,
                        null,
                        MotifSource.OWN,
                        null,
                        null,
                        null,
                        null,
                        0),
                designer);
    }

    private void advance(UUID id, BufferedImage image, DesignStage until, Viewer designer) {
        pictures.add(id, UUID.randomUUID(), List.of(new SamplePhotos.Sent("design.png", png(image))), null, designer);
        for (var to : List.of(
                DesignStage.CONCEPT,
                DesignStage.PROTOTYPE,
                DesignStage.SAMPLE_SUBMITTED,
                DesignStage.SAMPLE_APPROVED)) {
            if (to == DesignStage.SAMPLE_SUBMITTED) {
                designs.pack(id, version(id), pack(), designer);
            }
            if (to.compareTo(until) > 0) {
                return;
            }
            var by = to == DesignStage.SAMPLE_APPROVED ? Identity.SYSTEM : designer;
            designs.move(
                    id,
                    version(id),
                    new DesignMove(to, null, "CS-2569-0001", new BigDecimal("1.8"), true, true, true),
                    by);
        }
    }

    private int version(UUID id) {
        return designs.get(id, Identity.SYSTEM).version();
    }

    private static TechPack pack() {
        var fields = new HashMap<String, String>();
        fields.put("width", "60");
        fields.put("length", "180");
        fields.put("size_tolerance", "2");
        fields.put("fringe", "8");
        fields.put("fibre_1", "ไหม");
        fields.put("fibre_1_pct", "100");
        fields.put("fibre_1_eu", "Silk");
        fields.put("warp", "20/22 denier x 2 ลอกกาว");
        fields.put("weft", "150 denier สาวมือ");
        fields.put("ends", "32");
        fields.put("picks", "24");
        fields.put("weave", "ขัด");
        fields.put("gsm", "62");
        fields.put("weight", "67");
        fields.put("colour_1", "คราม");
        fields.put("colour_1_l", "25.96");
        fields.put("colour_1_a", "11.99");
        fields.put("colour_1_b", "-31.81");
        fields.put("colour_1_tolerance", "4");
        fields.put("colour_1_dye", "ธรรมชาติ");
        fields.put("colour_2", "ขนุน");
        fields.put("colour_2_l", "67");
        fields.put("colour_2_a", "12");
        fields.put("colour_2_b", "62");
        fields.put("colour_2_tolerance", "4");
        fields.put("colour_2_dye", "ธรรมชาติ");
        fields.put("motif", "คิดขึ้นใหม่");
        fields.put("motif_owner", "GROUP");
        fields.put("shrinkage_warp", "3");
        fields.put("shrinkage_weft", "3");
        fields.put("fastness_wash", "3-4");
        fields.put("care", "ซักมือ น้ำเย็น\nไม่ฟอกขาว\nตากในร่ม");
        fields.put("packing", "กระดาษไร้กรด ซองกระดาษ");
        fields.put("reference", "ที่ศูนย์และที่กลุ่ม");
        return new TechPack(fields);
    }

    private static byte[] png(BufferedImage image) {
        try (var bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
