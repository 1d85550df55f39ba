package org.saan.hub.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.TestHub.viewer;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.catalogue.SampleGroups;
import org.saan.hub.design.novelty.MadeAlterations;
import org.saan.hub.design.novelty.MadePatterns;
import org.saan.hub.directory.Directory;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A design goes from brief to approved sample through its gates, and counts once. */
@HubTest
class DesignsTest {
    private static final Viewer OFFICER = viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);
    private static final Viewer DESIGNER = viewer(Role.DESIGNER, Identity.PROGRAMME);
    private static final Viewer OTHER =
            new Viewer(UUID.randomUUID(), "other", Role.DESIGNER, Identity.PROGRAMME, Language.EN);
    private static final TechPack PACK = SamplePacks.shawl();

    @Autowired
    private Designs designs;

    @Autowired
    private DesignPictures pictures;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    private UUID group = new UUID(0, 0);
    private Viewer leader = OFFICER;

    @BeforeEach
    void aGroup() {
        group = SampleGroups.create(directory, OFFICER);
        leader = viewer(Role.GROUP_LEADER, group);
    }

    private Brief brief(MotifSource motif, @Nullable String consent) {
        return new Brief(
                new LocalizedText("หมอนลายน้ำไหล", "Flowing water cushion"),
                "แขกโรงแรม",
                "2570",
                null,
                "weaving",
                80_000L,
                120_000L,
                LocalDate.of(2027, 3, 1),
                group.toString(),
                null,
                DesignOwner.GROUP,
                null,
                null,
                null,
                motif,
                null,
                consent,
                consent == null ? null : LocalDate.of(2026, 11, 1),
                consent == null ? null : "cushions only",
                200);
    }

    private UUID opened() {
        return designs.open(UUID.randomUUID(), brief(MotifSource.OWN, null), DESIGNER);
    }

    private int version(UUID id) {
        return designs.get(id, OFFICER).version();
    }

    private void move(UUID id, DesignStage to, @Nullable String words, Viewer by) {
        designs.move(id, version(id), new DesignMove(to, words, "CS-1", BigDecimal.valueOf(2.5), true, true, true), by);
    }

    private static byte[] png(BufferedImage image) {
        try (var bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void picture(UUID id, BufferedImage image) {
        pictures.add(id, UUID.randomUUID(), List.of(new SamplePhotos.Sent("p.png", png(image))), null, DESIGNER);
    }

    private UUID approved(BufferedImage image) {
        var id = opened();
        move(id, DesignStage.CONCEPT, null, DESIGNER);
        move(id, DesignStage.PROTOTYPE, null, DESIGNER);
        picture(id, image);
        designs.pack(id, version(id), PACK, DESIGNER);
        move(id, DesignStage.SAMPLE_SUBMITTED, null, leader);
        move(id, DesignStage.SAMPLE_APPROVED, null, OFFICER);
        return id;
    }

    private Map<String, Object> evidence(UUID id) {
        return jdbc.sql("select * from design.evidence_design where row_id = :id")
                .param("id", id)
                .query()
                .singleRow();
    }

    @Test
    @DisplayName(
            "IND3 a design counts from the day its sample is approved, it was compared and its tech pack is complete")
    void countsWhenApprovedComparedAndPacked() {
        var id = opened();
        assertThat(evidence(id).get("excluded")).isEqualTo("design_not_approved");
        assertThatThrownBy(() -> move(id, DesignStage.SAMPLE_SUBMITTED, null, OFFICER))
                .isInstanceOf(Refusal.class);
        move(id, DesignStage.CONCEPT, null, DESIGNER);
        move(id, DesignStage.PROTOTYPE, null, DESIGNER);
        assertThatThrownBy(() -> move(id, DesignStage.SAMPLE_SUBMITTED, null, leader))
                .as("without tech pack and picture")
                .isInstanceOf(Refusal.class);
        picture(id, MadePatterns.of(new Random().nextInt(1_000_000) * 8L));
        designs.pack(id, version(id), new TechPack(Map.of("width", "60")), DESIGNER);
        move(id, DesignStage.SAMPLE_SUBMITTED, null, leader);
        move(id, DesignStage.PROTOTYPE, "Repeat too small", OFFICER);
        move(id, DesignStage.SAMPLE_SUBMITTED, null, leader);
        move(id, DesignStage.SAMPLE_APPROVED, null, OFFICER);
        assertThat(designs.get(id, DESIGNER).rounds()).isEqualTo(2);
        assertThat(evidence(id).get("counted_from"))
                .as("the tech pack is incomplete")
                .isNull();

        designs.pack(id, version(id), PACK, DESIGNER);

        var row = evidence(id);
        assertThat(row.get("excluded")).isNull();
        assertThat(row.get("counted_from")).isNotNull();
        assertThat(row.get("subject_id")).isEqualTo(id);
        assertThat(row.get("province_code")).isNotNull();
    }

    @Test
    @DisplayName(
            "IND3 a recoloured copy is pointed out and counts only when a reviewer says in writing that it is another design")
    void aNearDuplicateWaitsForAnAnswer() {
        long seed = 8L * new Random().nextInt(1_000_000) + 3;
        var first = approved(MadePatterns.of(seed));
        var copy = approved(MadeAlterations.RECOLOURED.of(MadePatterns.of(seed), 5));

        var near = designs.get(copy, OFFICER).near();
        assertThat(near).extracting(DesignView.Near::otherId).contains(first);
        assertThat(evidence(first).get("excluded")).as("the earlier one").isNull();
        assertThat(evidence(copy).get("excluded")).isEqualTo("design_near_duplicate");
        assertThatThrownBy(() -> move(copy, DesignStage.PRODUCTION_READY, null, OFFICER))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> designs.answer(copy, first, true, null, OFFICER))
                .isInstanceOf(Refusal.class);

        designs.answer(copy, first, true, "Another repeat, woven with hemp", OFFICER);
        assertThat(evidence(copy).get("excluded")).isNull();
        designs.answer(copy, first, false, "The same in other colours", OFFICER);
        assertThat(evidence(copy).get("excluded")).isEqualTo("design_version_of_another");
        assertThat(evidence(copy).get("subject_id")).isEqualTo(first);
    }

    @Test
    void aMotifOfACommunityNeedsItsConsent() {
        var id = designs.open(UUID.randomUUID(), brief(MotifSource.COMMUNITY, null), DESIGNER);
        move(id, DesignStage.CONCEPT, null, DESIGNER);
        assertThatThrownBy(() -> move(id, DesignStage.PROTOTYPE, null, DESIGNER))
                .isInstanceOf(Refusal.class);
        designs.edit(id, version(id), brief(MotifSource.COMMUNITY, "ผู้ใหญ่สมมติ"), DESIGNER);
        move(id, DesignStage.PROTOTYPE, null, DESIGNER);
        assertThat(designs.get(id, DESIGNER).stage()).isEqualTo(DesignStage.PROTOTYPE);
    }

    @Test
    void aPrivateDesignIsThereForNobodyElse() {
        var id = opened();
        assertThatThrownBy(() -> designs.get(id, OTHER)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> designs.get(id, viewer(Role.BUYER, UUID.randomUUID())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> designs.get(id, viewer(Role.GROUP_LEADER, UUID.randomUUID())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> designs.release(id, version(id), false, DESIGNER))
                .as("the warning about the patent comes first")
                .isInstanceOf(Refusal.class);
        designs.release(id, version(id), true, DESIGNER);
        assertThat(designs.get(id, OTHER).own()).isFalse();
    }

    @Test
    @DisplayName("KP-04 the first publication counts; publishing again and renaming do not")
    void theFirstReleaseStays() {
        var id = opened();
        designs.release(id, version(id), true, DESIGNER);
        var first = designs.get(id, DESIGNER).releasedAt();
        designs.withdraw(id, version(id), DESIGNER);
        designs.edit(id, version(id), brief(MotifSource.PUBLIC_DOMAIN, null), DESIGNER);
        designs.release(id, version(id), true, DESIGNER);
        assertThat(designs.get(id, DESIGNER).releasedAt()).isEqualTo(first);
        assertThatThrownBy(() -> jdbc.sql("update design.design set released_at = now() where id = :id")
                        .param("id", id)
                        .update())
                .hasMessageContaining("first release");
    }
}
