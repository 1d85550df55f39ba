package org.saan.hub.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.directory.KeepsPersonalData.Kept;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.ErasedPerson;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.Scrubber;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases a person and keeps the books (PDPA sections 33 and 37): name and phone are replaced by a mark wherever they stand,
 * also in the audit and in rows of spreadsheets; links, dates, counts and amounts stay. What the law or work in progress
 * wants kept stands against it, and the answer says what and why.
 */
@Service
public class Erasure {
    private final JdbcClient jdbc;
    private final PeopleReads reads;
    private final Scrubber scrubber;
    private final Identity identity;
    private final List<KeepsPersonalData> keepers;
    private final List<ErasesPersonalData> erasers;
    private final Audit audit;
    private final Clock clock;

    Erasure(
            JdbcClient jdbc,
            PeopleReads reads,
            Scrubber scrubber,
            Identity identity,
            List<KeepsPersonalData> keepers,
            List<ErasesPersonalData> erasers,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.scrubber = scrubber;
        this.identity = identity;
        this.keepers = List.copyOf(keepers);
        this.erasers = List.copyOf(erasers);
        this.audit = audit;
        this.clock = clock;
    }

    /** What erasing would do; changes nothing. */
    @Transactional(readOnly = true)
    public ErasurePlan plan(UUID person, Viewer viewer) {
        PeopleRules.mustBeOfficer(viewer);
        var found = reads.get(person, viewer);
        if (found.erasedAt() != null) {
            throw new Refusal("people.erased");
        }
        var led = new LinkedHashSet<UUID>();
        var ledNames = new ArrayList<String>();
        var all = new LinkedHashSet<UUID>();
        for (var term : found.terms()) {
            all.add(term.groupId());
            if (term.role() == PersonRole.LEADER && term.until() == null) {
                led.add(term.groupId());
                ledNames.add(term.groupCode());
            }
        }
        var kept = new ArrayList<Kept>();
        keepers.forEach(keeper -> kept.addAll(keeper.keptOf(person, List.copyOf(led), List.copyOf(all))));
        return new ErasurePlan(person, found.name(), phones(person, List.copyOf(led)), ledNames, kept);
    }

    /** The person's own number, and those of the groups that they lead: these are theirs in practice. */
    private List<String> phones(UUID person, List<UUID> led) {
        return jdbc.sql("""
                        select phone from directory.person where id = :person and phone is not null
                        union select number from directory.group_phone where group_id = any(:led) order by 1 limit 100
                        """)
                .param("person", person)
                .param("led", led.toArray(UUID[]::new))
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** Erases, unless something stands against it. */
    @Transactional
    public void erase(UUID person, Viewer viewer) {
        PeopleRules.mustBeOfficer(viewer);
        record Names(String first, String last, java.util.Optional<UUID> account) {}
        var names = jdbc.sql("select first_name, last_name, account_id from directory.person where id = :id for update")
                .param("id", person)
                .query((row, n) -> new Names(
                        row.getString(1),
                        row.getString(2),
                        java.util.Optional.ofNullable(row.getObject(3, UUID.class))))
                .optional()
                .orElseThrow(() -> new NotFound("person"));
        var plan = plan(person, viewer);
        if (plan.blocked()) {
            throw new Refusal("people.erase.blocked");
        }
        var id = person.toString();
        var mark = "ลบแล้ว-" + id.substring(id.length() - 6);
        // Said before the texts are scrubbed, so that this entry is scrubbed with the others.
        audit.record(
                viewer,
                "directory.person_erased",
                "person",
                id,
                null,
                Map.of(
                        "stays",
                        plan.kept().stream()
                                .map(one -> String.valueOf(one.why().th()))
                                .toList()));
        jdbc.sql("""
                        update directory.person set title = null, first_name = :mark, last_name = '', phone = null,
                            account_id = null, erased_at = :at, version = version + 1
                        where id = :id
                        """)
                .param("id", person)
                .param("mark", mark)
                .param("at", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC))
                .update();
        jdbc.sql("update directory.membership set until_date = greatest(from_date, :today) "
                        + "where person_id = :id and until_date is null")
                .param("id", person)
                .param("today", LocalDate.now(clock.withZone(Printing.ZONE)))
                .update();
        jdbc.sql("delete from directory.group_phone where number = any(:phones)")
                .param("phones", plan.phones().toArray(String[]::new))
                .update();
        erasers.forEach(eraser -> eraser.erase(person));
        var aliases = names.account()
                .map(account -> identity.eraseAccount(account, mark))
                .orElse(List.of());
        scrubber.scrub(new ErasedPerson(names.first(), names.last(), plan.phones(), aliases, mark));
    }
}
