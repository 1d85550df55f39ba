package org.saan.hub.training;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The door of a session: who is expected, who is there.
 *
 * @param there different people who are or were there
 */
public record DoorView(WorkshopView workshop, SessionView session, List<Person> people, int there) {
    public DoorView {
        people = List.copyOf(people);
    }

    /**
     * Somebody who is expected or has come.
     *
     * @param tail the last four digits of their phone, by which they are told from others of the same name
     * @param seat whether they have a seat; others waited, or came as they are
     * @param minutes how long they were there; 0 when they were not
     */
    public record Person(
            UUID learner,
            String name,
            String tail,
            @Nullable String group,
            @Nullable String code,
            boolean seat,
            boolean there,
            @Nullable Instant cameAt,
            @Nullable Instant leftAt,
            int minutes) {}

    public int expected() {
        return (int) people.stream().filter(Person::seat).count();
    }
}
