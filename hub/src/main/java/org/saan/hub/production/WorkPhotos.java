package org.saan.hub.production;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.saan.hub.platform.At;
import org.saan.hub.platform.Digest;
import org.saan.hub.platform.FileStore;
import org.saan.hub.platform.PhotoSize;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
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
    private final Clock clock;

    WorkPhotos(JdbcClient jdbc, FileStore files, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
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

    /** Where the photo is, for whoever may see its work. */
    @Transactional(readOnly = true)
    public Digest find(UUID photo, boolean small, Viewer viewer) {
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

    /** The file itself; the caller closes it. */
    public InputStream open(Digest file) throws IOException {
        return files.open(file);
    }
}
