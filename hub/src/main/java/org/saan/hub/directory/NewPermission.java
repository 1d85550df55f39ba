package org.saan.hub.directory;

import java.time.LocalDate;
import org.saan.hub.shared.Refusal;

/**
 * A permission to be given.
 *
 * @param giverCode of a cluster or group; only officers name one, others give for their own organisation
 * @param receiverKind cluster, group, buyer or programme
 * @param receiverCode not needed for the programme
 */
public record NewPermission(
        String giverCode,
        String receiverKind,
        String receiverCode,
        PermissionScope scope,
        LocalDate from,
        LocalDate until,
        String purpose) {
    public NewPermission {
        purpose = purpose.strip();
        if (purpose.isEmpty() || purpose.length() > 500) {
            throw Refusal.of("purpose", "people.permission.purpose");
        }
        if (until.isBefore(from)) {
            throw Refusal.of("until", "people.permission.order");
        }
        if (until.isAfter(from.plusYears(3))) {
            throw Refusal.of("until", "people.permission.long");
        }
    }
}
