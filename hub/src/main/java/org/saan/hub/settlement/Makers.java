package org.saan.hub.settlement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.settlement.PaySplit.Basis;
import org.saan.hub.settlement.PaySplit.Part;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The makers of a group: who made how many of the accepted pieces, and what of the group's pay is whose. The leader says it, or who
 * runs the programme for the group; nobody else reads a maker's name.
 */
@Service
public class Makers {
    private static final int MOST = 300;
    private static final int MOST_PIECES = 2_000_000;

    private final JdbcClient jdbc;
    private final StatementReads statements;
    private final Office office;
    private final Audit audit;

    Makers(JdbcClient jdbc, StatementReads statements, Office office, Audit audit) {
        this.jdbc = jdbc;
        this.statements = statements;
        this.office = office;
        this.audit = audit;
    }

    /** @param leftAt absent while she or he is asked about */
    public record Maker(
            UUID id, UUID group, String name, @Nullable Instant leftAt) {}

    /** Names in Thai order, those who left last. */
    @Transactional(readOnly = true)
    public List<Maker> list(UUID group, Viewer viewer) {
        must(group, viewer);
        return jdbc.sql("""
                        select * from settlement.maker where group_id = :group
                        order by left_at is not null, name collate "th-x-icu", id limit :most
                        """)
                .param("group", group)
                .param("most", MOST)
                .query((row, n) -> new Maker(
                        row.getObject("id", UUID.class), group, row.getString("name"), At.instant(row, "left_at")))
                .list();
    }

    /** Members of the group in the directory who are no makers here yet, to choose from. */
    @Transactional(readOnly = true)
    public List<String> listMembers(UUID group, Viewer viewer) {
        must(group, viewer);
        return jdbc.sql("""
                        select distinct p.first_name || ' ' || p.last_name as name from directory.membership m
                        join directory.person p on p.id = m.person_id
                        where m.group_id = :group and m.until_date is null and p.erased_at is null
                          and not exists (select 1 from settlement.maker k where k.group_id = :group and k.person_id = p.id)
                        order by 1 limit :most
                        """)
                .param("group", group)
                .param("most", MOST)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /**
     * Enters a maker by name; a member of the directory of that name is this person.
     *
     * @throws Refusal when the group has a maker of that name
     */
    @Transactional
    public UUID add(UUID group, String typed, Viewer viewer) {
        must(group, viewer);
        var name = typed.strip().replaceAll("\\s+", " ");
        if (name.isEmpty() || name.length() > 120) {
            throw Refusal.of("name", "settlement.name_missing");
        }
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('settlement.makers ' || :group, 0))")
                .param("group", group.toString())
                .query(row -> {});
        var known = list(group, viewer);
        if (known.stream()
                .anyMatch(maker -> maker.leftAt() == null && maker.name().equals(name))) {
            throw Refusal.of("name", "settlement.makers.known");
        }
        if (known.size() >= MOST) {
            throw Refusal.of("name", "settlement.too_many");
        }
        var id = Ids.next();
        jdbc.sql("""
                        insert into settlement.maker (id, group_id, person_id, name, entered_by, entered_at)
                        values (:id, :group,
                                (select p.id from directory.membership m join directory.person p on p.id = m.person_id
                                 where m.group_id = :group and m.until_date is null
                                   and p.first_name || ' ' || p.last_name = :name order by p.id limit 1),
                                :name, :by, :at)
                        """)
                .param("id", id)
                .param("group", group)
                .param("name", name)
                .param("by", viewer.accountId())
                .param("at", At.now(office.clock()))
                .update();
        // Without the name: the audit of a group is read by more people than its makers are.
        audit.record(viewer, "settlement.maker_entered", "group", group.toString(), null, Map.of());
        return id;
    }

    /** She or he is no longer asked about; what was said stays. */
    @Transactional
    public void leave(UUID maker, Viewer viewer) {
        var found = get(maker, viewer);
        jdbc.sql("update settlement.maker set left_at = :at where id = :id and left_at is null")
                .param("at", At.now(office.clock()))
                .param("id", maker)
                .update();
        audit.record(viewer, "settlement.maker_left", "group", found.group().toString(), null, Map.of());
    }

    @Transactional(readOnly = true)
    public Maker get(UUID maker, Viewer viewer) {
        var found = jdbc.sql("select * from settlement.maker where id = :id")
                .param("id", maker)
                .query((row, n) -> new Maker(
                        maker,
                        row.getObject("group_id", UUID.class),
                        row.getString("name"),
                        At.instant(row, "left_at")))
                .optional()
                .orElseThrow(() -> new NotFound("maker"));
        must(found.group(), viewer);
        return found;
    }

    /**
     * A work order with what its makers get.
     *
     * @param version 0 while nobody has said who made it
     */
    public record Split(UUID group, Statement.Work work, int version, Basis basis, PaySplit pay) {}

    /** The work of a group, each with its makers; the newest first. */
    @Transactional(readOnly = true)
    public List<Split> splits(UUID group, Viewer viewer) {
        var statement = statements.get(group, viewer);
        var said = said(group);
        return statement.works().stream()
                .map(work -> split(group, work, said.getOrDefault(work.id(), NOTHING)))
                .toList();
    }

    /** @throws NotFound when the work is of another group, or nothing of it was accepted yet */
    @Transactional(readOnly = true)
    public Split getSplit(UUID work, Viewer viewer) {
        var group = jdbc.sql("select group_id from production.work where id = :id")
                .param("id", work)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotFound("work"));
        must(group, viewer);
        return splits(group, viewer).stream()
                .filter(one -> one.work().id().equals(work))
                .findFirst()
                .orElseThrow(() -> new NotFound("work"));
    }

    private record Said(int version, Basis basis, List<Part> parts) {}

    private static final Said NOTHING = new Said(0, Basis.PIECES, List.of());

    private static Split split(UUID group, Statement.Work work, Said said) {
        return new Split(
                group,
                work,
                said.version(),
                said.basis(),
                PaySplit.of(work.earned(), work.paid(), work.accepted(), said.basis(), said.parts()));
    }

    /** The last version of each work of a group. */
    private Map<UUID, Said> said(UUID group) {
        var all = new LinkedHashMap<UUID, Said>();
        jdbc.sql("""
                        select s.work_id, s.version, s.basis, p.maker_id, p.pieces, p.minutes
                        from settlement.maker_split s
                        join production.work w on w.id = s.work_id
                        left join settlement.maker_part p on p.work_id = s.work_id and p.version = s.version
                        where w.group_id = :group
                          and s.version = (select max(version) from settlement.maker_split l where l.work_id = s.work_id)
                        order by s.work_id, p.maker_id
                        """).param("group", group).query(row -> {
            var said = all.computeIfAbsent(row.getObject(1, UUID.class), work -> new Said(0, Basis.PIECES, List.of()));
            var parts = new ArrayList<>(said.parts());
            var maker = row.getObject(4, UUID.class);
            if (maker != null) {
                parts.add(new Part(maker, row.getInt(5), row.getInt(6)));
            }
            all.put(
                    row.getObject(1, UUID.class),
                    new Said(row.getInt(2), Basis.valueOf(row.getString(3)), List.copyOf(parts)));
        });
        return all;
    }

    /**
     * Says who made how many of the accepted pieces.
     *
     * @param seen version that this rests on
     * @param parts those who made nothing are left out; none takes everything back
     * @throws Refusal when somebody else said it meanwhile, or more pieces are named than were accepted
     */
    @Transactional
    public void say(UUID work, int seen, Basis basis, List<Part> parts, Viewer viewer) {
        var split = getSplit(work, viewer);
        jdbc.sql("select id from production.work_order where id = :id for update")
                .param("id", work)
                .query(row -> {});
        var known = list(split.group(), viewer);
        for (var part : parts) {
            Office.must(known.stream().anyMatch(maker -> maker.id().equals(part.maker())));
            if (part.pieces() < 0
                    || part.minutes() < 0
                    || part.pieces() > MOST_PIECES
                    || part.minutes() > MOST_PIECES
                    || part.pieces() + part.minutes() == 0) {
                throw Refusal.of("pieces-" + part.maker(), "settlement.makers.number");
            }
            if (basis == Basis.MINUTES && part.minutes() == 0) {
                throw Refusal.of("minutes-" + part.maker(), "settlement.makers.minutes_missing");
            }
        }
        int named = parts.stream().mapToInt(Part::pieces).sum();
        if (named > split.work().accepted()) {
            throw Refusal.of(
                    "pieces-" + parts.getFirst().maker(),
                    "settlement.makers.too_many",
                    named,
                    split.work().accepted());
        }
        int version = jdbc.sql("select coalesce(max(version), 0) from settlement.maker_split where work_id = :work")
                .param("work", work)
                .query(Integer.class)
                .single();
        if (version != seen) {
            throw new Refusal("settlement.makers.changed");
        }
        jdbc.sql("""
                        insert into settlement.maker_split (work_id, version, basis, said_by, said_at)
                        values (:work, :version, :basis, :by, :at)
                        """)
                .param("work", work)
                .param("version", version + 1)
                .param("basis", basis.name())
                .param("by", viewer.accountId())
                .param("at", At.now(office.clock()))
                .update();
        for (var part : parts) {
            jdbc.sql("""
                            insert into settlement.maker_part (work_id, version, maker_id, pieces, minutes)
                            values (:work, :version, :maker, :pieces, :minutes)
                            """)
                    .param("work", work)
                    .param("version", version + 1)
                    .param("maker", part.maker())
                    .param("pieces", part.pieces())
                    .param("minutes", part.minutes())
                    .update();
        }
        audit.record(
                viewer,
                "settlement.makers_said",
                "work",
                work.toString(),
                null,
                Map.of("version", version + 1, "makers", parts.size()));
    }

    /** What is one maker's. */
    public record MakerStatement(Maker maker, LocalizedText group, List<Line> lines) {
        public MakerStatement {
            lines = List.copyOf(lines);
        }

        public Money earned() {
            return lines.stream().map(line -> line.share().earned()).reduce(Money.zero(Money.THB), Money::plus);
        }

        public Money paid() {
            return lines.stream().map(line -> line.share().paid()).reduce(Money.zero(Money.THB), Money::plus);
        }

        public Money toCome() {
            return earned().minus(paid());
        }
    }

    /** A work order in it. */
    public record Line(Statement.Work work, Basis basis, PaySplit.Share share) {}

    @Transactional(readOnly = true)
    public MakerStatement getStatement(UUID maker, Viewer viewer) {
        var found = get(maker, viewer);
        return new MakerStatement(found, statements.get(found.group(), viewer).group(), lines(found, viewer));
    }

    private List<Line> lines(Maker maker, Viewer viewer) {
        return splits(maker.group(), viewer).stream()
                .flatMap(split -> split.pay().shares().stream()
                        .filter(share -> share.maker().equals(maker.id()))
                        .map(share -> new Line(split.work(), split.basis(), share)))
                .toList();
    }

    /** All makers of a group with their sums; with the rest they are the group's statement. */
    public record GroupSplit(LocalizedText group, List<Sum> makers, Money restEarned, Money restPaid) {
        public GroupSplit {
            makers = List.copyOf(makers);
        }
    }

    public record Sum(Maker maker, Money earned, Money paid) {
        public Money toCome() {
            return earned.minus(paid);
        }
    }

    @Transactional(readOnly = true)
    public GroupSplit getGroup(UUID group, Viewer viewer) {
        var name = statements.get(group, viewer).group();
        var earned = new HashMap<UUID, Money>();
        var paid = new HashMap<UUID, Money>();
        var restEarned = Money.zero(Money.THB);
        var restPaid = Money.zero(Money.THB);
        for (var split : splits(group, viewer)) {
            for (var share : split.pay().shares()) {
                earned.merge(share.maker(), share.earned(), Money::plus);
                paid.merge(share.maker(), share.paid(), Money::plus);
            }
            restEarned = restEarned.plus(split.pay().restEarned());
            restPaid = restPaid.plus(split.pay().restPaid());
        }
        return new GroupSplit(
                name,
                list(group, viewer).stream()
                        .map(maker -> new Sum(
                                maker,
                                Optional.ofNullable(earned.get(maker.id())).orElse(Money.zero(Money.THB)),
                                Optional.ofNullable(paid.get(maker.id())).orElse(Money.zero(Money.THB))))
                        .toList(),
                restEarned,
                restPaid);
    }

    private static void must(UUID group, Viewer viewer) {
        Office.must(StatementReads.reads(viewer, group));
    }
}
