package org.saan.hub.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People and what they do in groups, in time. A role that ends is kept with its dates; a group has one leader at a time. */
@Service
public class People {
    private final JdbcClient jdbc;
    private final PeopleReads reads;
    private final PeopleRules rules;
    private final Identity identity;
    private final Audit audit;
    private final Clock clock;

    People(JdbcClient jdbc, PeopleReads reads, PeopleRules rules, Identity identity, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.rules = rules;
        this.identity = identity;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public PersonView get(UUID id, Viewer viewer) {
        return reads.get(id, viewer);
    }

    /** The person who signs in with that account, where an officer has said who it is. */
    @Transactional(readOnly = true)
    public java.util.Optional<PersonView> findOwn(Viewer viewer) {
        return jdbc.sql("select id from directory.person where account_id = :account")
                .param("account", viewer.accountId())
                .query(UUID.class)
                .optional()
                .map(id -> reads.get(id, viewer));
    }

    @Transactional(readOnly = true)
    public GroupPeople ofGroup(UUID group, Viewer viewer) {
        PeopleRules.mustRun(viewer);
        return reads.ofGroup(group);
    }

    @Transactional(readOnly = true)
    public boolean mayManageGroup(UUID group, Viewer viewer) {
        return rules.mayManageGroup(group, viewer);
    }

    /** Enters a person in a role of a group. */
    @Transactional
    public UUID add(UUID group, NewPerson person, PersonRole role, LocalDate from, Viewer viewer) {
        rules.mustManageGroup(group, viewer);
        var id = Ids.next();
        jdbc.sql("""
                        insert into directory.person (id, title, first_name, last_name, phone)
                        values (:id, :title, :first, :last, :phone)
                        """)
                .param("id", id)
                .param("title", person.title())
                .param("first", person.firstName())
                .param("last", person.lastName())
                .param("phone", person.phone())
                .update();
        audit.record(viewer, "directory.person_created", "person", id.toString(), null, person);
        begin(id, group, role, from, true, viewer);
        return id;
    }

    /**
     * A person takes a role in a group from a day on. When they become leader, the term of the former one ends the day
     * before, and the former one stays as a member if wanted.
     */
    @Transactional
    public void assign(UUID person, UUID group, PersonRole role, LocalDate from, boolean formerStays, Viewer viewer) {
        rules.mustManageGroup(group, viewer);
        if (rules.isErased(person)) {
            throw new Refusal("people.erased");
        }
        begin(person, group, role, from, formerStays, viewer);
    }

    private void begin(UUID person, UUID group, PersonRole role, LocalDate from, boolean formerStays, Viewer viewer) {
        if (from.isAfter(today())) {
            throw Refusal.of("from", "people.date.future");
        }
        if (from.isBefore(LocalDate.of(1900, 1, 1))) {
            throw Refusal.of("from", "people.date");
        }
        // One change of roles at a time in a group: two new leaders come one after the other.
        var known = jdbc.sql("select id from directory.producer_group where id = :id for update")
                .param("id", group)
                .query(UUID.class)
                .optional();
        if (known.isEmpty()) {
            throw new NotFound("group");
        }
        UUID former = role == PersonRole.LEADER ? endTermOfLeader(person, group, from, formerStays) : null;
        try {
            insert(person, group, role, from);
        } catch (DuplicateKeyException e) {
            throw Refusal.of("role", "people.role.already");
        }
        var after = new HashMap<String, Object>();
        after.put("person", person);
        after.put("role", role);
        after.put("from", from);
        audit.record(
                viewer,
                role == PersonRole.LEADER ? "directory.leader_changed" : "directory.role_begun",
                "group",
                group.toString(),
                former == null ? null : Map.of("person", former),
                after);
    }

    private @Nullable UUID endTermOfLeader(UUID person, UUID group, LocalDate from, boolean formerStays) {
        record Term(UUID id, UUID person, LocalDate from) {}
        var open = jdbc.sql("""
                        select id, person_id, from_date from directory.membership
                        where group_id = :group and role = 'LEADER' and until_date is null
                        """)
                .param("group", group)
                .query((row, n) -> new Term(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, LocalDate.class)))
                .optional();
        if (open.isEmpty()) {
            return null;
        }
        var former = open.get();
        if (former.person().equals(person)) {
            throw Refusal.of("role", "people.role.already");
        }
        if (!from.isAfter(former.from())) {
            throw Refusal.of("from", "people.role.before_leader", PeopleRules.written(former.from()));
        }
        end(former.id(), from.minusDays(1));
        boolean member = jdbc.sql("""
                        select exists (select 1 from directory.membership where person_id = :person and group_id = :group
                                       and role = 'MEMBER' and until_date is null)
                        """)
                .param("person", former.person())
                .param("group", group)
                .query(Boolean.class)
                .single();
        if (formerStays && !member) {
            insert(former.person(), group, PersonRole.MEMBER, from);
        }
        return former.person();
    }

    private void insert(UUID person, UUID group, PersonRole role, LocalDate from) {
        jdbc.sql("""
                        insert into directory.membership (id, person_id, group_id, role, from_date)
                        values (:id, :person, :group, :role, :from)
                        """)
                .param("id", Ids.next())
                .param("person", person)
                .param("group", group)
                .param("role", role.name())
                .param("from", from)
                .update();
    }

    private void end(UUID term, LocalDate until) {
        jdbc.sql("update directory.membership set until_date = :until where id = :id")
                .param("id", term)
                .param("until", until)
                .update();
    }

    private record Term(UUID person, PersonRole role, LocalDate from) {}

    /** A role that somebody holds now in that group; nobody else changes it meanwhile. */
    private Term openTerm(UUID group, UUID term) {
        return jdbc.sql("""
                        select person_id, role, from_date from directory.membership
                        where id = :id and group_id = :group and until_date is null for update
                        """)
                .param("id", term)
                .param("group", group)
                .query((row, n) -> new Term(
                        row.getObject(1, UUID.class),
                        PersonRole.valueOf(row.getString(2)),
                        row.getObject(3, LocalDate.class)))
                .optional()
                .orElseThrow(() -> new NotFound("role"));
    }

    /** A role ends on a day, which still belongs to it. */
    @Transactional
    public void end(UUID group, UUID term, LocalDate until, Viewer viewer) {
        rules.mustManageGroup(group, viewer);
        var open = openTerm(group, term);
        if (until.isAfter(today())) {
            throw Refusal.of("until", "people.date.future");
        }
        if (until.isBefore(open.from())) {
            throw Refusal.of("until", "people.role.until_before_from", PeopleRules.written(open.from()));
        }
        end(term, until);
        audit.record(
                viewer,
                "directory.role_ended",
                "group",
                group.toString(),
                Map.of("person", open.person(), "role", open.role(), "from", open.from()),
                Map.of("until", until));
    }

    /** Puts right since when a role is held: a spreadsheet tells who leads, seldom since when. */
    @Transactional
    public void correctStart(UUID group, UUID term, LocalDate from, Viewer viewer) {
        rules.mustManageGroup(group, viewer);
        var held = openTerm(group, term);
        if (from.isAfter(today())) {
            throw Refusal.of("since", "people.date.future");
        }
        var before = held.role() == PersonRole.LEADER ? lastLeaderUntil(group) : null;
        if (before != null && !from.isAfter(before)) {
            throw Refusal.of("since", "people.role.before_leader", PeopleRules.written(before));
        }
        jdbc.sql("update directory.membership set from_date = :from where id = :id")
                .param("id", term)
                .param("from", from)
                .update();
        audit.record(
                viewer,
                "directory.role_start_corrected",
                "group",
                group.toString(),
                Map.of("person", held.person(), "role", held.role(), "from", held.from()),
                Map.of("person", held.person(), "role", held.role(), "from", from));
    }

    private @Nullable LocalDate lastLeaderUntil(UUID group) {
        return jdbc.sql("select max(until_date) from directory.membership where group_id = :group and role = 'LEADER'")
                .param("group", group)
                .query((row, n) -> java.util.Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single()
                .orElse(null);
    }

    /** Puts right how a person is called or phoned. */
    @Transactional
    public void correct(UUID person, int version, NewPerson right, Viewer viewer) {
        rules.mustManagePerson(person, viewer);
        if (rules.isErased(person)) {
            throw new Refusal("people.erased");
        }
        var before = jdbc.sql("select title, first_name, last_name, phone from directory.person where id = :id")
                .param("id", person)
                .query((row, n) ->
                        new NewPerson(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .single();
        var changed = jdbc.sql("""
                        update directory.person set title = :title, first_name = :first, last_name = :last, phone = :phone,
                            version = version + 1
                        where id = :id and version = :version
                        """)
                .param("id", person)
                .param("version", version)
                .param("title", right.title())
                .param("first", right.firstName())
                .param("last", right.lastName())
                .param("phone", right.phone())
                .update();
        if (changed == 0) {
            throw new Refusal("people.person.changed_meanwhile");
        }
        audit.record(viewer, "directory.person_corrected", "person", person.toString(), before, right);
    }

    /** Says whose account it is, so that the person sees and decides about their own data; no name means nobody's. */
    @Transactional
    public void linkAccount(UUID person, String signInName, Viewer viewer) {
        PeopleRules.mustBeOfficer(viewer);
        if (rules.isErased(person)) {
            throw new Refusal("people.erased");
        }
        UUID account = null;
        if (!signInName.isBlank()) {
            account = identity.findAccount(signInName)
                    .orElseThrow(() -> Refusal.of("signInName", "people.person.no_account", signInName.strip()));
        }
        try {
            jdbc.sql("update directory.person set account_id = :account where id = :id")
                    .param("id", person)
                    .param("account", account, java.sql.Types.OTHER)
                    .update();
        } catch (DuplicateKeyException e) {
            throw Refusal.of("signInName", "people.person.account_taken");
        }
        audit.record(
                viewer,
                "directory.account_linked",
                "person",
                person.toString(),
                null,
                Map.of("account", account == null ? "" : account.toString()));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }
}
