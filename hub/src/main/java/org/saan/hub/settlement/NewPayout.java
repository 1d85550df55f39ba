package org.saan.hub.settlement;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Money;

/**
 * A transfer to a group, as the bank proves it.
 *
 * @param order whose deposit is passed on; absent for pay of accepted pieces
 * @param amount before anything is kept back
 * @param bankReference the bank's own number of the transfer
 * @param withhold whether tax on hire of work is kept back
 * @param parts what is paid for which work; together the amount, none for a deposit
 * @param proof the bank's slip: PDF, JPEG or PNG
 */
@SuppressWarnings("ArrayRecordComponent")
public record NewPayout(
        UUID group,
        @Nullable UUID order,
        Money amount,
        String bankReference,
        LocalDate paidOn,
        boolean withhold,
        List<Part> parts,
        byte[] proof) {
    public NewPayout {
        parts = List.copyOf(parts);
    }

    public record Part(UUID work, Money amount) {}
}
