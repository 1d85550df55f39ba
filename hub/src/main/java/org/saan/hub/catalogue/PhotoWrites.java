package org.saan.hub.catalogue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.saan.hub.directory.Aliases;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.platform.Once;
import org.saan.hub.platform.PhotoSize;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes photos whose files are in the store already. Whoever changes the photos of a subject holds it, one after another. */
@Component
class PhotoWrites {
    private final JdbcClient jdbc;
    private final Subjects subjects;
    private final Aliases groups;
    private final Once once;
    private final Audit audit;
    private final Clock clock;

    PhotoWrites(JdbcClient jdbc, Subjects subjects, Aliases groups, Once once, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.subjects = subjects;
        this.groups = groups;
        this.once = once;
        this.audit = audit;
        this.clock = clock;
    }

    /** Refused as if it were not there, before anything is drawn. */
    @Transactional(readOnly = true)
    public void mustWrite(SubjectKind kind, UUID id, Viewer viewer) {
        Who.must(Who.writes(viewer, subjects.get(kind, id).groupId()));
    }

    /** Adds as many of the photos as there is room for, once for each form. Says how many. */
    @Transactional
    public int add(SubjectKind kind, UUID id, UUID form, List<List<PhotoSize>> photos, Viewer viewer) {
        var subject = hold(kind, id, viewer);
        var content = photos.stream()
                .map(sizes -> sizes.getLast().file().hex())
                .collect(Collectors.joining(",", id + ":", ""))
                .getBytes(StandardCharsets.UTF_8);
        return Integer.parseInt(once.once(
                form,
                viewer.accountId(),
                "catalogue.photos",
                content,
                () -> String.valueOf(insert(subject, photos, viewer))));
    }

    private int insert(Subject subject, List<List<PhotoSize>> photos, Viewer viewer) {
        int fitting = Math.min(photos.size(), Photos.MOST - count(subject));
        for (var sizes : photos.subList(0, fitting)) {
            insertOne(subject, sizes, viewer);
        }
        if (fitting > 0) {
            record(subject, "photos_added", Map.of("photos", fitting), viewer);
        }
        return fitting;
    }

    private void insertOne(Subject subject, List<PhotoSize> sizes, Viewer viewer) {
        var photo = Ids.next();
        jdbc.sql("""
                        insert into catalogue.image (id, subject_kind, subject_id, position, sent_by, sent_at)
                        select :id, :kind, :subject, coalesce(max(position), 0) + 1, :by, :at
                        from catalogue.image where subject_id = :subject
                        """)
                .param("id", photo)
                .param("kind", subject.kind().code())
                .param("subject", subject.id())
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
        for (var size : sizes) {
            jdbc.sql("insert into catalogue.image_size values (:id, :width, :height, :digest)")
                    .param("id", photo)
                    .param("width", size.width())
                    .param("height", size.height())
                    .param("digest", size.file().hex())
                    .update();
        }
    }

    /** Holds the profile or product of which the viewer may write. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Subject hold(SubjectKind kind, UUID id, Viewer viewer) {
        var subject = subjects.hold(kind, id);
        Who.must(Who.writes(viewer, subject.groupId()));
        Who.must(groups.keep(List.of(subject.groupId())));
        return subject;
    }

    int count(Subject subject) {
        return jdbc.sql("select count(*) from catalogue.image where subject_id = :id and removed_at is null")
                .param("id", subject.id())
                .query(Integer.class)
                .single();
    }

    void people(UUID photo, PhotoView.Recognised recognised, Set<UUID> persons) {
        jdbc.sql("update catalogue.image set people = :people where id = :id and people <> :people")
                .param("id", photo)
                .param("people", recognised.code())
                .update();
        var kept = persons.toArray(UUID[]::new);
        jdbc.sql("delete from catalogue.image_person where image_id = :id and person_id <> all(:kept)")
                .param("id", photo)
                .param("kept", kept)
                .update();
        jdbc.sql("""
                        insert into catalogue.image_person select :id, person from unnest(:kept) as person
                        on conflict do nothing
                        """).param("id", photo).param("kept", kept).update();
    }

    /** Changes places with the neighbour; nothing happens at an end. */
    boolean move(Subject subject, UUID photo, boolean earlier) {
        return jdbc.sql("""
                        with pair as (
                            select a.id as one, a.position as here, b.id as other, b.position as there
                            from catalogue.image a
                            join catalogue.image b on b.subject_id = a.subject_id and b.removed_at is null
                                and b.position %1$s a.position
                            where a.id = :id and a.subject_id = :subject and a.removed_at is null
                            order by b.position %2$s limit 1)
                        update catalogue.image i set position = case i.id when one then there else here end
                        from pair where i.id in (one, other)
                        """.formatted(earlier ? "<" : ">", earlier ? "desc" : "asc"))
                        .param("id", photo)
                        .param("subject", subject.id())
                        .update()
                > 0;
    }

    /** What happened to photos stands in the record of their profile or product. */
    void record(Subject subject, String what, Map<String, ?> after, Viewer viewer) {
        audit.record(
                viewer, "catalogue." + what, subject.kind().code(), subject.id().toString(), null, after);
    }
}
