package org.saan.hub.identity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which changes to list; empty texts and absent days mean all.
 *
 * @param who part of the name of an account
 * @param subjectId of the thing that was changed, with its type
 * @param from first day in Thailand, included
 * @param until last day in Thailand, included
 * @param page counted from 0
 */
public record AuditFilter(
        String who,
        String action,
        String subjectType,
        String subjectId,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        int page) {
    public static final int PAGE = 50;

    public static final AuditFilter ALL = new AuditFilter("", "", "", "", null, null, 0);

    public AuditFilter {
        who = who.strip();
        action = action.strip();
        subjectType = subjectType.strip();
        subjectId = subjectId.strip();
        page = Math.max(0, page);
    }

    public AuditFilter at(int otherPage) {
        return new AuditFilter(who, action, subjectType, subjectId, from, until, otherPage);
    }
}
