package org.saan.hub.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.At;
import org.saan.hub.shared.LocalizedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads public profiles. */
@Component
class PublicProfiles {
    /** Published at that time, with every required text approved in the language it was written in. */
    static final String PUBLIC = """
            not p.set_aside and catalogue.published_at(p.published_from, p.published_until, :now)
            and (select count(*) from catalogue.text t where t.subject_id = p.id and t.is_source
                 and t.approved_words is not null and t.field = any(:required)) = cardinality(cast(:required as text[]))
            """;

    static final String[] REQUIRED = TextField.requiredOf(SubjectKind.PROFILE).toArray(String[]::new);

    private final JdbcClient jdbc;
    private final PublicTexts texts;
    private final PublicMarks marks;

    PublicProfiles(JdbcClient jdbc, PublicTexts texts, PublicMarks marks) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.marks = marks;
    }

    List<UUID> ids(@Nullable UUID after, OffsetDateTime now, int limit) {
        return jdbc.sql(
                        "select p.id from catalogue.profile p where (cast(:after as uuid) is null or p.id > :after) and "
                                + PUBLIC + " order by p.id limit :limit")
                .param("after", after)
                .param("now", now)
                .param("required", REQUIRED)
                .param("limit", limit)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    boolean isPublic(UUID id, OffsetDateTime now) {
        return jdbc.sql("select exists (select 1 from catalogue.profile p where p.id = :id and " + PUBLIC + ")")
                .param("id", id)
                .param("now", now)
                .param("required", REQUIRED)
                .query(Boolean.class)
                .single();
    }

    List<PublicProfile> read(Collection<UUID> ids, OffsetDateTime now) {
        var words = texts.of(ids);
        var held = marks.ofGroups(groupsOf(ids));
        var rows = jdbc.sql("""
                        select p.*, g.code, g.cluster_id, g.members, g.province_code, r.name_th as province_th,
                               r.name_en as province_en, r.region_code
                        from catalogue.profile p
                        join directory.producer_group g on g.id = p.group_id
                        join directory.province r on r.code = g.province_code
                        where p.id = any(:ids) and """ + " " + PUBLIC)
                .param("ids", ids.toArray(UUID[]::new))
                .param("now", now)
                .param("required", REQUIRED)
                .query((row, n) -> profile(row, words, held))
                .list();
        return Rows.inOrder(ids, rows, PublicProfile::id);
    }

    private static PublicProfile profile(
            ResultSet row, Map<UUID, Map<TextField, PublicText>> words, Map<UUID, List<PublicMark>> marks)
            throws SQLException {
        var id = row.getObject("id", UUID.class);
        var group = row.getObject("group_id", UUID.class);
        return new PublicProfile(
                id,
                group,
                row.getString("code"),
                row.getString("province_code"),
                new LocalizedText(row.getString("province_th"), row.getString("province_en")),
                row.getString("region_code"),
                row.getObject("cluster_id", UUID.class),
                row.getObject("members", Integer.class),
                row.getString("name_roman"),
                Rows.list(row, "techniques"),
                words.getOrDefault(id, Map.of()),
                marks.getOrDefault(group, List.of()),
                row.getInt("version"),
                At.when(row, "published_from"),
                At.when(row, "changed_at"));
    }

    private List<UUID> groupsOf(Collection<UUID> ids) {
        return jdbc.sql("select group_id from catalogue.profile where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }
}
