package org.saan.hub.messaging;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.AccountContacts;
import org.saan.hub.identity.Addressee;
import org.saan.hub.identity.Notices;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** Tells people things. What is told is stored with what happened, both or neither, and leaves the house afterwards. */
@Service
public class Messaging {
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Notices notices;
    private final AccountContacts contacts;
    private final MessagePreferences preferences;
    private final LineLinks line;
    private final Unsubscribing unsubscribing;
    private final DeliveryReads reads;
    private final Clock clock;

    Messaging(
            JdbcClient jdbc,
            ObjectMapper json,
            Notices notices,
            AccountContacts contacts,
            MessagePreferences preferences,
            LineLinks line,
            Unsubscribing unsubscribing,
            DeliveryReads reads,
            Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.notices = notices;
        this.contacts = contacts;
        this.preferences = preferences;
        this.line = line;
        this.unsubscribing = unsubscribing;
        this.reads = reads;
        this.clock = clock;
    }

    /**
     * Tells it, in the transaction of what happened: at once within the hub, and by each person's ways when their quiet
     * hours allow. A person without e-mail and LINE finds it in the hub.
     *
     * @return the message
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID send(Message message) {
        var id = write(message);
        switch (message.to()) {
            case Recipient.Account one ->
                contacts.find(one.id()).ifPresent(person -> {
                    inApp(id, message, person.organisation(), person.account(), person.name());
                    toPerson(id, message, person, null);
                });
            case Recipient.Organisation all -> {
                inApp(
                        id,
                        message,
                        all.id(),
                        null,
                        all.name() == null ? "" : all.name().in(Language.TH));
                contacts.ofOrganisation(all.id()).forEach(person -> toPerson(id, message, person, null));
            }
            case Recipient.Outside outside -> toOutside(id, message, outside);
        }
        return id;
    }

    /** A code by one way only, and nowhere else. */
    void sendCode(Message message, Addressee person, Channel channel, String address, Instant validUntil) {
        insert(
                write(message),
                channel,
                person.account(),
                null,
                person.name(),
                address,
                person.language(),
                "WAITING",
                null,
                clock.instant(),
                validUntil);
    }

    /** Notes that what was asked is answered: every message about it shows so. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void answered(String subjectType, String subjectId) {
        jdbc.sql("""
                        update messaging.message set answered_at = :now
                        where subject_type = :type and subject_id = :id and answered_at is null
                        """)
                .param("now", utc(clock.instant()))
                .param("type", subjectType)
                .param("id", subjectId)
                .update();
    }

    /** What was told about something, newest first, at most a hundred; for those who run the programme. */
    @Transactional(readOnly = true)
    public List<DeliveryView> about(String subjectType, String subjectId, Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("messages");
        }
        return reads.about(subjectType, subjectId);
    }

    private UUID write(Message message) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into messaging.message
                            (id, template, args, href, subject_type, subject_id, kind, urgent, made_at)
                        values (:id, :template, :args::jsonb, :href, :type, :subject, :kind, :urgent, :now)
                        """)
                .param("id", id)
                .param("template", message.template())
                .param("args", json.writeValueAsString(message.args()))
                .param("href", message.href())
                .param("type", message.subjectType())
                .param("subject", message.subjectId())
                .param("kind", message.kind().name())
                .param("urgent", message.urgent())
                .param("now", utc(clock.instant()))
                .update();
        return id;
    }

    private void inApp(UUID id, Message message, UUID organisation, @Nullable UUID account, String name) {
        notices.tell(organisation, account, message.template(), message.args(), message.href());
        insert(
                id,
                Channel.IN_APP,
                account,
                organisation,
                name,
                null,
                Language.TH,
                "DELIVERED",
                null,
                clock.instant(),
                null);
    }

    private void toPerson(UUID id, Message message, Addressee person, @Nullable Instant expires) {
        var wishes = preferences.of(person.account());
        var at = message.urgent() ? clock.instant() : wishes.quiet().after(clock.instant());
        boolean refused = message.kind() == Message.Kind.ANNOUNCEMENT && !wishes.announcements();
        if (person.email() != null && wishes.email()) {
            waiting(id, Channel.EMAIL, person, person.email(), refused, at, expires);
        }
        var lineUser = line.findUser(person.account());
        if (lineUser.isPresent() && wishes.line()) {
            waiting(id, Channel.LINE, person, lineUser.get(), refused, at, expires);
        }
    }

    private void waiting(
            UUID id,
            Channel channel,
            Addressee person,
            String address,
            boolean refused,
            Instant at,
            @Nullable Instant expires) {
        insert(
                id,
                channel,
                person.account(),
                null,
                person.name(),
                address,
                person.language(),
                refused ? "FAILED" : "WAITING",
                refused ? "unsubscribed" : null,
                at,
                expires);
    }

    private void toOutside(UUID id, Message message, Recipient.Outside outside) {
        boolean refused = message.kind() == Message.Kind.ANNOUNCEMENT && unsubscribing.refused(outside.email());
        insert(
                id,
                Channel.EMAIL,
                null,
                null,
                outside.name(),
                outside.email(),
                outside.language(),
                refused ? "FAILED" : "WAITING",
                refused ? "unsubscribed" : null,
                clock.instant(),
                null);
    }

    private void insert(
            UUID message,
            Channel channel,
            @Nullable UUID account,
            @Nullable UUID organisation,
            String name,
            @Nullable String address,
            Language language,
            String state,
            @Nullable String reason,
            Instant nextAt,
            @Nullable Instant expires) {
        var now = clock.instant();
        jdbc.sql("""
                        insert into messaging.delivery
                            (id, message_id, channel, account_id, organisation_id, to_name, address, language, state,
                             reason, made_at, next_at, expires_at, retry_key, ended_at)
                        values (:id, :message, :channel, :account, :organisation, :name, :address, :language, :state,
                                :reason, :now, :next, :expires, :retry, :ended)
                        """)
                .param("id", Ids.next())
                .param("message", message)
                .param("channel", channel.name())
                .param("account", account, java.sql.Types.OTHER)
                .param("organisation", organisation, java.sql.Types.OTHER)
                .param("name", name)
                .param("address", address, java.sql.Types.VARCHAR)
                .param("language", language.tag())
                .param("state", state)
                .param("reason", reason, java.sql.Types.VARCHAR)
                .param("now", utc(now))
                .param("next", utc(nextAt))
                .param("expires", expires == null ? null : utc(expires), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("retry", UUID.randomUUID())
                .param("ended", state.equals("WAITING") ? null : utc(now), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    static OffsetDateTime utc(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
