package org.saan.hub.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.saan.hub.directory.Consents;
import org.saan.hub.platform.At;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the photos of one profile or product for those who keep them. */
@Component
class PhotoReads {
    private final JdbcClient jdbc;
    private final CatalogueReads reads;
    private final TextReads texts;
    private final PublicPhotos open;
    private final Consents consents;
    private final Clock clock;

    PhotoReads(
            JdbcClient jdbc, CatalogueReads reads, TextReads texts, PublicPhotos open, Consents consents, Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.texts = texts;
        this.open = open;
        this.consents = consents;
        this.clock = clock;
    }

    PhotoBook book(Subject subject, Viewer viewer) {
        boolean shown = open.isPublic(subject.kind(), subject.id());
        var photos = photos(subject, "i.removed_at is null", "i.position", shown);
        var removed = photos(subject, "i.forget_at > :now", "i.removed_at desc, i.position", shown);
        boolean writes = Who.writes(viewer, subject.groupId());
        var named = new HashSet<UUID>();
        photos.forEach(photo -> named.addAll(photo.persons()));
        return new PhotoBook(
                subject,
                name(subject),
                subject.kind() == SubjectKind.PRODUCT
                        ? reads.product(subject.id()).code()
                        : null,
                photos,
                writes ? removed : List.of(),
                writes ? consents.forPhotos(subject.groupId(), named) : List.of(),
                writes);
    }

    private LocalizedText name(Subject subject) {
        var field = subject.kind() == SubjectKind.PRODUCT ? TextField.PRODUCT_NAME : TextField.PROFILE_NAME;
        var name = texts.get(subject.kind(), subject.id(), field);
        return name.source() == null
                ? reads.groupName(subject.groupId())
                : new LocalizedText(
                        name.words(org.saan.hub.shared.Language.TH), name.words(org.saan.hub.shared.Language.EN));
    }

    private List<PhotoView> photos(Subject subject, String which, String order, boolean shown) {
        return jdbc.sql("""
                        select i.id, i.people, catalogue.image_open(i) as open, z.*,
                               array(select p.person_id from catalogue.image_person p where p.image_id = i.id) as persons
                        from catalogue.image i
                        """ + PhotoSizes.JOIN + " where i.subject_id = :id and " + which + " order by " + order
                        + " limit 100")
                .param("id", subject.id())
                .param("now", At.now(clock))
                .query((row, n) -> photo(row, shown))
                .list();
    }

    private PhotoView photo(ResultSet row, boolean shown) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var recognised = PhotoView.Recognised.valueOf(row.getString("people").toUpperCase(Locale.ROOT));
        var standing = recognised == PhotoView.Recognised.UNASKED
                ? PhotoView.Standing.NOT_SAID
                : !row.getBoolean("open")
                        ? PhotoView.Standing.NOT_AGREED
                        : shown ? PhotoView.Standing.PUBLIC : PhotoView.Standing.NOT_PUBLISHED;
        return new PhotoView(
                id,
                texts.get(SubjectKind.IMAGE, id, TextField.ALT),
                recognised,
                Set.of((UUID[]) Objects.requireNonNull(row.getArray("persons")).getArray()),
                standing,
                PhotoSizes.of(row));
    }
}
