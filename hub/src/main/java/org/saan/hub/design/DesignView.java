package org.saan.hub.design;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * A design with all that is known of it, for one who may see it.
 *
 * @param own whether the viewer drew it or runs the programme: may write
 * @param reviews whether the viewer decides on samples and near duplicates
 * @param packs versions of the tech pack, newest first
 * @param draft how it is woven, newest version
 */
public record DesignView(
        UUID id,
        int version,
        String number,
        Brief brief,
        DesignStage stage,
        @Nullable UUID groupId,
        @Nullable LocalizedText group,
        @Nullable String designer,
        int rounds,
        @Nullable String costSheet,
        @Nullable BigDecimal measuredDe,
        @Nullable UUID versionOf,
        @Nullable String versionOfNumber,
        @Nullable Instant approvedAt,
        @Nullable Instant releasedAt,
        @Nullable Instant withdrawnAt,
        Instant createdAt,
        List<Picture> pictures,
        List<Near> near,
        List<Step> steps,
        List<Comment> comments,
        List<Pack> packs,
        @Nullable Draft draft,
        List<SampleOf> samples,
        boolean own,
        boolean reviews,
        boolean makes) {
    /** One picture; the newest shows the design. */
    public record Picture(
            UUID id, int position, @Nullable String words, Instant sentAt, boolean compared, String palette) {}

    /**
     * An earlier design that looks alike.
     *
     * @param percent likeness of the edges, 0 to 100
     * @param open whether a reviewer has yet to answer
     */
    public record Near(
            UUID otherId,
            String otherNumber,
            LocalizedText otherTitle,
            UUID pictureId,
            UUID otherPictureId,
            boolean same,
            int percent,
            boolean oneCloth,
            boolean mirrored,
            int degrees,
            int scalePercent,
            int hashBits,
            double paletteDe,
            @Nullable String explained,
            @Nullable String answer,
            @Nullable String words,
            @Nullable String answeredBy,
            @Nullable Instant answeredAt) {
        public boolean open() {
            return answer == null;
        }
    }

    /** A step of its history. */
    public record Step(
            Instant at,
            String by,
            @Nullable DesignStage from,
            @Nullable DesignStage to,
            @Nullable String words) {}

    /** What somebody said. */
    public record Comment(Instant at, String by, String words) {}

    /** A version of the tech pack. */
    public record Pack(int version, TechPack pack, boolean complete, Instant madeAt) {}

    /** How it is woven, in numbers; without treadles shafts are lifted by a plan. */
    public record Draft(int version, int shafts, int treadles, int ends, int picks, Instant madeAt) {}

    /** A sample that belongs to it. */
    public record SampleOf(UUID id, String number) {}

    /** Near duplicates that nobody answered. */
    public boolean unanswered() {
        return near.stream().anyMatch(Near::open);
    }

    /** Whether the newest tech pack lacks nothing. */
    public boolean packed() {
        return !packs.isEmpty() && packs.getFirst().complete();
    }
}
