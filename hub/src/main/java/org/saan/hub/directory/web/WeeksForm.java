package org.saan.hub.directory.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Said;
import org.saan.hub.directory.WeekTap;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Weeks;

/** Reads what a page of weeks sends: {@code tap=2027-W03:500} or {@code undo=<id>}, and who said it. */
final class WeeksForm {
    private static final String OWN = "own";

    private final Map<String, String> typed;
    private final boolean onBehalf;

    WeeksForm(Map<String, String> typed, boolean onBehalf) {
        this.typed = typed;
        this.onBehalf = onBehalf;
    }

    private String field(String name) {
        return typed.getOrDefault(name, "").strip();
    }

    String technique() {
        return field("technique");
    }

    /** The tap to take back, if it is that. */
    @Nullable
    UUID undo() {
        return field("undo").isEmpty() ? null : id(field("undo"));
    }

    WeekTap tap() {
        var parts = field("tap").split(":", -1);
        if (parts.length != 2) {
            throw new NotFound("tap");
        }
        var week = Weeks.find(parts[0]).orElseThrow(() -> new NotFound("week"));
        Integer left = switch (parts[1]) {
            case "0" -> WeekTap.NONE;
            case "500" -> WeekTap.HALF;
            case "1000" -> WeekTap.FULL;
            case "clear" -> null;
            default -> throw new NotFound("tap");
        };
        // With all their time people need no reason.
        var reason = left == null || left == WeekTap.FULL ? "" : reason();
        return new WeekTap(tapId(), week, technique(), left, reason, said());
    }

    /** A script names each tap; without one, the same button of the same page is the same tap. */
    private UUID tapId() {
        return field("id").isEmpty()
                ? UUID.nameUUIDFromBytes((field("token") + " " + technique() + " " + field("tap") + " "
                                + field("reason") + " " + field(OWN))
                        .getBytes(StandardCharsets.UTF_8))
                : id(field("id"));
    }

    private String reason() {
        return field(OWN).isEmpty() ? WeeksPage.REASONS.contains(field("reason")) ? field("reason") : "" : field(OWN);
    }

    @Nullable
    Said said() {
        if (!onBehalf) {
            return null;
        }
        try {
            return new Said(field("saidBy"), LocalDate.parse(field("saidOn")));
        } catch (DateTimeParseException e) {
            throw Refusal.of("saidOn", "calendar.said_on_missing");
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new NotFound("tap");
        }
    }
}
