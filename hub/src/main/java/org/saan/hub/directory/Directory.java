package org.saan.hub.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.Identity;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.SentForm;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threeten.extra.YearWeek;

/** Groups, their people, crafts and time: finding them, entering them, and keeping them true. */
@Service
public class Directory {
    private final JdbcClient jdbc;
    private final GroupReads reads;
    private final GroupRows rows;
    private final CapacityCalendar calendar;
    private final Contacts contacts;
    private final Identity identity;
    private final Once once;
    private final Audit audit;
    private final Clock clock;

    Directory(
            JdbcClient jdbc,
            GroupReads reads,
            GroupRows rows,
            CapacityCalendar calendar,
            Contacts contacts,
            Identity identity,
            Once once,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.rows = rows;
        this.calendar = calendar;
        this.contacts = contacts;
        this.identity = identity;
        this.once = once;
        this.audit = audit;
        this.clock = clock;
    }

    // ---- reading

    @Transactional(readOnly = true)
    public List<FamilyView> listFamilies() {
        return jdbc.sql("select * from directory.product_family order by position limit 1000")
                .query((row, n) -> new FamilyView(
                        row.getString("code"),
                        new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                        row.getString("technique"),
                        row.getString("material"),
                        row.getString("unit_code"),
                        row.getInt("standard_minutes"),
                        row.getLong("standard_price_minor"),
                        row.getString("pattern")))
                .list();
    }

    /** Every cluster, for those who choose one. */
    @Transactional(readOnly = true)
    public List<ClusterView> listClusters() {
        return jdbc.sql("""
                        select id, code, name_th, name_en from directory.cluster
                        order by name_th collate "th-x-icu", code limit 1000
                        """)
                .query((row, n) -> new ClusterView(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        new LocalizedText(row.getString("name_th"), row.getString("name_en"))))
                .list();
    }

    /** A cluster that may be chosen. */
    public record ClusterView(UUID id, String code, LocalizedText name) {}

    /** All provinces in Thai order: code and name. */
    @Transactional(readOnly = true)
    public Map<String, LocalizedText> listProvinces() {
        var all = new java.util.LinkedHashMap<String, LocalizedText>();
        jdbc.sql(
                        "select code, name_th, name_en from directory.province order by name_th collate \"th-x-icu\" limit 100")
                .query(row -> {
                    all.put(row.getString(1), new LocalizedText(row.getString(2), row.getString(3)));
                });
        return all;
    }

    @Transactional(readOnly = true)
    public GroupView getGroup(UUID id, Viewer viewer) {
        return reads.get(id, viewer);
    }

    /** What plans may lean on: time and crafts of all groups that are not suspended, less where their word is old. */
    @Transactional(readOnly = true)
    public List<GroupCapacity> capacities(YearWeek first, int weeks) {
        return calendar.read(first, weeks, null).stream()
                .map(GroupCapacity::trusted)
                .toList();
    }

    /** What plans may lean on, of these groups only; without telephone numbers, for pages that the public reads. */
    @Transactional(readOnly = true)
    public List<GroupCapacity> capacities(Collection<UUID> groups, YearWeek first, int weeks) {
        return calendar.read(first, weeks, groups).stream()
                .filter(capacity -> !capacity.suspended())
                .map(capacity -> capacity.trusted().withoutPhone())
                .toList();
    }

    /** Time and crafts of these groups, also of those that are suspended; for those who run the programme. */
    @Transactional(readOnly = true)
    public List<GroupCapacity> capacities(Collection<UUID> groups, YearWeek first, int weeks, Viewer viewer) {
        mustRun(viewer);
        return calendar.read(first, weeks, groups).stream()
                .map(capacity -> contacts.veil(capacity, viewer))
                .toList();
    }

    @Transactional(readOnly = true)
    public GroupCapacity capacity(UUID group, YearWeek first, int weeks, Viewer viewer) {
        mustSee(group, viewer);
        return calendar.read(first, weeks, List.of(group)).stream()
                .findFirst()
                .map(capacity -> contacts.veil(capacity, viewer))
                .orElseThrow(() -> new NotFound("group"));
    }

    // ---- entering

    @Transactional
    public UUID createCluster(String code, LocalizedText name, String regionCode, Viewer viewer) {
        mustRun(viewer);
        var id = Ids.next();
        jdbc.sql(
                        "insert into directory.cluster (id, code, name_th, name_en, region_code) values (:id, :code, :th, :en, :region)")
                .param("id", id)
                .param("code", code)
                .param("th", name.th())
                .param("en", name.en())
                .param("region", regionCode)
                .update();
        audit.record(viewer, "directory.cluster_created", "cluster", id.toString(), null, name);
        return id;
    }

    @Transactional
    public UUID createGroup(NewGroup group, Viewer viewer) {
        mustRun(viewer);
        var id = rows.insert(group);
        audit.record(viewer, "directory.group_created", "group", id.toString(), null, group);
        return id;
    }

    /** Enters groups of a spreadsheet: known ones (same number, else same name and subdistrict) are not entered again. */
    @Transactional
    public UpsertCounts upsertGroups(List<NewGroup> groups, Viewer viewer) {
        mustRun(viewer);
        var created = new ArrayList<UUID>();
        int updated = 0;
        int unchanged = 0;
        for (var group : groups) {
            var known = rows.find(group);
            if (known.isEmpty()) {
                created.add(createGroup(group, viewer));
            } else if (completeGroup(known.get(), group, viewer)) {
                updated++;
            } else {
                unchanged++;
            }
        }
        return new UpsertCounts(created.size(), updated, unchanged, created);
    }

    /** Fills in what a group lacks from what a person says is the same group; what is known stays. Says whether any. */
    @Transactional
    public boolean completeGroup(UUID id, NewGroup group, Viewer viewer) {
        mustRun(viewer);
        mustSee(id, viewer);
        boolean filled = rows.fillGaps(id, group);
        if (rows.fillContact(id, group)) {
            filled = true;
            jdbc.sql("update directory.producer_group set version = version + 1 where id = :id")
                    .param("id", id)
                    .update();
        }
        if (filled) {
            audit.record(viewer, "directory.group_completed", "group", id.toString(), null, group);
        }
        return filled;
    }

    /** The group that a new one would be once more: the same number, else the same name in the same subdistrict. */
    @Transactional(readOnly = true)
    public Optional<UUID> findSame(NewGroup group, Viewer viewer) {
        mustRun(viewer);
        return rows.find(group);
    }

    /** Takes back groups that an import created, where nobody has touched them since. Says how many went. */
    @Transactional
    public int removeUntouched(List<UUID> groups, Viewer viewer) {
        mustRun(viewer);
        int removed = 0;
        for (var id : groups) {
            if (identity.hasAccountsOf(id)) {
                continue;
            }
            var people = jdbc.sql("select person_id from directory.membership where group_id = :id")
                    .param("id", id)
                    .query(UUID.class)
                    .list();
            var gone = jdbc.sql("""
                            delete from directory.producer_group g
                            where g.id = :id and g.version = 0 and g.capacity_confirmed_on is null
                              and not exists (select 1 from directory.capability c where c.group_id = g.id)
                              and not exists (select 1 from directory.declared_leave l where l.group_id = g.id)
                              and not exists (select 1 from directory.capacity_override o where o.group_id = g.id)
                            """).param("id", id).update();
            if (gone == 1) {
                people.forEach(person -> jdbc.sql("delete from directory.person where id = :id")
                        .param("id", person)
                        .update());
                audit.record(viewer, "directory.group_import_undone", "group", id.toString(), null, null);
                removed++;
            }
        }
        return removed;
    }

    @Transactional
    public void addPerson(
            UUID group,
            @Nullable String title,
            String firstName,
            String lastName,
            boolean leader,
            LocalDate from,
            Viewer viewer) {
        mustRun(viewer);
        mustSee(group, viewer);
        if (leader) {
            jdbc.sql("""
                            update directory.membership set until_date = greatest(from_date, :until)
                            where group_id = :group and role = 'LEADER' and until_date is null
                            """)
                    .param("group", group)
                    .param("until", from.minusDays(1))
                    .update();
        }
        rows.insertPerson(group, title, firstName, lastName, leader, from);
        audit.record(viewer, "directory.person_added", "group", group.toString(), null, Map.of("leader", leader));
    }

    @Transactional
    public void setCapability(UUID group, NewCapability capability, Viewer viewer) {
        mustRun(viewer);
        mustSee(group, viewer);
        if (capability.grade() < 1 || capability.grade() > 3) {
            throw Refusal.of("grade", "directory.capability.grade");
        }
        within("minutesPerPiece", capability.minutesPerPiece(), 1, 100_000);
        within("setupMinutes", capability.setupMinutes(), 0, 100_000);
        within("minimumBatch", capability.minimumBatch(), 1, 10_000);
        within("looms", capability.looms(), 0, 10_000);
        within("price", capability.priceMinor(), 1, 100_000_000);
        if (listFamilies().stream().noneMatch(family -> family.code().equals(capability.familyCode()))) {
            throw Refusal.of("family", "directory.capability.family");
        }
        jdbc.sql("""
                        insert into directory.capability
                            (id, group_id, family_code, grade, minutes_per_piece, setup_minutes, minimum_batch, looms,
                             price_minor, confirmed_on)
                        values (:id, :group, :family, :grade, :minutes, :setup, :minimum, :looms, :price, :today)
                        on conflict (group_id, family_code) do update set
                            grade = excluded.grade, minutes_per_piece = excluded.minutes_per_piece,
                            setup_minutes = excluded.setup_minutes, minimum_batch = excluded.minimum_batch,
                            looms = excluded.looms, price_minor = excluded.price_minor, confirmed_on = excluded.confirmed_on
                        """)
                .param("id", Ids.next())
                .param("group", group)
                .param("family", capability.familyCode())
                .param("grade", capability.grade())
                .param("minutes", capability.minutesPerPiece())
                .param("setup", Math.max(0, capability.setupMinutes()))
                .param("minimum", capability.minimumBatch())
                .param("looms", Math.max(0, capability.looms()))
                .param("price", capability.priceMinor())
                .param("today", today())
                .update();
        audit.record(viewer, "directory.capability_set", "group", group.toString(), null, capability);
    }

    private static void within(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw Refusal.of(
                    field, field.equals("price") ? "directory.capability.price" : "directory.within", least, most);
        }
    }

    @Transactional
    public void changeGroup(UUID group, GroupChange change, Viewer viewer) {
        mustRun(viewer);
        var before = reads.get(group, viewer);
        if (change.nameTh().isBlank() || change.nameTh().length() > 300) {
            throw Refusal.of("nameTh", "directory.group.name");
        }
        if (change.nameEn().length() > 300) {
            throw Refusal.of("nameEn", "directory.group.name_en");
        }
        if (change.artisans() < 0 || change.artisans() > 2000) {
            throw Refusal.of("artisans", "directory.group.artisans");
        }
        if (change.hoursPerWeek() < 0 || change.hoursPerWeek() > 84) {
            throw Refusal.of("hoursPerWeek", "directory.group.hours");
        }
        var changed = jdbc.sql("""
                        update directory.producer_group set name_th = :th, name_en = nullif(:en, ''), name_key = :key,
                            artisans = :artisans, hours_per_week = :hours, in_programme = :programme,
                            suspended = :suspended, version = version + 1
                        where id = :id and version = :version
                        """)
                .param("id", group)
                .param("version", change.version())
                .param("th", change.nameTh().strip())
                .param("en", change.nameEn().strip())
                .param("key", NameKey.of(change.nameTh()))
                .param("artisans", change.artisans())
                .param("hours", change.hoursPerWeek())
                .param("programme", change.inProgramme())
                .param("suspended", change.suspended())
                .update();
        if (changed == 0) {
            throw new Refusal("directory.group.changed_meanwhile");
        }
        audit.record(
                viewer,
                "directory.group_changed",
                "group",
                group.toString(),
                new GroupChange(
                        before.version(),
                        String.valueOf(before.name().th()),
                        before.name().en() == null ? "" : before.name().en(),
                        before.artisans(),
                        before.hoursPerWeek(),
                        before.inProgramme(),
                        before.suspended()),
                change);
    }

    // ---- the group's own calendar

    /** Declares weeks without craft work, both included. Leaders do this for their own group. */
    @Transactional
    public void declareLeave(UUID group, YearWeek first, YearWeek last, String reason, Viewer viewer) {
        declareLeave(group, first, last, reason, SentForm.now(clock.instant()), viewer);
    }

    /** The same from a form, which may come more than once. */
    @Transactional
    public void declareLeave(UUID group, YearWeek first, YearWeek last, String reason, SentForm form, Viewer viewer) {
        mustSee(group, viewer);
        once.once(form, viewer.accountId(), "directory.declare_leave", () -> {
            noteLeave(group, first, last, reason, viewer);
            return group.toString();
        });
    }

    private void noteLeave(UUID group, YearWeek first, YearWeek last, String reason, Viewer viewer) {
        if (last.isBefore(first)) {
            throw Refusal.of("lastWeek", "directory.leave.order");
        }
        if (Weeks.between(first, last) > 26) {
            throw Refusal.of("lastWeek", "directory.leave.long");
        }
        jdbc.sql("""
                        insert into directory.declared_leave (id, group_id, first_week, last_week, declared_on, reason)
                        values (:id, :group, :first, :last, :today, :reason)
                        """)
                .param("id", Ids.next())
                .param("group", group)
                .param("first", Weeks.text(first))
                .param("last", Weeks.text(last))
                .param("today", today())
                .param("reason", reason)
                .update();
        audit.record(
                viewer,
                "directory.leave_declared",
                "group",
                group.toString(),
                null,
                Map.of("first", Weeks.text(first), "last", Weeks.text(last), "reason", reason));
        confirmCapacity(group, viewer);
    }

    /** Takes a leave back; the same form once more changes nothing. */
    @Transactional
    public void withdrawLeave(UUID group, UUID leave, SentForm form, Viewer viewer) {
        mustSee(group, viewer);
        once.once(form, viewer.accountId(), "directory.withdraw_leave", () -> {
            removeLeave(group, leave, viewer);
            return group.toString();
        });
    }

    private void removeLeave(UUID group, UUID leave, Viewer viewer) {
        var gone = jdbc.sql("delete from directory.declared_leave where id = :id and group_id = :group")
                .param("id", leave)
                .param("group", group)
                .update();
        if (gone == 0) {
            throw new NotFound("leave");
        }
        audit.record(viewer, "directory.leave_withdrawn", "group", group.toString(), Map.of("leave", leave), null);
    }

    /** The group's own word for a week stands above season and leave. */
    @Transactional
    public void overrideCapacity(UUID group, YearWeek week, int minutes, String reason, Viewer viewer) {
        mustSee(group, viewer);
        if (minutes < 0 || minutes > 1_000_000) {
            throw Refusal.of("hours", "directory.group.hours");
        }
        jdbc.sql("""
                        insert into directory.capacity_override (group_id, week, minutes, reason)
                        values (:group, :week, :minutes, :reason)
                        on conflict (group_id, week) do update set minutes = excluded.minutes, reason = excluded.reason
                        """)
                .param("group", group)
                .param("week", Weeks.text(week))
                .param("minutes", minutes)
                .param("reason", reason)
                .update();
        audit.record(
                viewer,
                "directory.capacity_set",
                "group",
                group.toString(),
                null,
                Map.of("week", Weeks.text(week), "minutes", minutes));
    }

    /** The group says that its calendar is right as it stands. */
    @Transactional
    public void confirmCapacity(UUID group, Viewer viewer) {
        mustSee(group, viewer);
        jdbc.sql("update directory.producer_group set capacity_confirmed_on = :today where id = :id")
                .param("id", group)
                .param("today", today())
                .update();
        audit.record(viewer, "directory.capacity_confirmed", "group", group.toString(), null, Map.of("on", today()));
    }

    private void mustSee(UUID group, Viewer viewer) {
        var own = viewer.is(Role.GROUP_LEADER) && viewer.organisationId().equals(group);
        var exists = (own || viewer.runsTheProgramme())
                && jdbc.sql("select exists (select 1 from directory.producer_group where id = :id)")
                        .param("id", group)
                        .query(Boolean.class)
                        .single();
        if (!exists) {
            throw new NotFound("group");
        }
    }

    private static void mustRun(Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("directory");
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }
}
