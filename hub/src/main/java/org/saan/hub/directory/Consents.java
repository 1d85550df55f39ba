package org.saan.hub.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Consent for each use of a person's data. It is given and withdrawn as easily: in the person's own account, or on paper or
 * in words to an officer or the coordinator of the cluster, who writes it down. What was said last counts from then on;
 * what was said before is kept.
 */
@Service
public class Consents {
    public static final Set<String> WAYS = Set.of("paper", "spoken", "online");

    private final JdbcClient jdbc;
    private final PeopleRules rules;
    private final Identity identity;
    private final Audit audit;
    private final Clock clock;

    Consents(JdbcClient jdbc, PeopleRules rules, Identity identity, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.identity = identity;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether a person's data may be used so at this moment. Ask before each use; keep no copy of the answer. */
    @Transactional(readOnly = true)
    public boolean mayUse(UUID person, Purpose purpose) {
        return jdbc.sql("""
                        select given from directory.consent_now c
                        join directory.person p on p.id = c.person_id and p.erased_at is null
                        where c.person_id = :person and c.purpose = :purpose
                        """)
                .param("person", person)
                .param("purpose", purpose.code())
                .query(Boolean.class)
                .optional()
                .orElse(purpose.untilObjected());
    }

    /** Every use with what the person said about it. */
    @Transactional(readOnly = true)
    public List<ConsentView> of(UUID person, Viewer viewer) {
        rules.mustSeePerson(person, viewer);
        var said = new HashMap<String, List<ConsentView.Said>>();
        var names = new HashMap<UUID, @Nullable String>();
        jdbc.sql(
                        "select * from directory.consent where person_id = :person order by recorded_at desc, id desc limit 500")
                .param("person", person)
                .query(row -> {
                    var by = row.getObject("recorded_by", UUID.class);
                    said.computeIfAbsent(row.getString("purpose"), purpose -> new ArrayList<>())
                            .add(new ConsentView.Said(
                                    row.getBoolean("given"),
                                    row.getObject("said_on", LocalDate.class),
                                    row.getString("how"),
                                    row.getInt("text_version"),
                                    row.getString("recorded_by_role"),
                                    names.computeIfAbsent(
                                            by, id -> identity.findName(id).orElse(null)),
                                    row.getObject("recorded_at", OffsetDateTime.class)
                                            .toInstant()));
                });
        var texts = texts();
        var all = new ArrayList<ConsentView>();
        for (var purpose : Purpose.values()) {
            var text = texts.get(purpose);
            if (text == null) {
                throw new IllegalStateException("no text for " + purpose);
            }
            var history = said.getOrDefault(purpose.code(), List.of());
            var allowed = history.isEmpty()
                    ? purpose.untilObjected()
                    : history.getFirst().given();
            all.add(new ConsentView(purpose, text.words(), text.version(), allowed, history));
        }
        return all;
    }

    private record Text(int version, LocalizedText words) {}

    /** The words in use today. */
    private Map<Purpose, Text> texts() {
        var texts = new EnumMap<Purpose, Text>(Purpose.class);
        jdbc.sql("""
                        select distinct on (purpose) purpose, version, text_th, text_en from directory.consent_text
                        where since <= :today order by purpose, version desc limit 100
                        """).param("today", today()).query(row -> {
            texts.put(
                    Purpose.of(row.getString(1)),
                    new Text(row.getInt(2), new LocalizedText(row.getString(3), row.getString(4))));
        });
        return texts;
    }

    /** The uses that each of these people allows now, for lists. */
    Map<UUID, Map<Purpose, Boolean>> now(List<UUID> people) {
        var all = new HashMap<UUID, Map<Purpose, Boolean>>();
        jdbc.sql("select person_id, purpose, given from directory.consent_now where person_id = any(:people)")
                .param("people", people.toArray(UUID[]::new))
                .query(row -> {
                    all.computeIfAbsent(row.getObject(1, UUID.class), person -> new EnumMap<>(Purpose.class))
                            .put(Purpose.of(row.getString(2)), row.getBoolean(3));
                });
        return all;
    }

    /**
     * Who may be in a photo of a group, by name: its people now, and those named besides who are not erased. Whoever calls has
     * made sure that the viewer works for the group.
     */
    @Transactional(readOnly = true)
    public List<PhotoConsent> forPhotos(UUID group, Collection<UUID> besides) {
        return jdbc.sql("""
                        select p.id, p.title, p.first_name, p.last_name, coalesce(c.given, false) as agrees
                        from directory.person p
                        left join directory.consent_now c on c.person_id = p.id and c.purpose = :purpose
                        where p.erased_at is null and (p.id = any(:besides) or exists (
                            select 1 from directory.membership m
                            where m.person_id = p.id and m.group_id = :group and m.until_date is null))
                        order by p.first_name collate "th-x-icu", p.last_name collate "th-x-icu", p.id limit 1000
                        """)
                .param("purpose", Purpose.PUBLIC_PHOTO.code())
                .param("besides", besides.toArray(UUID[]::new))
                .param("group", group)
                .query((row, n) -> new PhotoConsent(
                        row.getObject("id", UUID.class), PeopleReads.name(row), row.getBoolean("agrees")))
                .list();
    }

    /** Notes one talk, or one sheet of paper, about several people: all of it or nothing. */
    @Transactional
    public void recordAll(
            Collection<UUID> people,
            Collection<Purpose> purposes,
            boolean given,
            LocalDate saidOn,
            String how,
            Viewer viewer) {
        if (people.isEmpty() || purposes.isEmpty()) {
            throw Refusal.of("person", "people.consent.choose");
        }
        people.forEach(person -> purposes.forEach(purpose -> record(person, purpose, given, saidOn, how, viewer)));
    }

    /**
     * Notes what a person said. From their own account it is always online and today; an officer or coordinator tells on
     * which day and how it was said.
     */
    @Transactional
    public void record(UUID person, Purpose purpose, boolean given, LocalDate saidOn, String how, Viewer viewer) {
        boolean own = rules.isOwn(person, viewer);
        if (!own) {
            rules.mustManagePerson(person, viewer);
        }
        if (rules.isErased(person)) {
            throw new Refusal("people.erased");
        }
        if (!own && (!WAYS.contains(how) || how.equals("online"))) {
            throw Refusal.of("how", "people.consent.how");
        }
        if (saidOn.isAfter(today())) {
            throw Refusal.of("saidOn", "people.date.future");
        }
        var text = texts().get(purpose);
        if (text == null) {
            throw new NotFound("purpose");
        }
        var at = OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
        // Two who write at once come one after the other.
        jdbc.sql("select id from directory.person where id = :id for update")
                .param("id", person)
                .query(UUID.class)
                .single();
        var before = jdbc.sql("""
                        update directory.consent set superseded_at = :at
                        where person_id = :person and purpose = :purpose and superseded_at is null returning given
                        """)
                .param("at", at)
                .param("person", person)
                .param("purpose", purpose.code())
                .query(Boolean.class)
                .optional();
        jdbc.sql("""
                        insert into directory.consent (id, person_id, purpose, text_version, given, said_on, how,
                                                       recorded_by, recorded_by_role, recorded_at)
                        values (:id, :person, :purpose, :version, :given, :on, :how, :by, :role, :at)
                        """)
                .param("id", Ids.next())
                .param("person", person)
                .param("purpose", purpose.code())
                .param("version", text.version())
                .param("given", given)
                .param("on", own ? today() : saidOn)
                .param("how", own ? "online" : how)
                .param("by", viewer.accountId())
                .param("role", viewer.role().name())
                .param("at", at)
                .update();
        audit.record(
                viewer,
                given ? "directory.consent_given" : "directory.consent_withdrawn",
                "person",
                person.toString(),
                before.map(earlier -> Map.of("purpose", purpose.code(), "given", earlier))
                        .orElse(null),
                Map.of(
                        "purpose",
                        purpose.code(),
                        "given",
                        given,
                        "saidOn",
                        own ? today() : saidOn,
                        "how",
                        own ? "online" : how,
                        "textVersion",
                        text.version()));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }
}
