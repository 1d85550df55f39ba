package org.saan.planner;

import java.util.List;

/**
 * What a group can do in one family of craft.
 *
 * @param pacePermille minutes per piece in thousandths of the operation's standard
 * @param pricePermille price per piece in thousandths of the operation's standard
 * @param riskPermille part of the standard price that the risk of this group is worth
 * @param setupMinutes paid once per campaign: warp, vat, kiln load
 * @param minBatchMinutes least work worth a set-up
 * @param loomPermille looms in thousandths of the group's minutes, where {@code loomCapacity} is empty
 * @param loomCapacity loom minutes of each week; empty to use {@code loomPermille}
 */
public record Craft(
        String family,
        int grade,
        int pacePermille,
        int pricePermille,
        int riskPermille,
        int setupMinutes,
        int minBatchMinutes,
        int loomPermille,
        List<Integer> loomCapacity) {

    public Craft {
        loomCapacity = List.copyOf(loomCapacity);
    }
}
