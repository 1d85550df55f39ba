package org.saan.hub.sourcing;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A request for quotation in the list.
 *
 * @param answerBy day until which groups may answer, that day included
 * @param asked groups
 * @param answered groups that said something, also no
 * @param pieces of all lines
 * @param shortfall pieces of which nothing is chosen yet
 */
public record RfqRow(
        UUID id,
        String number,
        String enquiryNumber,
        String organisation,
        LocalDate issuedOn,
        LocalDate answerBy,
        int asked,
        int answered,
        int pieces,
        int shortfall) {

    /** Whether groups may still answer. */
    public boolean open(LocalDate today) {
        return !answerBy.isBefore(today);
    }
}
