package org.saan.hub.design;

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
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.media.Redrawing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Photos of rounds and of what they are held against. They are seen by those who see the sample, and by nobody else. */
@Service
public class SamplePhotos {
    /** Of a round, or of the reference, at most. */
    public static final int MOST = 12;

    private final JdbcClient jdbc;
    private final SampleReads reads;
    private final FileStore files;
    private final Once once;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate writing;

    SamplePhotos(
            JdbcClient jdbc,
            SampleReads reads,
            FileStore files,
            Once once,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.files = files;
        this.once = once;
        this.audit = audit;
        this.clock = clock;
        writing = new TransactionTemplate(transactions);
    }

    /** A file as it was sent. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Sent(String name, byte[] content) {}

    /** What became of files: how many are photos now, and why the others are none. */
    public record Added(int photos, List<Refused> refused) {
        public Added {
            refused = List.copyOf(refused);
        }
    }

    public record Refused(String name, Refusal why) {}

    /**
     * Draws photos anew and keeps them. What is no photo is refused by name, the others are kept. The same form adds nothing
     * twice. No transaction is open while photos are drawn.
     *
     * @param round null for the reference
     */
    public Added add(UUID sample, @Nullable Integer round, UUID form, List<Sent> sent, Viewer viewer) {
        var seen = Objects.requireNonNull(writing.execute(status -> reads.get(sample, viewer)));
        SampleWho.must(seen.may().show());
        var before = round == null
                ? seen.references()
                : seen.rounds().stream()
                        .filter(one -> one.number() == round)
                        .findFirst()
                        .orElseThrow(() -> new NotFound("round"))
                        .photos();
        if (sent.isEmpty()) {
            throw Refusal.of("photos", "media.choose_first");
        }
        var refused = new ArrayList<Refused>();
        var drawn = new ArrayList<List<PhotoSize>>();
        for (var file : sent) {
            try {
                if (before.size() + drawn.size() >= MOST) {
                    throw new Refusal("media.too_many", MOST);
                }
                drawn.add(PhotoSize.keep(Redrawing.sizes(file.content()), files));
            } catch (Refusal no) {
                refused.add(new Refused(file.name(), no));
            }
        }
        if (!drawn.isEmpty()) {
            writing.executeWithoutResult(status -> keep(seen, round, form, drawn, viewer));
        }
        return new Added(drawn.size(), refused);
    }

    private void keep(
            SampleView sample, @Nullable Integer round, UUID form, List<List<PhotoSize>> drawn, Viewer viewer) {
        var content = drawn.stream()
                .map(sizes -> sizes.getLast().file().hex())
                .collect(Collectors.joining(",", sample.id() + ":" + round + ":", ""));
        once.once(
                form,
                viewer.accountId(),
                "design.sample_photos",
                content.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                () -> {
                    drawn.forEach(sizes -> insert(sample.id(), round, sizes, viewer));
                    audit.record(
                            viewer,
                            "design.sample_photos_added",
                            "sample",
                            sample.id().toString(),
                            null,
                            Map.of("photos", drawn.size(), "round", round == null ? 0 : round));
                    return "";
                });
    }

    private void insert(UUID sample, @Nullable Integer round, List<PhotoSize> sizes, Viewer viewer) {
        var photo = Ids.next();
        jdbc.sql("""
                        insert into design.sample_photo (id, sample_id, round, sent_at, sent_by)
                        values (:id, :sample, :round, :at, :by)
                        """)
                .param("id", photo)
                .param("sample", sample)
                .param("round", round, java.sql.Types.INTEGER)
                .param("at", At.now(clock))
                .param("by", viewer.accountId())
                .update();
        for (var size : sizes) {
            jdbc.sql("""
                            insert into design.sample_photo_size (photo_id, width, height, digest)
                            values (:photo, :width, :height, :digest)
                            """)
                    .param("photo", photo)
                    .param("width", size.width())
                    .param("height", size.height())
                    .param("digest", size.file().hex())
                    .update();
        }
    }

    /** Takes a photo away that was sent by mistake; a round that is decided keeps its photos. */
    @Transactional
    public void remove(UUID sample, UUID photo, Viewer viewer) {
        jdbc.sql("select id from design.sample where id = :id for update")
                .param("id", sample)
                .query(row -> {});
        var seen = reads.get(sample, viewer);
        SampleWho.must(seen.may().show());
        var round = seen.rounds().stream()
                .filter(one -> one.photos().stream().anyMatch(p -> p.id().equals(photo)))
                .findFirst();
        if (round.isEmpty() && seen.references().stream().noneMatch(p -> p.id().equals(photo))) {
            throw new NotFound("photo");
        }
        if (round.isPresent() && !round.get().open()) {
            throw new Refusal("design.photo.decided");
        }
        jdbc.sql("delete from design.sample_photo_size where photo_id = :id")
                .param("id", photo)
                .update();
        jdbc.sql("delete from design.sample_photo where id = :id")
                .param("id", photo)
                .update();
        audit.record(viewer, "design.sample_photo_removed", "sample", sample.toString(), Map.of("photo", photo), null);
    }

    /** The file of a photo in one of its widths, for those who see the sample. */
    @Transactional(readOnly = true)
    public Optional<Digest> find(UUID sample, UUID photo, int width, Viewer viewer) {
        var seen = reads.get(sample, viewer);
        return java.util.stream.Stream.concat(
                        seen.references().stream(), seen.rounds().stream().flatMap(round -> round.photos().stream()))
                .filter(one -> one.id().equals(photo))
                .flatMap(one -> one.sizes().stream())
                .filter(size -> size.width() == width)
                .map(PhotoSize::file)
                .findFirst();
    }

    /**
     * The bytes of a file.
     *
     * @throws NotFound when the store has lost it
     */
    public byte[] read(Digest file) {
        return files.read(file);
    }
}
