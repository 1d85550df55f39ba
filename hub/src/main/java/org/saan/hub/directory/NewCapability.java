package org.saan.hub.directory;

/** What a group can make: how well, how fast, from how many pieces on, on how many looms, at what price in satang. */
public record NewCapability(
        String familyCode,
        int grade,
        int minutesPerPiece,
        int setupMinutes,
        int minimumBatch,
        int looms,
        long priceMinor) {}
