package org.saan.hub.sourcing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.GroupCapacity;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threeten.extra.YearWeek;

/** The answers to a request beside each other, with what is known of the groups. */
@Service
public class Comparison {
    private final JdbcClient jdbc;
    private final RfqReads reads;
    private final Directory directory;
    private final WageFloors wages;
    private final SourcingTime time;

    Comparison(JdbcClient jdbc, RfqReads reads, Directory directory, WageFloors wages, SourcingTime time) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.directory = directory;
        this.wages = wages;
        this.time = time;
    }

    /** A request of an enquiry, for links. */
    public record Link(UUID id, String number, int asked, int answered) {}

    /** Requests of an enquiry, oldest first. */
    @Transactional(readOnly = true)
    public List<Link> ofEnquiry(UUID enquiry, Viewer viewer) {
        mustRun(viewer);
        return jdbc.sql("""
                        select r.id, r.number, count(v.id)::int,
                               count(v.id) filter (where exists (select 1 from sourcing.rfq_answer a
                                                                 where a.rfq_group_id = v.id))::int
                        from sourcing.rfq r join sourcing.rfq_group v on v.rfq_id = r.id
                        where r.enquiry_id = :id group by r.id, r.number order by r.number limit 50
                        """)
                .param("id", enquiry)
                .query((row, n) ->
                        new Link(row.getObject(1, UUID.class), row.getString(2), row.getInt(3), row.getInt(4)))
                .list();
    }

    /** @throws NotFound when there is no such request, or the viewer does not run the programme */
    @Transactional(readOnly = true)
    public RfqView get(UUID rfq, Viewer viewer) {
        mustRun(viewer);
        return jdbc.sql("""
                        select r.*, e.number as enquiry_number, e.organisation, e.state
                        from sourcing.rfq r join sourcing.enquiry e on e.id = r.enquiry_id where r.id = :id
                        """)
                .param("id", rfq)
                .query((row, n) -> view(row, viewer))
                .optional()
                .orElseThrow(() -> new NotFound("rfq"));
    }

    private RfqView view(ResultSet row, Viewer viewer) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var asked = reads.lines(id);
        return new RfqView(
                id,
                row.getString("number"),
                row.getObject("enquiry_id", UUID.class),
                row.getString("enquiry_number"),
                row.getString("organisation"),
                EnquiryState.valueOf(row.getString("state")).open(),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                row.getObject("answer_by", LocalDate.class),
                row.getString("note"),
                row.getInt("version"),
                lines(id, asked),
                columns(id, asked, viewer));
    }

    private List<RfqView.Line> lines(UUID rfq, List<OwnRfq.Line> asked) {
        var chosen = new HashMap<UUID, Integer>();
        jdbc.sql("select id, chosen from sourcing.rfq_line where rfq_id = :id")
                .param("id", rfq)
                .query(row -> {
                    chosen.put(row.getObject(1, UUID.class), row.getInt(2));
                });
        return asked.stream()
                .map(line -> {
                    int pieces = chosen.getOrDefault(line.id(), 0);
                    return new RfqView.Line(line, pieces, line.quantity() - pieces);
                })
                .toList();
    }

    private record Group(UUID copy, UUID id, LocalizedText name, LocalizedText province) {}

    private List<RfqView.Column> columns(UUID rfq, List<OwnRfq.Line> asked, Viewer viewer) {
        var groups = jdbc.sql("""
                        select v.id, v.group_id, g.name_th, g.name_en, p.name_th as province_th, p.name_en as province_en
                        from sourcing.rfq_group v
                        join directory.producer_group g on g.id = v.group_id
                        join directory.province p on p.code = g.province_code
                        where v.rfq_id = :id order by g.name_th collate "th-x-icu", g.code limit :limit
                        """)
                .param("id", rfq)
                .param("limit", NewRfq.MOST_GROUPS)
                .query((row, n) -> new Group(
                        row.getObject("id", UUID.class),
                        row.getObject("group_id", UUID.class),
                        new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                        new LocalizedText(row.getString("province_th"), row.getString("province_en"))))
                .list();
        var ids = groups.stream().map(Group::id).toList();
        var answers = reads.answers(groups.stream().map(Group::copy).toList());
        var chosen = chosen(rfq, answers);
        var now = time.week();
        var last = asked.stream().map(OwnRfq.Line::due).max(YearWeek::compareTo).orElse(now);
        int weeks = Math.clamp(Weeks.between(now, last) + 1, 1, 104);
        var capacities = new HashMap<UUID, GroupCapacity>();
        directory.capacities(ids, now, weeks, viewer).forEach(group -> capacities.put(group.id(), group));
        var work = work(ids, now);
        var floors = wages.floors(ids);
        return groups.stream()
                .map(group -> {
                    var capacity = capacities.get(group.id());
                    var own = work.getOrDefault(group.id(), Work.NONE);
                    return new RfqView.Column(
                            group.copy(),
                            group.id(),
                            group.name(),
                            group.province(),
                            answers.get(group.copy()),
                            own.behind(now),
                            own.idleAhead(now),
                            capacity == null ? null : capacity.confirmedOn(),
                            capacity == null ? Map.of() : crafts(asked, capacity, floors.get(group.id()), own, now),
                            chosen.getOrDefault(group.copy(), Map.of()));
                })
                .toList();
    }

    private Map<UUID, Map<UUID, RfqView.Chosen>> chosen(UUID rfq, Map<UUID, OwnRfq.Answered> answers) {
        var all = new HashMap<UUID, Map<UUID, RfqView.Chosen>>();
        jdbc.sql("""
                        select c.* from sourcing.rfq_choice c join sourcing.rfq_line l on l.id = c.line_id
                        where l.rfq_id = :id
                        """).param("id", rfq).query(row -> {
            var copy = row.getObject("rfq_group_id", UUID.class);
            var answer = answers.get(copy);
            all.computeIfAbsent(copy, first -> new HashMap<>())
                    .put(
                            row.getObject("line_id", UUID.class),
                            new RfqView.Chosen(
                                    row.getInt("quantity"),
                                    row.getLong("price_minor"),
                                    answer != null && answer.id().equals(row.getObject("answer_id", UUID.class))));
        });
        return all;
    }

    /**
     * Work of a group by week, as the orders publish it.
     *
     * @param accepted weeks with work that the group accepted
     * @param given minutes given away, by week
     */
    private record Work(Set<String> accepted, Map<String, Integer> given) {
        static final Work NONE = new Work(Set.of(), Map.of());

        int behind(YearWeek now) {
            return (int) accepted.stream()
                    .filter(week -> week.compareTo(Weeks.text(now.minusWeeks(RfqView.Column.WEEKS))) >= 0
                            && week.compareTo(Weeks.text(now)) < 0)
                    .count();
        }

        int idleAhead(YearWeek now) {
            int idle = 0;
            for (int week = 0; week < RfqView.Column.AHEAD; week++) {
                idle += given.containsKey(Weeks.text(now.plusWeeks(week))) ? 0 : 1;
            }
            return idle;
        }
    }

    private Map<UUID, Work> work(List<UUID> groups, YearWeek now) {
        var all = new HashMap<UUID, Work>();
        jdbc.sql("""
                        select group_id, week, sum(allocated_minutes)::int, sum(accepted_minutes)::int
                        from ordering.group_work where group_id = any(:ids) and week >= :from group by group_id, week
                        """)
                .param("ids", groups.toArray(UUID[]::new))
                .param("from", Weeks.text(now.minusWeeks(RfqView.Column.WEEKS)))
                .query(row -> {
                    var work = all.computeIfAbsent(
                            row.getObject(1, UUID.class), first -> new Work(new HashSet<>(), new HashMap<>()));
                    work.given().put(row.getString(2), row.getInt(3));
                    if (row.getInt(4) > 0) {
                        work.accepted().add(row.getString(2));
                    }
                });
        return all;
    }

    private static Map<UUID, RfqView.Craft> crafts(
            List<OwnRfq.Line> asked, GroupCapacity group, WageFloors.@Nullable Floor floor, Work work, YearWeek now) {
        var all = new HashMap<UUID, RfqView.Craft>();
        for (var line : asked) {
            group.crafts().stream()
                    .filter(craft -> craft.familyCode().equals(line.familyCode()))
                    .findFirst()
                    .ifPresent(craft -> all.put(
                            line.id(),
                            new RfqView.Craft(
                                    craft.minimumBatch(),
                                    craft.minutesPerPiece(),
                                    freePieces(line, group, craft, work, now),
                                    floor == null ? null : floor.pieceMinor(craft.minutesPerPiece()))));
        }
        return all;
    }

    /** For which there is time before the pieces have to leave for the hub. */
    private static int freePieces(
            OwnRfq.Line line, GroupCapacity group, GroupCapacity.CraftCapacity craft, Work work, YearWeek now) {
        int weeks = Math.min(group.minutesByWeek().size(), Weeks.between(now, line.due()) + 1 - group.hubLeadWeeks());
        long free = -craft.setupMinutes();
        for (int week = 0; week < weeks; week++) {
            int given = work.given().getOrDefault(Weeks.text(now.plusWeeks(week)), 0);
            int time = Math.min(
                    group.minutesByWeek().get(week),
                    craft.loomMinutesByWeek().isEmpty()
                            ? Integer.MAX_VALUE
                            : craft.loomMinutesByWeek().get(week));
            free += Math.max(0, time - given);
        }
        return (int) Math.max(0, free / craft.minutesPerPiece());
    }

    /**
     * A group that could be asked.
     *
     * @param crafts of those that the enquiry asks for
     * @param promised pieces that the promise counted on
     * @param asked whether it has been asked for this enquiry already
     */
    public record Candidate(
            UUID id, LocalizedText name, LocalizedText province, int crafts, int promised, boolean asked) {}

    /** Groups with a craft that the enquiry asks for: those that the promise counted on first; a hundred at most. */
    @Transactional(readOnly = true)
    public List<Candidate> candidates(EnquiryView enquiry, Viewer viewer) {
        mustRun(viewer);
        var promised = new HashMap<UUID, Integer>();
        for (var line : enquiry.lines()) {
            if (line.promise() != null) {
                line.promise().shares().forEach(share -> promised.merge(share.groupId(), share.pieces(), Integer::sum));
            }
        }
        var families = enquiry.lines().stream()
                .map(EnquiryView.Line::familyCode)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .toArray(String[]::new);
        return jdbc.sql("""
                        select g.id, g.name_th, g.name_en, p.name_th as province_th, p.name_en as province_en,
                               count(*)::int as crafts,
                               exists (select 1 from sourcing.rfq_group v join sourcing.rfq r on r.id = v.rfq_id
                                       where v.group_id = g.id and r.enquiry_id = :enquiry) as asked
                        from directory.capability c
                        join directory.producer_group g on g.id = c.group_id
                        join directory.province p on p.code = g.province_code
                        where c.family_code = any(:families) and not g.suspended and g.in_programme
                        group by g.id, p.code
                        order by g.id = any(:promised) desc, count(*) desc, g.name_th collate "th-x-icu", g.code limit 100
                        """)
                .param("enquiry", enquiry.id())
                .param("families", families)
                .param("promised", promised.keySet().toArray(UUID[]::new))
                .query((row, n) -> new Candidate(
                        row.getObject("id", UUID.class),
                        new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                        new LocalizedText(row.getString("province_th"), row.getString("province_en")),
                        row.getInt("crafts"),
                        promised.getOrDefault(row.getObject("id", UUID.class), 0),
                        row.getBoolean("asked")))
                .list();
    }

    private static void mustRun(Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("rfq");
        }
    }
}
