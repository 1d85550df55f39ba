package org.saan.hub.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.At;
import org.saan.hub.platform.Digest;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Photos that everybody may see: nobody in them can be recognised, or all who can agree at this moment. Nothing is kept of the
 * answer, so that a photo is gone when somebody takes their word back.
 */
@Service
public class PublicPhotos {
    private static final String READ = """
            select i.id, i.subject_id, i.number, z.*, nt.approved_words as name_th, ne.approved_words as name_en,
                   wt.approved_words as alt_th, we.approved_words as alt_en
            from (select i.id, i.subject_id, i.subject_kind || '_name' as name,
                         row_number() over (partition by i.subject_id order by i.position) as number
                  from catalogue.image i where i.subject_id = any(:ids) and catalogue.image_open(i)) i
            """ + PhotoSizes.JOIN + """
            left join catalogue.text nt on nt.subject_id = i.subject_id and nt.field = i.name and nt.language = 'th'
            left join catalogue.text ne on ne.subject_id = i.subject_id and ne.field = i.name and ne.language = 'en'
            left join catalogue.text wt on wt.subject_id = i.id and wt.field = 'alt' and wt.language = 'th'
            left join catalogue.text we on we.subject_id = i.id and we.field = 'alt' and we.language = 'en'
            where coalesce(nt.approved_words, ne.approved_words) is not null and i.number <= :most
            order by i.subject_id, i.number
            """;

    private final JdbcClient jdbc;
    private final PublicProducts products;
    private final PublicProfiles profiles;
    private final Clock clock;

    PublicPhotos(JdbcClient jdbc, PublicProducts products, PublicProfiles profiles, Clock clock) {
        this.jdbc = jdbc;
        this.products = products;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** Of subjects that are public, in the order their people gave them; subjects without a photo are missing. */
    @Transactional(readOnly = true)
    public Map<UUID, List<PublicPhoto>> of(Collection<UUID> subjects) {
        return read(subjects, Integer.MAX_VALUE);
    }

    /** The first of each of these public subjects; subjects without a photo are missing. */
    @Transactional(readOnly = true)
    public Map<UUID, PublicPhoto> firstOf(Collection<UUID> subjects) {
        var first = new HashMap<UUID, PublicPhoto>();
        read(subjects, 1).forEach((subject, photos) -> first.put(subject, photos.getFirst()));
        return first;
    }

    private Map<UUID, List<PublicPhoto>> read(Collection<UUID> subjects, int most) {
        var all = new HashMap<UUID, List<PublicPhoto>>();
        jdbc.sql(READ)
                .param("ids", subjects.toArray(UUID[]::new))
                .param("most", most)
                .query(row -> {
                    var photo = photo(row);
                    all.computeIfAbsent(photo.subjectId(), subject -> new ArrayList<>())
                            .add(photo);
                });
        return all;
    }

    private static PublicPhoto photo(ResultSet row) throws SQLException {
        var th = row.getString("alt_th");
        var en = row.getString("alt_en");
        return new PublicPhoto(
                row.getObject("id", UUID.class),
                row.getObject("subject_id", UUID.class),
                row.getInt("number"),
                new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                th == null && en == null ? null : new LocalizedText(th, en),
                PhotoSizes.of(row));
    }

    /**
     * A file of a photo that the viewer may see.
     *
     * @param open everybody may see it
     * @param people somebody can be recognised, who may take their consent back at any moment
     */
    public record Seen(Digest file, boolean open, boolean people) {}

    /** The photo in one of its widths; absent when there is none, and for those who may see neither it nor its subject. */
    @Transactional(readOnly = true)
    public Optional<Seen> find(UUID photo, int width, @Nullable Viewer viewer) {
        return jdbc.sql("""
                        select i.subject_kind, i.subject_id, coalesce(p.group_id, f.group_id) as group_id, i.people,
                               catalogue.image_open(i) as open, s.digest
                        from catalogue.image i
                        join catalogue.image_size s on s.image_id = i.id and s.width = :width
                        left join catalogue.product p on p.id = i.subject_id
                        left join catalogue.profile f on f.id = i.subject_id
                        where i.id = :id and (i.forget_at is null or i.forget_at > :now)
                        """)
                .param("id", photo)
                .param("width", width)
                .param("now", At.now(clock))
                .query((row, n) -> seen(row, viewer))
                .optional()
                .flatMap(seen -> seen);
    }

    private Optional<Seen> seen(ResultSet row, @Nullable Viewer viewer) throws SQLException {
        var subject = row.getObject("subject_id", UUID.class);
        boolean open = row.getBoolean("open") && isPublic(SubjectKind.of(row.getString("subject_kind")), subject);
        if (!open && (viewer == null || !Who.translates(viewer, row.getObject("group_id", UUID.class)))) {
            return Optional.empty();
        }
        return Optional.of(new Seen(
                new Digest(row.getString("digest")),
                open,
                !row.getString("people").equals("nobody")));
    }

    boolean isPublic(SubjectKind kind, UUID subject) {
        return kind == SubjectKind.PRODUCT
                ? products.isPublic(subject, At.now(clock))
                : profiles.isPublic(subject, At.now(clock));
    }
}
