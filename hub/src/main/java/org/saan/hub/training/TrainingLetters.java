package org.saan.hub.training;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.messaging.Message;
import org.saan.hub.messaging.Messaging;
import org.saan.hub.messaging.Recipient;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Printing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells learners what became of their wish: with an account by the ways they chose, else by the e-mail they gave. Who has neither
 * is telephoned by the office, which sees so.
 */
@Component
class TrainingLetters {
    private final JdbcClient jdbc;
    private final Messaging messaging;

    TrainingLetters(JdbcClient jdbc, Messaging messaging) {
        this.jdbc = jdbc;
        this.messaging = messaging;
    }

    void enrolled(WorkshopView it, UUID learner, EnrolmentState state, EnrolmentKey key) {
        tell(
                it,
                learner,
                state == EnrolmentState.CONFIRMED ? "training.notice.confirmed" : "training.notice.waiting",
                it.startsAt(),
                path(it, key));
    }

    void offered(WorkshopView it, EnrolmentView one, Instant until, EnrolmentKey key) {
        tell(it, one.learnerId(), "training.notice.offered", until, path(it, key));
    }

    void cancelled(WorkshopView it, EnrolmentView one) {
        tell(it, one.learnerId(), "training.notice.cancelled", it.startsAt(), path(it, null));
    }

    /** Says whether anybody was told. */
    boolean reminded(WorkshopView it, UUID learner, Instant start) {
        return tell(it, learner, "training.notice.tomorrow", start, path(it, null));
    }

    private static String path(WorkshopView it, @Nullable EnrolmentKey key) {
        return key == null ? "/th/workshops/" + it.id() : "/th/workshops/mine/" + key.text();
    }

    private boolean tell(WorkshopView it, UUID learner, String template, @Nullable Instant at, String path) {
        var to = recipient(learner);
        to.ifPresent(recipient -> messaging.send(Message.of(template, recipient)
                .with(it.title())
                .with(new LocalizedText(moment(at, Language.TH), moment(at, Language.EN)))
                .with(it.venue() == null ? it.province() : it.venue())
                .at(
                        recipient instanceof Recipient.Outside outside && outside.language() == Language.EN
                                ? path.replace("/th/", "/en/")
                                : path)
                .about("workshop", it.id().toString())));
        return to.isPresent();
    }

    private static String moment(@Nullable Instant at, Language language) {
        return at == null ? "–" : new Printing(language).moment(at);
    }

    private Optional<Recipient> recipient(UUID learner) {
        return jdbc.sql("""
                        select p.account_id, o.email, o.title || o.first_name || ' ' || o.last_name, o.language
                        from training.learner l join training.learner o on o.id = l.one_id
                        left join directory.person p on p.id = o.person_id
                        where l.id = :id and o.erased_at is null
                        """)
                .param("id", learner)
                .query((row, n) ->
                        recipient(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4)))
                .optional()
                .flatMap(one -> one);
    }

    private static Optional<Recipient> recipient(
            @Nullable UUID account, @Nullable String email, String name, String language) {
        if (account != null) {
            return Optional.of(new Recipient.Account(account));
        }
        return email == null
                ? Optional.empty()
                : Optional.of(new Recipient.Outside(email, name, language.equals("en") ? Language.EN : Language.TH));
    }
}
