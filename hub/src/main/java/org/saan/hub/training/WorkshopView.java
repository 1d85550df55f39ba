package org.saan.hub.training;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * A workshop with its parts.
 *
 * @param taken seats of people who are confirmed, or think about an offer
 * @param waiting people without a seat
 * @param attended people who were at any part, each once
 * @param version for the next change
 */
public record WorkshopView(
        UUID id,
        String number,
        WorkshopKind kind,
        LocalizedText title,
        @Nullable LocalizedText summary,
        String topic,
        String regionCode,
        String provinceCode,
        LocalizedText province,
        @Nullable LocalizedText venue,
        @Nullable String onlineLink,
        String language,
        int capacity,
        int taken,
        int offered,
        int waiting,
        int attended,
        int offerHours,
        @Nullable Instant enrolUntil,
        WorkshopState state,
        int sequence,
        Instant changedAt,
        int version,
        List<SessionView> sessions) {
    public WorkshopView {
        sessions = List.copyOf(sessions);
    }

    public int free() {
        return capacity - taken;
    }

    /** When its first part begins; absent while it has none. */
    public @Nullable Instant startsAt() {
        return sessions.stream()
                .map(SessionView::startsAt)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** Whether somebody outside may sign up at that moment. */
    public boolean takes(Instant now) {
        var start = startsAt();
        return state == WorkshopState.OPEN
                && start != null
                && now.isBefore(start)
                && (enrolUntil == null || now.isBefore(enrolUntil));
    }

    WorkshopView with(List<SessionView> parts) {
        return new WorkshopView(
                id,
                number,
                kind,
                title,
                summary,
                topic,
                regionCode,
                provinceCode,
                province,
                venue,
                onlineLink,
                language,
                capacity,
                taken,
                offered,
                waiting,
                attended,
                offerHours,
                enrolUntil,
                state,
                sequence,
                changedAt,
                version,
                parts);
    }
}
