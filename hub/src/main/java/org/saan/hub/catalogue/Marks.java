package org.saan.hub.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Aliases;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Marks that groups hold. A leader enters one with its certificate; a person of the programme confirms it. */
@Service
public class Marks {
    private final JdbcClient jdbc;
    private final MarkKinds kinds;
    private final Aliases groups;
    private final Audit audit;
    private final Clock clock;

    Marks(JdbcClient jdbc, MarkKinds kinds, Aliases groups, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.kinds = kinds;
        this.groups = groups;
        this.audit = audit;
        this.clock = clock;
    }

    /** Kinds of marks by their code. */
    public Map<String, LocalizedText> kinds() {
        var all = new LinkedHashMap<String, LocalizedText>();
        kinds.list().forEach(kind -> all.put(kind.code(), kind.name()));
        return all;
    }

    /** Goods with a geographical indication, by their Thai name. */
    @Transactional(readOnly = true)
    public Map<String, LocalizedText> giGoods() {
        var all = new LinkedHashMap<String, LocalizedText>();
        jdbc.sql("select name_th, name_en from catalogue.gi_good order by name_th collate \"th-x-icu\" limit 500")
                .query(row -> {
                    all.put(row.getString(1), new LocalizedText(row.getString(1), row.getString(2)));
                });
        return all;
    }

    @Transactional(readOnly = true)
    public List<MarkView> listMarks(UUID group, Viewer viewer) {
        Who.must(Who.translates(viewer, group));
        return jdbc.sql("""
                        select m.*, a.name as confirmer, g.name_en as gi_en, g.status from catalogue.mark m
                        left join identity.account a on a.id = m.confirmed_by
                        left join catalogue.gi_good g on g.name_th = m.gi_good
                        where m.group_id = :group order by m.kind, m.issued_on, m.id limit 200
                        """).param("group", group).query((row, n) -> mark(row)).list();
    }

    private MarkView mark(ResultSet row) throws SQLException {
        var today = LocalDate.now(clock.withZone(Printing.ZONE));
        var issued = row.getObject("issued_on", LocalDate.class);
        @Nullable LocalDate until = row.getObject("valid_until", LocalDate.class);
        var scope = row.getString("scope");
        @Nullable String good = row.getString("gi_good");
        var shown = row.getObject("confirmed_by") == null
                ? MarkView.Shown.NOT_CONFIRMED
                : until != null && until.isBefore(today)
                        ? MarkView.Shown.EXPIRED
                        : issued.isAfter(today)
                                ? MarkView.Shown.NOT_YET
                                : "to_check".equals(row.getString("status"))
                                        ? MarkView.Shown.TO_CHECK
                                        : scope.equals("PERSON") || scope.equals("LOT")
                                                ? MarkView.Shown.TOO_NARROW
                                                : MarkView.Shown.YES;
        return new MarkView(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                good == null
                        ? kinds.get(row.getString("kind")).name()
                        : new LocalizedText(good, row.getString("gi_en")),
                scope,
                row.getObject("product_id", UUID.class),
                row.getString("certificate"),
                issued,
                until,
                row.getString("confirmer"),
                shown);
    }

    @Transactional
    public UUID add(UUID group, NewMark mark, Viewer viewer) {
        Who.must(Who.writes(viewer, group) && groups.keep(List.of(group)));
        mark.errors(kinds).stream().findFirst().ifPresent(refusal -> {
            throw refusal;
        });
        var id = Ids.next();
        int done = jdbc.sql("""
                        insert into catalogue.mark (id, group_id, product_id, kind, gi_good, certificate, scope, stars,
                            selection_year, issued_on, valid_until, evidence)
                        select :id, :group, :product, :kind, :good, :certificate, :scope, :stars, :year, :issued, :until,
                            :evidence
                        where cast(:product as uuid) is null or exists (
                            select 1 from catalogue.product p where p.id = :product and p.group_id = :group)
                        """)
                .param("id", id)
                .param("group", group)
                .param("product", mark.productId())
                .param("kind", mark.kind())
                .param("good", mark.giGood())
                .param("certificate", mark.certificate().strip())
                .param("scope", mark.scope().name())
                .param("stars", mark.stars())
                .param("year", mark.selectionYear())
                .param("issued", mark.issuedOn())
                .param("until", mark.validUntil())
                .param("evidence", mark.evidence())
                .update();
        Who.must(done == 1);
        audit.record(viewer, "catalogue.mark_added", "group", group.toString(), null, mark);
        return id;
    }

    /** A person of the programme has seen the certificate. */
    @Transactional
    public void confirm(UUID mark, Viewer viewer) {
        Who.must(viewer.runsTheProgramme());
        var group = group(mark);
        jdbc.sql("update catalogue.mark set confirmed_by = :by, confirmed_at = :at where id = :id")
                .param("id", mark)
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
        audit.record(viewer, "catalogue.mark_confirmed", "group", group.toString(), null, Map.of("mark", mark));
    }

    @Transactional
    public void remove(UUID mark, Viewer viewer) {
        var group = group(mark);
        Who.must(Who.writes(viewer, group));
        int gone = jdbc.sql("delete from catalogue.mark where id = :id and (confirmed_by is null or :runs)")
                .param("id", mark)
                .param("runs", viewer.runsTheProgramme())
                .update();
        if (gone == 0) {
            throw new Refusal("catalogue.mark.confirmed_stays");
        }
        audit.record(viewer, "catalogue.mark_removed", "group", group.toString(), Map.of("mark", mark), null);
    }

    private UUID group(UUID mark) {
        return jdbc.sql("select group_id from catalogue.mark where id = :id")
                .param("id", mark)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotFound("mark"));
    }
}
