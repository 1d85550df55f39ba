package org.saan.hub.catalogue;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds a profile, product or photo while it is changed; counts the version of a profile or product up and keeps what it
 * became. A photo has no versions: who may change it is asked of the group whose profile or product it shows.
 */
@Component
class Subjects {
    private static final String OF_PHOTO = """
            select coalesce(p.group_id, f.group_id) as group_id from catalogue.image i
            left join catalogue.product p on p.id = i.subject_id
            left join catalogue.profile f on f.id = i.subject_id
            where i.id = :id and i.removed_at is null
            """;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final CompleteProfiles complete;
    private final Clock clock;

    Subjects(JdbcClient jdbc, Audit audit, CompleteProfiles complete, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.complete = complete;
        this.clock = clock;
    }

    private static String table(SubjectKind kind) {
        return switch (kind) {
            case PROFILE -> "catalogue.profile";
            case PRODUCT -> "catalogue.product";
            case IMAGE -> "catalogue.image";
        };
    }

    Subject get(SubjectKind kind, UUID id) {
        return jdbc.sql(
                        kind == SubjectKind.IMAGE
                                ? OF_PHOTO
                                : "select group_id from " + table(kind) + " where id = :id")
                .param("id", id)
                .query((row, n) -> new Subject(kind, id, row.getObject(1, UUID.class)))
                .optional()
                .orElseThrow(() -> new NotFound("catalogue"));
    }

    /** The same, held until the transaction ends. */
    Subject hold(SubjectKind kind, UUID id) {
        jdbc.sql("select 1 from " + table(kind) + " where id = :id for update")
                .param("id", id)
                .query(row -> {});
        return get(kind, id);
    }

    /**
     * Counts the version up and keeps it.
     *
     * @param expected the version that the writer had before them; absent when it does not matter
     * @param why past tense, such as {@code texts_written}
     */
    void changed(Subject subject, @Nullable Integer expected, String why, Viewer viewer, @Nullable Object after) {
        if (subject.kind() == SubjectKind.IMAGE) {
            photoChanged(subject.id(), why, viewer);
            return;
        }
        count(subject, expected);
        keep(subject, why, viewer);
        if (subject.kind() == SubjectKind.PROFILE) {
            complete.follow(subject.id());
        }
        audit.record(
                viewer,
                "catalogue." + subject.kind().code() + "_" + why,
                subject.kind().code(),
                subject.id().toString(),
                null,
                after);
    }

    /** Stands in the record of what the photo shows. */
    private void photoChanged(UUID photo, String why, Viewer viewer) {
        jdbc.sql("select subject_kind, subject_id::text from catalogue.image where id = :id")
                .param("id", photo)
                .query(row -> {
                    audit.record(
                            viewer,
                            "catalogue.photo_" + why,
                            row.getString(1),
                            row.getString(2),
                            null,
                            Map.of("photo", photo));
                });
    }

    private void count(Subject subject, @Nullable Integer expected) {
        int done = jdbc.sql("update " + table(subject.kind())
                        + " set version = version + 1, changed_at = :at where id = :id"
                        + " and version = coalesce(cast(:expected as int), version)")
                .param("id", subject.id())
                .param("at", At.now(clock))
                .param("expected", expected)
                .update();
        if (done == 0) {
            throw new Refusal("catalogue.changed_meanwhile");
        }
    }

    private void keep(Subject subject, String why, Viewer viewer) {
        jdbc.sql("""
                        insert into catalogue.version (subject_kind, subject_id, number, snapshot, why, by_account_id, at)
                        select :kind, :id,
                            coalesce((select max(number) from catalogue.version where subject_id = :id), 0) + 1,
                            jsonb_build_object(
                                'facts', to_jsonb(s) - '{id,code,group_id,version,set_aside,created_at,changed_at,published_from,published_until}'::text[],
                                'sizes', coalesce((select jsonb_agg(to_jsonb(z) - 'product_id' order by z.position)
                                    from catalogue.product_size z where z.product_id = :id), '[]'),
                                'prices', coalesce((select jsonb_agg(to_jsonb(b) - 'product_id' order by b.from_quantity)
                                    from catalogue.price_break b where b.product_id = :id), '[]'),
                                'texts', coalesce((select jsonb_agg(jsonb_build_object('field', t.field,
                                        'language', t.language, 'words', t.words, 'is_source', t.is_source,
                                        'revision', t.revision, 'source_revision', t.source_revision)
                                        order by t.field, t.language)
                                    from catalogue.text t where t.subject_id = :id), '[]')),
                            :why, :by, :at
                        from %s s where s.id = :id
                        """.formatted(table(subject.kind())))
                .param("kind", subject.kind().code().toLowerCase(Locale.ROOT))
                .param("id", subject.id())
                .param("why", why)
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
    }
}
