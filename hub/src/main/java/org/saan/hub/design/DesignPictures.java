package org.saan.hub.design;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.platform.Digest;
import org.saan.hub.platform.FileStore;
import org.saan.hub.platform.Once;
import org.saan.hub.platform.PhotoSize;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.media.Redrawing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Pictures of designs. Each is compared with all earlier ones as soon as it is kept. */
@Service
public class DesignPictures {
    /** Of a design, at most. */
    public static final int MOST = 40;

    private final JdbcClient jdbc;
    private final DesignReads reads;
    private final DesignLooks looks;
    private final FileStore files;
    private final Once once;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate writing;

    DesignPictures(
            JdbcClient jdbc,
            DesignReads reads,
            DesignLooks looks,
            FileStore files,
            Once once,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.looks = looks;
        this.files = files;
        this.once = once;
        this.audit = audit;
        this.clock = clock;
        writing = new TransactionTemplate(transactions);
    }

    /**
     * Draws pictures anew, keeps them and looks for earlier designs that they show. What is no picture is refused by name. No
     * transaction is open while pictures are drawn and compared.
     */
    public SamplePhotos.Added add(
            UUID design, UUID form, List<SamplePhotos.Sent> sent, @Nullable String words, Viewer viewer) {
        var seen = Objects.requireNonNull(writing.execute(status -> reads.get(design, viewer)));
        DesignWho.must(seen.own() || seen.makes());
        if (sent.isEmpty()) {
            throw Refusal.of("photos", "media.choose_first");
        }
        var refused = new ArrayList<SamplePhotos.Refused>();
        var drawn = new ArrayList<List<PhotoSize>>();
        for (var file : sent) {
            try {
                if (seen.pictures().size() + drawn.size() >= MOST) {
                    throw new Refusal("media.too_many", MOST);
                }
                drawn.add(PhotoSize.keep(Redrawing.sizes(file.content()), files));
            } catch (Refusal no) {
                refused.add(new SamplePhotos.Refused(file.name(), no));
            }
        }
        if (!drawn.isEmpty()) {
            writing.executeWithoutResult(status -> keep(design, form, drawn, words, viewer));
            looks.compare(design);
        }
        return new SamplePhotos.Added(drawn.size(), refused);
    }

    private void keep(UUID design, UUID form, List<List<PhotoSize>> drawn, @Nullable String words, Viewer viewer) {
        var content = drawn.stream()
                .map(sizes -> sizes.getLast().file().hex())
                .collect(Collectors.joining(",", design + ":", ""));
        once.once(form, viewer.accountId(), "design.pictures", content.getBytes(StandardCharsets.UTF_8), () -> {
            jdbc.sql("select id from design.design where id = :id for update")
                    .param("id", design)
                    .query(row -> {});
            drawn.forEach(sizes -> insert(design, sizes, words, viewer));
            jdbc.sql("update design.design set changed_at = :at, version = version + 1 where id = :id")
                    .param("at", At.now(clock))
                    .param("id", design)
                    .update();
            audit.record(
                    viewer, "design.pictures_added", "design", design.toString(), null, Map.of("photos", drawn.size()));
            return "";
        });
    }

    private void insert(UUID design, List<PhotoSize> sizes, @Nullable String words, Viewer viewer) {
        var picture = Ids.next();
        jdbc.sql("""
                        insert into design.design_picture (id, design_id, position, words, sent_at, sent_by)
                        select :id, :design, coalesce(max(position), 0) + 1, :words, :at, :by
                        from design.design_picture where design_id = :design
                        """)
                .param("id", picture)
                .param("design", design)
                .param("words", words)
                .param("at", At.now(clock))
                .param("by", viewer.accountId())
                .update();
        for (var size : sizes) {
            jdbc.sql("""
                            insert into design.design_picture_size (picture_id, width, height, digest)
                            values (:picture, :width, :height, :digest)
                            """)
                    .param("picture", picture)
                    .param("width", size.width())
                    .param("height", size.height())
                    .param("digest", size.file().hex())
                    .update();
        }
    }

    /** The file of a picture, nearest to a width, for those who see the design. */
    @Transactional(readOnly = true)
    public Optional<Digest> find(UUID design, UUID picture, int width, Viewer viewer) {
        return reads.file(design, picture, width, viewer);
    }

    /** The bytes of a file. */
    public byte[] read(Digest file) {
        return files.read(file);
    }
}
