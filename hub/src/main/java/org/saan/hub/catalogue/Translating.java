package org.saan.hub.catalogue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListShape;
import org.saan.hub.shared.lists.ListSlice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The work list of translators and reviewers: texts that are missing in a language, stale, or not reviewed yet. */
@Service
public class Translating {
    public static final ListShape SHAPE = new ListShape(
            "/translations", List.of("since", "group", "field"), List.of("state", "language", "kind", "group"), 50);

    public static final List<TextView.State> STATES =
            List.of(TextView.State.STALE, TextView.State.MISSING, TextView.State.DRAFT);

    private static final String FROM = """
             from (select s.subject_kind, s.subject_id, s.field, l.language, s.words as source_words,
                          case when t.words is null then 'MISSING' when t.source_revision < s.revision then 'STALE'
                               when t.approved_revision is distinct from t.revision then 'DRAFT' else 'APPROVED' end as state,
                          case when t.words is null or t.source_revision < s.revision then s.written_at
                               else t.written_at end as since
                   from catalogue.text s
                   cross join (values ('th'), ('en')) as l (language)
                   left join catalogue.text t
                       on t.subject_id = s.subject_id and t.field = s.field and t.language = l.language
                   where s.is_source) w
            join (select id, group_id, null as code, null as photos_of from catalogue.profile where not set_aside
                  union all select id, group_id, code, null from catalogue.product
                  union all select i.id, f.group_id, null, '/profiles/' || f.id from catalogue.image i
                      join catalogue.profile f on f.id = i.subject_id and not f.set_aside where i.removed_at is null
                  union all select i.id, p.group_id, p.code, '/products/' || p.id from catalogue.image i
                      join catalogue.product p on p.id = i.subject_id where i.removed_at is null) u
                on u.id = w.subject_id
            join directory.producer_group g on g.id = u.group_id
            where w.state <> 'APPROVED'
            """;

    private final JdbcClient jdbc;

    Translating(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Something to do.
     *
     * @param code of the product; absent for a profile
     * @param photosOf path of the profile or product that a photo shows; absent for other texts
     * @param since when it came to be so
     */
    public record Task(
            SubjectKind kind,
            UUID subjectId,
            @Nullable String code,
            @Nullable String photosOf,
            LocalizedText group,
            TextField field,
            Language language,
            TextView.State state,
            String sourceWords,
            Instant since) {

        /** The page where it is done: words of photos are written beside the photo. */
        public String href() {
            return photosOf != null
                    ? photosOf + "/photos#photo-" + subjectId
                    : "/translations/" + kind.code() + "/" + subjectId + "/" + field.code() + "/" + language.tag();
        }
    }

    @Transactional(readOnly = true)
    public Found<Task> list(ListQuery query, Viewer viewer) {
        long total = asked("select count(*)", query, viewer, "", Map.of())
                .query(Long.class)
                .single();
        var slice = ListSlice.of(query, total);
        return new Found<>(slice.straight(read(query, viewer, slice.sql(order(query, viewer)), slice.params())), total);
    }

    @Transactional(readOnly = true)
    public void export(ListQuery query, Viewer viewer, Consumer<Task> sink) {
        read(query, viewer, " order by " + order(query, viewer).sql(), Map.of()).forEach(sink);
    }

    /** Groups that have something in the catalogue, by code. */
    @Transactional(readOnly = true)
    public Map<String, LocalizedText> groups(Viewer viewer) {
        @Nullable UUID only = Who.onlyGroup(viewer);
        var all = new java.util.LinkedHashMap<String, LocalizedText>();
        jdbc.sql("""
                        select g.code, g.name_th, g.name_en from directory.producer_group g
                        where (cast(:only as uuid) is null or g.id = :only)
                          and (exists (select 1 from catalogue.profile p where p.group_id = g.id)
                               or exists (select 1 from catalogue.product p where p.group_id = g.id))
                        order by g.name_th collate "th-x-icu", g.code limit 1000
                        """).param("only", only).query(row -> {
            all.put(row.getString(1), new LocalizedText(row.getString(2), row.getString(3)));
        });
        return all;
    }

    private List<Task> read(ListQuery query, Viewer viewer, String orderAndLimit, Map<String, Object> more) {
        return asked("select w.*, u.code, u.photos_of, g.name_th, g.name_en", query, viewer, orderAndLimit, more)
                .query((row, n) -> new Task(
                        SubjectKind.of(row.getString("subject_kind")),
                        row.getObject("subject_id", UUID.class),
                        row.getString("code"),
                        row.getString("photos_of"),
                        new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                        TextField.of(row.getString("field")),
                        Language.of(row.getString("language")),
                        TextView.State.valueOf(row.getString("state")),
                        row.getString("source_words"),
                        At.when(row, "since")))
                .list();
    }

    private JdbcClient.StatementSpec asked(
            String what, ListQuery query, Viewer viewer, String orderAndLimit, Map<String, Object> more) {
        var params = new HashMap<>(more);
        var where = new StringBuilder(what).append(FROM);
        @Nullable UUID only = Who.onlyGroup(viewer);
        if (only != null) {
            where.append(" and g.id = :only");
            params.put("only", only);
        }
        if (!query.search().isEmpty()) {
            where.append(" and (position(:words in lower(w.source_words)) > 0 or position(:words in g.name_key) > 0"
                    + " or position(:words in lower(u.code)) > 0)");
            params.put("words", query.search().toLowerCase(java.util.Locale.ROOT));
        }
        for (var filter : Map.of(
                        "state", "w.state = upper(:state)",
                        "language", "w.language = :language",
                        "kind", "w.subject_kind = :kind",
                        "group", "g.code = :group")
                .entrySet()) {
            if (!query.filter(filter.getKey()).isEmpty()) {
                where.append(" and ").append(filter.getValue());
                params.put(filter.getKey(), query.filter(filter.getKey()));
            }
        }
        return jdbc.sql(where + orderAndLimit).params(params);
    }

    private static ListOrder order(ListQuery query, Viewer viewer) {
        var group = viewer.language() == Language.TH
                ? "g.name_th collate \"th-x-icu\""
                : "coalesce(g.name_en, g.name_th) collate \"th-x-icu\"";
        return (switch (query.sort()) {
                    case "group" -> ListOrder.by(group, "w.subject_id", "w.field", "w.language");
                    case "field" -> ListOrder.by("w.field", "w.since", "w.subject_id", "w.language");
                    default -> ListOrder.by("w.since", "w.subject_id", "w.field", "w.language");
                })
                .downwards(query.descending());
    }
}
