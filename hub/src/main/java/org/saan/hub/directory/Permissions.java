package org.saan.hub.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.directory.PermissionView.Party;
import org.saan.hub.directory.PermissionView.State;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.OrganisationSource;
import org.saan.hub.messaging.Message;
import org.saan.hub.messaging.Messaging;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threeten.extra.YearWeek;

/**
 * Permissions between two organisations. A coordinator gives for the cluster, a leader for the group, an officer for either.
 * Whoever gave one sees what rests on it and revokes it; from that moment nothing more is shown by it. Both sides are told.
 */
@Service
public class Permissions {
    private final JdbcClient jdbc;
    private final PermissionReads reads;
    private final GroupReads groups;
    private final CapacityCalendar calendar;
    private final Contacts contacts;
    private final List<OrganisationSource> organisations;
    private final List<DependsOnPermission> dependers;
    private final Messaging messaging;
    private final Audit audit;
    private final Clock clock;

    Permissions(
            JdbcClient jdbc,
            PermissionReads reads,
            GroupReads groups,
            CapacityCalendar calendar,
            Contacts contacts,
            List<OrganisationSource> organisations,
            List<DependsOnPermission> dependers,
            Messaging messaging,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.groups = groups;
        this.calendar = calendar;
        this.contacts = contacts;
        this.organisations = List.copyOf(organisations);
        this.dependers = List.copyOf(dependers);
        this.messaging = messaging;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<PermissionView> listGiven(Viewer viewer) {
        return reads.list(true, viewer);
    }

    @Transactional(readOnly = true)
    public List<PermissionView> listReceived(Viewer viewer) {
        return reads.list(false, viewer);
    }

    @Transactional(readOnly = true)
    public PermissionView get(UUID id, Viewer viewer) {
        return reads.get(id, viewer);
    }

    /** All that rests on a permission, as every module tells it; for whoever may revoke it. */
    @Transactional(readOnly = true)
    public List<DependsOnPermission.Dependent> dependents(UUID id, Viewer viewer) {
        var permission = reads.get(id, viewer);
        if (!permission.mayRevoke()) {
            return List.of();
        }
        var of = reads.groups(permission.giver());
        var all = new ArrayList<DependsOnPermission.Dependent>();
        dependers.forEach(one -> all.addAll(one.dependents(permission, of)));
        return all;
    }

    @Transactional
    public UUID give(NewPermission wanted, Viewer viewer) {
        var giver = giver(wanted.giverCode(), viewer);
        var receiver = receiver(wanted.receiverKind(), wanted.receiverCode());
        if (receiver.id().equals(giver.id())) {
            throw Refusal.of("receiverCode", "people.permission.oneself");
        }
        if (wanted.until().isBefore(today())) {
            throw Refusal.of("until", "people.permission.past");
        }
        // Two forms at once come one after the other, so that the second is refused.
        jdbc.sql("select pg_advisory_xact_lock(hashtext(:pair))")
                .param("pair", giver.id() + " " + receiver.id() + " " + wanted.scope())
                .query(row -> {});
        boolean there = jdbc.sql("""
                        select exists (select 1 from directory.permission
                                       where giver_id = :giver and receiver_id = :receiver and scope = :scope
                                         and revoked_at is null and until_date >= :from)
                        """)
                .param("giver", giver.id())
                .param("receiver", receiver.id())
                .param("scope", wanted.scope().name())
                .param("from", wanted.from())
                .query(Boolean.class)
                .single();
        if (there) {
            throw Refusal.of("scope", "people.permission.there");
        }
        var id = Ids.next();
        jdbc.sql("""
                        insert into directory.permission (id, giver_kind, giver_id, receiver_kind, receiver_id, scope,
                                                          from_date, until_date, purpose, given_by, given_at)
                        values (:id, :giverKind, :giver, :receiverKind, :receiver, :scope, :from, :until, :purpose, :by, :at)
                        """)
                .param("id", id)
                .param("giverKind", giver.kind())
                .param("giver", giver.id())
                .param("receiverKind", receiver.kind())
                .param("receiver", receiver.id())
                .param("scope", wanted.scope().name())
                .param("from", wanted.from())
                .param("until", wanted.until())
                .param("purpose", wanted.purpose())
                .param("by", viewer.accountId())
                .param("at", now())
                .update();
        audit.record(
                viewer,
                "directory.permission_given",
                "permission",
                id.toString(),
                null,
                Map.of(
                        "giver", String.valueOf(giver.name().th()),
                        "receiver", receiver.name().in(org.saan.hub.shared.Language.TH),
                        "scope", wanted.scope(),
                        "from", wanted.from(),
                        "until", wanted.until(),
                        "reason", wanted.purpose()));
        tellBoth(giver, receiver, "people.notice.permission_given", id);
        return id;
    }

    private Party giver(String code, Viewer viewer) {
        if (viewer.is(Role.COORDINATOR)) {
            return reads.party("cluster", viewer.organisationId());
        }
        if (viewer.is(Role.GROUP_LEADER)) {
            return reads.party("group", viewer.organisationId());
        }
        if (!PermissionReads.isOfficer(viewer)) {
            throw new NotFound("permission");
        }
        return find("cluster", code)
                .or(() -> find("group", code))
                .orElseThrow(() -> Refusal.of("giverCode", "people.permission.no_organisation", code.strip()));
    }

    private Party receiver(String kind, String code) {
        if (kind.equals("programme")) {
            return reads.party(kind, Identity.PROGRAMME);
        }
        return find(kind, code)
                .orElseThrow(() -> Refusal.of("receiverCode", "people.permission.no_organisation", code.strip()));
    }

    private java.util.Optional<Party> find(String kind, String code) {
        var role = switch (kind) {
            case "cluster" -> Role.COORDINATOR;
            case "group" -> Role.GROUP_LEADER;
            case "buyer" -> Role.BUYER;
            default -> throw Refusal.of("receiverKind", "directory.choose");
        };
        return organisations.stream()
                .filter(source -> source.serves(role))
                .findFirst()
                .flatMap(source -> source.findByCode(code))
                .map(found -> new Party(kind, found.id(), found.name()));
    }

    /** Ends a permission now. Doing it twice is doing it once. */
    @Transactional
    public void revoke(UUID id, String reason, Viewer viewer) {
        var permission = reads.get(id, viewer);
        if (permission.state() == State.REVOKED) {
            return;
        }
        if (!permission.mayRevoke()) {
            throw new NotFound("permission");
        }
        if (reason.length() > 500) {
            throw Refusal.of("reason", "people.permission.reason");
        }
        int revoked = jdbc.sql("""
                        update directory.permission set revoked_at = :at, revoked_by = :by, reason = nullif(:reason, '')
                        where id = :id and revoked_at is null
                        """)
                .param("id", id)
                .param("at", now())
                .param("by", viewer.accountId())
                .param("reason", reason.strip())
                .update();
        if (revoked == 1) {
            audit.record(
                    viewer,
                    "directory.permission_revoked",
                    "permission",
                    id.toString(),
                    Map.of("until", permission.until()),
                    Map.of("reason", reason.strip()));
            tellBoth(permission.giver(), permission.receiver(), "people.notice.permission_revoked", id);
        }
    }

    private void tellBoth(Party giver, Party receiver, String key, UUID id) {
        var args = List.of(giver.name(), receiver.name());
        for (var party : List.of(giver, receiver)) {
            messaging.send(Message.of(key, party.id(), party.name())
                    .with(args)
                    .at("/permissions/" + id)
                    .about("permission", id.toString()));
        }
    }

    /** What the permission shows to its receiver, while it is in force; each look is noted. */
    @Transactional
    public List<SharedGroup> shared(UUID id, boolean export, YearWeek first, int weeks, Viewer viewer) {
        var permission = reads.get(id, viewer);
        if (permission.state() != State.IN_FORCE || !permission.receiver().id().equals(viewer.organisationId())) {
            throw new NotFound("permission");
        }
        jdbc.sql("""
                        insert into directory.permission_use (id, permission_id, account_id, used_at, kind)
                        values (:id, :permission, :account, :at, :kind)
                        """)
                .param("id", Ids.next())
                .param("permission", id)
                .param("account", viewer.accountId())
                .param("at", now())
                .param("kind", export ? "exported" : "seen")
                .update();
        var of = reads.groups(permission.giver());
        if (permission.scope() == PermissionScope.DESIGNS || of.isEmpty()) {
            return List.of();
        }
        boolean capacity = permission.scope() == PermissionScope.CAPACITY;
        return calendar.read(first, weeks, of).stream()
                .filter(group -> !group.suspended())
                .map(group -> capacity ? capacity(group) : contact(group, viewer))
                .toList();
    }

    private static SharedGroup capacity(GroupCapacity group) {
        return new SharedGroup(
                group.code(),
                group.name(),
                group.province(),
                group.minutesByWeek().stream().map(minutes -> minutes / 60).toList(),
                null,
                List.of(),
                ContactWay.THROUGH_CLUSTER);
    }

    private SharedGroup contact(GroupCapacity group, Viewer viewer) {
        var way = contacts.ofGroup(group.id(), viewer);
        return new SharedGroup(
                group.code(),
                group.name(),
                group.province(),
                List.of(),
                group.leaderName(),
                way == ContactWay.DIRECT ? groups.phones(group.id()) : List.of(),
                way);
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }
}
