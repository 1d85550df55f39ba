package org.saan.hub.training;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * A part of a workshop.
 *
 * @param people who were there, each once
 * @param experts who were asked to come
 */
public record SessionView(
        UUID id,
        UUID workshopId,
        int position,
        Instant startsAt,
        Instant endsAt,
        @Nullable LocalizedText title,
        @Nullable String place,
        boolean online,
        @Nullable String agenda,
        int people,
        List<Guest> experts,
        List<FollowUp> followUps) {
    public SessionView {
        experts = List.copyOf(experts);
        followUps = List.copyOf(followUps);
    }

    /** An expert of the session. */
    public record Guest(UUID id, LocalizedText name) {}

    /**
     * What was agreed to be done afterwards.
     *
     * @param owner who does it, in words
     */
    public record FollowUp(
            UUID id, String words, @Nullable String owner, java.time.@Nullable LocalDate dueOn, boolean done) {}

    public int minutes() {
        return (int) Duration.between(startsAt, endsAt).toMinutes();
    }
}
