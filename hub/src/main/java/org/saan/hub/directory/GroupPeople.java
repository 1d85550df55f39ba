package org.saan.hub.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/** The people of one group, now and before, and what each allows. */
public record GroupPeople(UUID groupId, String code, LocalizedText name, List<One> now, List<One> before) {
    public GroupPeople {
        now = List.copyOf(now);
        before = List.copyOf(before);
    }

    /** A person in a role; the uses that they have spoken about, true when allowed. */
    public record One(
            UUID termId,
            UUID personId,
            String name,
            PersonRole role,
            LocalDate from,
            @Nullable LocalDate until,
            Map<Purpose, Boolean> consents) {
        public One {
            consents = Map.copyOf(consents);
        }
    }
}
