package org.saan.hub.materials;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * A lot: {@code received = onHand + issued − returned + spoilt}, kept by the database.
 *
 * @param supplier absent for those who may not know
 * @param failed whether the newest test of a kind was not passed; such a lot is sent to nobody
 */
public record LotView(
        UUID id,
        String number,
        UUID materialId,
        LocalizedText material,
        String unit,
        @Nullable LocalizedText supplier,
        @Nullable String dyeBath,
        @Nullable String origin,
        BigDecimal received,
        BigDecimal onHand,
        BigDecimal issued,
        BigDecimal returned,
        BigDecimal spoilt,
        LocalDate receivedOn,
        boolean failed) {

    /** A test of a lot. */
    public record Test(TestKind kind, String result, boolean passed, LocalDate on) {}

    /**
     * What a group was sent of a lot: {@code issued = consumed + returned + lost + held}, kept by the database.
     *
     * @param workNumber of the work that it is for; absent for what the group wished for itself
     */
    public record Issue(
            UUID id,
            UUID lotId,
            String lotNumber,
            LocalizedText material,
            String unit,
            @Nullable String dyeBath,
            UUID groupId,
            LocalizedText group,
            @Nullable UUID workId,
            @Nullable String workNumber,
            BigDecimal issued,
            BigDecimal consumed,
            BigDecimal returned,
            BigDecimal lost,
            BigDecimal held,
            LocalDate on) {}

    /** What became of some of it; below nothing where the office put a mistake right. */
    public record Movement(
            Became kind,
            BigDecimal quantity,
            @Nullable String words,
            @Nullable String group,
            Instant at) {}
}
