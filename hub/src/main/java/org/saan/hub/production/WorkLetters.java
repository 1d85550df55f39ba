package org.saan.hub.production;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.Notices;
import org.saan.hub.messaging.Message;
import org.saan.hub.messaging.Messaging;
import org.saan.hub.shared.LocalizedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells a group what was counted and found, and the office when a group asks for a call. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class WorkLetters {
    private final JdbcClient jdbc;
    private final Messaging messaging;
    private final Notices notices;

    WorkLetters(JdbcClient jdbc, Messaging messaging, Notices notices) {
        this.jdbc = jdbc;
        this.messaging = messaging;
        this.notices = notices;
    }

    /** Another number of pieces was counted than the group said. */
    void counted(UUID work, int said, int counted) {
        toGroup(work, "production.notice.counted", message -> message.with(said).with(counted));
    }

    /** Pieces were looked at; what passed, what is to be put right, what does not pass. */
    void inspected(UUID work, NewInspection inspection) {
        toGroup(
                work,
                "production.notice.inspected",
                message -> message.with(inspection.accepted())
                        .with(inspection.rework())
                        .with(inspection.rejected()));
    }

    private record Subject(String number, UUID group, LocalizedText name) {}

    private void toGroup(UUID work, String template, UnaryOperator<Message> arguments) {
        var subject = subject(work);
        messaging.send(arguments
                .apply(Message.of(template, subject.group(), subject.name()).with(subject.number()))
                .at("/our-work/" + work + "/report")
                .about("work", work.toString()));
    }

    /** The group will not be done in time and wants to be called. */
    void asksForACall(UUID work) {
        var subject = subject(work);
        notices.tell(
                Identity.PROGRAMME,
                "production.notice.call",
                List.of(subject.name(), new LocalizedText(subject.number(), subject.number())),
                "/work-orders/" + work);
    }

    private Subject subject(UUID work) {
        return jdbc.sql("select number, group_id, group_name_th, group_name_en from production.work where id = :id")
                .param("id", work)
                .query((row, n) -> new Subject(
                        row.getString(1),
                        row.getObject(2, UUID.class),
                        new LocalizedText(row.getString(3), row.getString(4))))
                .single();
    }
}
