package org.saan.hub.design;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.At;
import org.saan.hub.platform.Digest;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a design, as much of it as the viewer may see. */
@Component
class DesignReads {
    private final JdbcClient jdbc;

    DesignReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    DesignView get(UUID id, Viewer viewer) {
        return jdbc.sql("""
                        select d.*, g.name_th, g.name_en, g.code, o.number as version_of_number
                        from design.design d left join directory.producer_group g on g.id = d.group_id
                        left join design.design o on o.id = d.version_of
                        where d.id = :id and
                        """ + DesignWho.sees(viewer))
                .param("id", id)
                .params(DesignWho.params(viewer))
                .query((row, n) -> view(row, viewer))
                .optional()
                .orElseThrow(() -> new NotFound("design"));
    }

    private DesignView view(ResultSet row, Viewer viewer) throws SQLException {
        var id = row.getObject("id", UUID.class);
        boolean own = viewer.runsTheProgramme()
                || viewer.is(Role.DESIGNER)
                        && (viewer.accountId().equals(row.getObject("designer_id", UUID.class))
                                || viewer.accountId().equals(row.getObject("created_by", UUID.class)));
        var group = row.getObject("group_id", UUID.class);
        return new DesignView(
                id,
                row.getInt("version"),
                row.getString("number"),
                brief(row),
                DesignStage.valueOf(row.getString("stage")),
                group,
                group == null ? null : new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                row.getString("designer_name"),
                row.getInt("rounds"),
                row.getString("cost_sheet"),
                row.getBigDecimal("measured_de"),
                row.getObject("version_of", UUID.class),
                row.getString("version_of_number"),
                At.instant(row, "approved_at"),
                At.instant(row, "released_at"),
                At.instant(row, "withdrawn_at"),
                At.when(row, "created_at"),
                pictures(id),
                near(id, viewer),
                steps(id),
                comments(id),
                packs(id),
                draft(id),
                samples(id, viewer),
                own,
                viewer.runsTheProgramme(),
                viewer.is(Role.GROUP_LEADER) && viewer.organisationId().equals(group));
    }

    private static Brief brief(ResultSet row) throws SQLException {
        return new Brief(
                new LocalizedText(row.getString("title_th"), row.getString("title_en")),
                row.getString("persona"),
                row.getString("season"),
                row.getString("mood"),
                row.getString("craft"),
                (Long) row.getObject("price_from_minor"),
                (Long) row.getObject("price_to_minor"),
                row.getObject("due_on", LocalDate.class),
                row.getString("code"),
                row.getString("contributors"),
                choice(DesignOwner.class, row.getString("owner")),
                row.getString("licence"),
                row.getString("exclusive_market"),
                row.getObject("exclusive_until", LocalDate.class),
                choice(MotifSource.class, row.getString("motif_source")),
                row.getString("motif_words"),
                row.getString("consent_by"),
                row.getObject("consent_on", LocalDate.class),
                row.getString("consent_scope"),
                row.getInt("share_basis_points"));
    }

    private static <E extends Enum<E>> @Nullable E choice(Class<E> kind, @Nullable String name) {
        return name == null ? null : Enum.valueOf(kind, name);
    }

    private List<DesignView.Picture> pictures(UUID id) {
        return jdbc.sql("""
                        select id, position, words, sent_at, compared_at is not null as compared, palette::text as palette
                        from design.design_picture where design_id = :id order by position desc limit 100
                        """)
                .param("id", id)
                .query((row, n) -> new DesignView.Picture(
                        row.getObject("id", UUID.class),
                        row.getInt("position"),
                        row.getString("words"),
                        At.when(row, "sent_at"),
                        row.getBoolean("compared"),
                        Optional.ofNullable(row.getString("palette")).orElse("[]")))
                .list();
    }

    /** One row for each other design: its nearest picture. Those the viewer may not see stay hidden. */
    private List<DesignView.Near> near(UUID id, Viewer viewer) {
        return jdbc.sql("""
                        select * from (
                            select distinct on (n.other_id) n.*, d.number, d.title_th, d.title_en, a.explained, a.answer,
                                   a.words, a.answered_name, a.answered_at
                            from design.design_nearest n join design.design d on d.id = n.other_id
                            left join design.design_answer a on a.design_id = n.design_id and a.other_id = n.other_id
                            where n.design_id = :id and n.near and
                        """ + DesignWho.sees(viewer) + """

                            order by n.other_id, n.structure desc) one
                        order by one.structure desc limit 20
                        """)
                .param("id", id)
                .params(DesignWho.params(viewer))
                .query((row, n) -> new DesignView.Near(
                        row.getObject("other_id", UUID.class),
                        row.getString("number"),
                        new LocalizedText(row.getString("title_th"), row.getString("title_en")),
                        row.getObject("picture_id", UUID.class),
                        row.getObject("other_picture_id", UUID.class),
                        row.getString("verdict").equals("SAME"),
                        (int) Math.round(100 * Math.max(0, row.getDouble("structure"))),
                        row.getDouble("texture") > 0.4,
                        row.getBoolean("mirrored"),
                        (int) Math.round(row.getDouble("degrees")) % 360,
                        (int) Math.round(100 * row.getDouble("scale")),
                        row.getInt("hash_bits"),
                        row.getDouble("palette_de"),
                        row.getString("explained"),
                        row.getString("answer"),
                        row.getString("words"),
                        row.getString("answered_name"),
                        At.instant(row, "answered_at")))
                .list();
    }

    private List<DesignView.Step> steps(UUID id) {
        return jdbc.sql("select * from design.design_step where design_id = :id order by at desc, id desc limit 200")
                .param("id", id)
                .query((row, n) -> new DesignView.Step(
                        At.when(row, "at"),
                        row.getString("by_name"),
                        choice(DesignStage.class, row.getString("from_stage")),
                        choice(DesignStage.class, row.getString("to_stage")),
                        row.getString("words")))
                .list();
    }

    private List<DesignView.Comment> comments(UUID id) {
        return jdbc.sql("select * from design.design_comment where design_id = :id order by at desc, id desc limit 200")
                .param("id", id)
                .query((row, n) ->
                        new DesignView.Comment(At.when(row, "at"), row.getString("by_name"), row.getString("words")))
                .list();
    }

    private List<DesignView.Pack> packs(UUID id) {
        return jdbc.sql("""
                        select t.version, t.complete, t.made_at, f.key, f.value
                        from design.tech_pack t left join lateral jsonb_each_text(t.pack) f on true
                        where t.design_id = :id order by t.version desc, f.key limit 2000
                        """).param("id", id).query(rows -> {
            var found = new LinkedHashMap<Integer, DesignView.Pack>();
            while (rows.next()) {
                int version = rows.getInt("version");
                var before = found.get(version);
                Map<String, String> fields = before == null
                        ? new LinkedHashMap<>()
                        : new LinkedHashMap<>(before.pack().fields());
                if (rows.getString("key") != null) {
                    fields.put(rows.getString("key"), rows.getString("value"));
                }
                found.put(
                        version,
                        new DesignView.Pack(
                                version, new TechPack(fields), rows.getBoolean("complete"), At.when(rows, "made_at")));
            }
            return List.copyOf(found.values());
        });
    }

    private DesignView.@Nullable Draft draft(UUID id) {
        return jdbc.sql("""
                        select version, shafts, treadles, ends, picks, made_at from design.weave_draft
                        where design_id = :id order by version desc limit 1
                        """)
                .param("id", id)
                .query((row, n) -> new DesignView.Draft(
                        row.getInt("version"),
                        row.getInt("shafts"),
                        row.getInt("treadles"),
                        row.getInt("ends"),
                        row.getInt("picks"),
                        At.when(row, "made_at")))
                .optional()
                .orElse(null);
    }

    private List<DesignView.SampleOf> samples(UUID id, Viewer viewer) {
        return jdbc
                .sql(
                        "select id, number, group_id, buyer_id from design.sample where design_id = :id order by number limit 50")
                .param("id", id)
                .query((row, n) -> SampleWho.of(
                                        viewer,
                                        row.getObject("group_id", UUID.class),
                                        row.getObject("buyer_id", UUID.class))
                                .sees()
                        ? Optional.of(new DesignView.SampleOf(row.getObject("id", UUID.class), row.getString("number")))
                        : Optional.<DesignView.SampleOf>empty())
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** The file of a picture of a design that the viewer may see, no wider than asked when it can be. */
    Optional<Digest> file(UUID design, UUID picture, int width, Viewer viewer) {
        return jdbc.sql("""
                        select z.digest from design.design_picture p join design.design d on d.id = p.design_id
                        join design.design_picture_size z on z.picture_id = p.id
                        where p.id = :picture and d.id = :design and
                        """ + DesignWho.sees(viewer)
                        + " order by (z.width <= :width) desc, abs(z.width - :width) limit 1")
                .param("picture", picture)
                .param("design", design)
                .param("width", width)
                .params(DesignWho.params(viewer))
                .query((row, n) -> new Digest(row.getString("digest")))
                .optional();
    }
}
