package org.saan.hub.production;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.platform.Digest;
import org.saan.hub.platform.FileStore;
import org.saan.hub.platform.PhotoSize;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.media.Redrawing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Photos of work and of faults. They are drawn anew when they come, and shown to those who may see the work. */
@Service
public class WorkPhotos {
    /** As many go with one report or inspection. */
    public static final int MOST = 4;

    private static final int WIDEST = 1280;

    private final JdbcClient jdbc;
    private final FileStore files;
    private final Audit audit;
    private final Clock clock;

    WorkPhotos(JdbcClient jdbc, FileStore files, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    /** A photo that is in the store, small for lists and large to look at. */
    record Drawn(PhotoSize large, PhotoSize small) {}

    /** Draws them anew and keeps the files; done before the transaction that tells of them. */
    List<Drawn> draw(List<byte[]> photos) {
        if (photos.size() > MOST) {
            throw Refusal.of("photos", "production.photos.most", MOST);
        }
        return photos.stream().map(this::draw).toList();
    }

    private Drawn draw(byte[] photo) {
        try {
            var sizes = PhotoSize.keep(
                    Redrawing.sizes(photo).stream()
                            .filter(size -> size.width() <= WIDEST)
                            .toList(),
                    files);
            return new Drawn(sizes.getLast(), sizes.getFirst());
        } catch (Refusal no) {
            throw Refusal.of("photos", no.code(), no.args());
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(UUID work, String of, UUID owner, List<Drawn> photos, Viewer viewer) {
        for (var photo : photos) {
            jdbc.sql("insert into production.photo (id, work_id, " + of + """
                            , width, height, digest, small_digest, sent_by, sent_at)
                            values (:id, :work, :owner, :width, :height, :large, :small, :by, :at)
                            """)
                    .param("id", Ids.next())
                    .param("work", work)
                    .param("owner", owner)
                    .param("width", photo.large().width())
                    .param("height", photo.large().height())
                    .param("large", photo.large().file().hex())
                    .param("small", photo.small().file().hex())
                    .param("by", viewer.accountId())
                    .param("at", At.now(clock))
                    .update();
        }
    }

    /** Where the photo is, for whoever may see its work, and for the buyer where it is shown to him. */
    @Transactional(readOnly = true)
    public Digest find(UUID photo, boolean small, Viewer viewer) {
        var shown = shownTo(photo, small, viewer);
        if (shown.isPresent()) {
            return shown.get();
        }
        record Found(UUID group, String large, String small) {}
        var found = jdbc.sql("""
                        select w.group_id, p.digest, p.small_digest from production.photo p
                        join production.work w on w.id = p.work_id where p.id = :id
                        """)
                .param("id", photo)
                .query((row, n) -> new Found(row.getObject(1, UUID.class), row.getString(2), row.getString(3)))
                .optional()
                .orElseThrow(() -> new NotFound("photo"));
        Access.must(Access.reads(viewer, found.group()));
        return new Digest(small ? found.small() : found.large());
    }

    /** A photo of a report of work. */
    public record Shot(UUID id, boolean shown) {}

    /** Those of the reports of a work order, the newest first; for those who run the programme. */
    @Transactional(readOnly = true)
    public List<Shot> ofReports(UUID work, Viewer viewer) {
        Access.must(viewer.runsTheProgramme());
        return jdbc.sql("""
                        select id, shown_at is not null from production.photo
                        where work_id = :work and report_id is not null order by sent_at desc, id limit 100
                        """)
                .param("work", work)
                .query((row, n) -> new Shot(row.getObject(1, UUID.class), row.getBoolean(2)))
                .list();
    }

    /**
     * Lets the buyer of the order see a photo of a report, or no longer. Whoever does it has looked at it, and asked those who
     * are in it.
     *
     * @return the work order
     */
    @Transactional
    public UUID show(UUID photo, boolean shown, Viewer viewer) {
        Access.must(viewer.runsTheProgramme());
        var work = jdbc.sql("""
                        update production.photo set shown_at = :at, shown_by = :by
                        where id = :id and report_id is not null returning work_id
                        """)
                .param("at", shown ? At.now(clock) : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("by", shown ? viewer.accountId() : null, java.sql.Types.OTHER)
                .param("id", photo)
                .query((row, n) -> row.getObject(1, UUID.class))
                .optional()
                .orElseThrow(() -> new NotFound("photo"));
        audit.record(
                viewer,
                shown ? "production.photo_shown" : "production.photo_hidden",
                "work",
                work.toString(),
                null,
                Map.of("photo", photo.toString()));
        return work;
    }

    /** Where a photo is that the buyer of its order may see. */
    private Optional<Digest> shownTo(UUID photo, boolean small, Viewer viewer) {
        if (!viewer.is(Role.BUYER)) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select p.digest, p.small_digest from production.photo p join production.work w on w.id = p.work_id
                        where p.id = :id and p.shown_at is not null and w.buyer_id = :buyer
                        """)
                .param("id", photo)
                .param("buyer", viewer.organisationId())
                .query((row, n) -> new Digest(small ? row.getString(2) : row.getString(1)))
                .optional();
    }

    /** The file itself; the caller closes it. */
    public InputStream open(Digest file) throws IOException {
        return files.open(file);
    }
}
