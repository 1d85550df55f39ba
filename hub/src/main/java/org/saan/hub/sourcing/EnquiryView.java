package org.saan.hub.sourcing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;

/**
 * An enquiry as those who run the programme see it.
 *
 * @param promiseToldAt when the buyer was told what could be promised
 * @param buyerId the buyer that it became; absent before that
 * @param lostReason code of why nothing came of it, under {@code sourcing.enquiry.lost}
 */
public record EnquiryView(
        UUID id,
        String number,
        EnquiryState state,
        String name,
        String organisation,
        String country,
        String email,
        @Nullable LocalDate wantedBy,
        String place,
        @Nullable String words,
        Language language,
        @Nullable UUID buyerId,
        Instant createdAt,
        @Nullable Instant promiseToldAt,
        @Nullable String lostReason,
        @Nullable String lostNote,
        List<Line> lines,
        List<Note> notes,
        List<File> files) {
    public EnquiryView {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
        files = List.copyOf(files);
    }

    /**
     * So many of a product.
     *
     * @param name of the product when it was asked for
     * @param familyCode how it is planned; absent when it was in no craft
     * @param quantity in its unit, a code of UN/ECE Rec 20
     * @param promise as last looked at
     */
    public record Line(
            UUID id,
            String productCode,
            LocalizedText name,
            @Nullable String familyCode,
            int quantity,
            String unitCode,
            @Nullable Promise promise,
            @Nullable Instant promisedAt) {}

    /** @param ours whether the programme wrote it, not the buyer */
    public record Note(Instant at, boolean ours, String author, String words) {}

    /** @param position by which it is asked for */
    public record File(int position, boolean picture, String name, String digest, int bytes) {}
}
