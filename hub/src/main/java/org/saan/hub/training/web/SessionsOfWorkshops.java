package org.saan.hub.training.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.training.Workshops;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** An address that names a session under another workshop names nothing. */
@ControllerAdvice(assignableTypes = {DoorPages.class, SessionPages.class})
class SessionsOfWorkshops {
    private final Workshops workshops;

    SessionsOfWorkshops(Workshops workshops) {
        this.workshops = workshops;
    }

    @ModelAttribute
    void mustBeOfIt(
            @PathVariable(required = false) @Nullable UUID id, @PathVariable(required = false) @Nullable UUID session) {
        if (id != null && session != null) {
            workshops.mustBeOf(id, session);
        }
    }
}
