package org.saan.hub.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * A group with all that its own people and the programme may know of it.
 *
 * @param phones only when the viewer reaches the group directly
 */
public record GroupView(
        UUID id,
        int version,
        String code,
        LocalizedText name,
        String kind,
        LocalizedText province,
        @Nullable String address,
        @Nullable LocalizedText cluster,
        @Nullable Integer members,
        @Nullable Integer star,
        @Nullable LocalDate registeredOn,
        boolean inProgramme,
        boolean suspended,
        int artisans,
        int hoursPerWeek,
        @Nullable LocalDate confirmedOn,
        List<String> phones,
        List<Person> people,
        List<Capability> capabilities,
        List<Leave> leaves,
        ContactWay contact) {

    public GroupView {
        phones = List.copyOf(phones);
        people = List.copyOf(people);
        capabilities = List.copyOf(capabilities);
        leaves = List.copyOf(leaves);
    }

    public record Person(
            String name,
            boolean leader,
            LocalDate from,
            @Nullable LocalDate until) {}

    public record Capability(
            String familyCode,
            LocalizedText family,
            int grade,
            int minutesPerPiece,
            int setupMinutes,
            int minimumBatch,
            int looms,
            long priceMinor,
            @Nullable LocalDate confirmedOn) {}

    /** Weeks included at both ends. */
    public record Leave(UUID id, String firstWeek, String lastWeek, String reason, LocalDate declaredOn) {}
}
