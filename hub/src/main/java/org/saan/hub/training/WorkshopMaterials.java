package org.saan.hub.training;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.platform.Digest;
import org.saan.hub.platform.FileStore;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Handouts of a workshop: papers, slides and sheets that learners take home. */
@Service
public class WorkshopMaterials {
    /** Bytes of a file, at most. */
    public static final int LARGEST = 20 * 1024 * 1024;
    /** Files of a workshop, at most. */
    public static final int MOST = 40;

    /** What is taken, and as what it is handed out: never as something that a browser would run. */
    static final Map<String, String> KINDS = Map.of(
            "pdf", "application/pdf",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "odt", "application/vnd.oasis.opendocument.text",
            "ods", "application/vnd.oasis.opendocument.spreadsheet",
            "jpg", "image/jpeg",
            "png", "image/png",
            "mp3", "audio/mpeg",
            "csv", "text/csv;charset=UTF-8");

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_TITLE = 200;

    private final JdbcClient jdbc;
    private final WorkshopHeads heads;
    private final FileStore files;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate writing;

    WorkshopMaterials(
            JdbcClient jdbc,
            WorkshopHeads heads,
            FileStore files,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.heads = heads;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
        writing = new TransactionTemplate(transactions);
    }

    public record Material(
            UUID id, UUID workshop, LocalizedText title, String fileName, long bytes, Digest file, Instant addedAt) {
        public String kind() {
            return Objects.requireNonNull(KINDS.get(ending(fileName)), fileName);
        }

        /** Rounded up. */
        public long kilobytes() {
            return (bytes + 1023) / 1024;
        }
    }

    /** Those of a workshop in the order in which they were added; for those who work with it and those who learn in it. */
    @Transactional(readOnly = true)
    public List<Material> list(UUID workshop) {
        return read("workshop_id = :id", workshop);
    }

    /** One, for those who are signed in. */
    @Transactional(readOnly = true)
    public Material get(UUID id, Viewer viewer) {
        Examiners.must(viewer);
        return read("id = :id", id).stream().findFirst().orElseThrow(() -> new NotFound("material"));
    }

    /** One of a workshop, for the holder of a private link. */
    @Transactional(readOnly = true)
    public Material get(UUID id, Sittings.Holder holder) {
        return read("id = :id", id).stream()
                .filter(one -> one.workshop().equals(holder.workshop()))
                .findFirst()
                .orElseThrow(() -> new NotFound("material"));
    }

    private List<Material> read(String which, UUID id) {
        return jdbc.sql("select * from training.material where removed_at is null and " + which
                        + " order by added_at, id limit " + MOST)
                .param("id", id)
                .query((row, n) -> new Material(
                        row.getObject("id", UUID.class),
                        row.getObject("workshop_id", UUID.class),
                        new LocalizedText(row.getString("title_th"), row.getString("title_en")),
                        row.getString("file_name"),
                        row.getLong("bytes"),
                        new Digest(row.getString("digest")),
                        At.when(row, "added_at")))
                .list();
    }

    public byte[] read(Material material) {
        return files.read(material.file());
    }

    /**
     * Adds a file.
     *
     * @throws Refusal when it is empty, too large, of a kind that is not taken, or not what its name says
     */
    public void add(UUID workshop, LocalizedText title, String name, byte[] content, Viewer viewer) {
        Examiners.must(viewer);
        heads.get(workshop);
        if (content.length == 0) {
            throw Refusal.of("file", "assess.material.file_missing");
        }
        if (content.length > LARGEST) {
            throw Refusal.of("file", "assess.material.large", LARGEST / (1024 * 1024));
        }
        var ending = ending(name);
        if (!KINDS.containsKey(ending) || !begins(ending, content)) {
            throw Refusal.of(
                    "file",
                    "assess.material.kind",
                    String.join(", ", KINDS.keySet().stream().sorted().toList()));
        }
        if (length(title.th()) > LONGEST_TITLE || length(title.en()) > LONGEST_TITLE) {
            throw Refusal.of("title_th", "assess.too_long", LONGEST_TITLE);
        }
        var clean = name.replaceAll("[\\p{Cntrl}\"\\\\/:*?<>|]", "_");
        var kept = clean.length() > LONGEST_NAME ? clean.substring(clean.length() - LONGEST_NAME) : clean;
        var digest = files.put(content);
        writing.executeWithoutResult(status -> insert(workshop, title, kept, content.length, digest, viewer));
    }

    private void insert(UUID workshop, LocalizedText title, String name, long bytes, Digest digest, Viewer viewer) {
        if (list(workshop).size() >= MOST) {
            throw Refusal.of("file", "assess.material.many", MOST);
        }
        var id = Ids.next();
        jdbc.sql("""
                        insert into training.material (id, workshop_id, title_th, title_en, file_name, bytes, digest, added_by, added_at)
                        values (:id, :workshop, :th, :en, :name, :bytes, :digest, :by, :at)
                        """)
                .param("id", id)
                .param("workshop", workshop)
                .param("th", title.th(), java.sql.Types.VARCHAR)
                .param("en", title.en(), java.sql.Types.VARCHAR)
                .param("name", name)
                .param("bytes", bytes)
                .param("digest", digest.hex())
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
        audit.record(viewer, "training.material_added", "workshop", workshop.toString(), null, Map.of("file", name));
    }

    @Transactional
    public void remove(UUID id, Viewer viewer) {
        var material = get(id, viewer);
        jdbc.sql("update training.material set removed_at = :at, removed_by = :by where id = :id")
                .param("at", At.now(clock))
                .param("by", viewer.accountId())
                .param("id", id)
                .update();
        audit.record(
                viewer,
                "training.material_removed",
                "workshop",
                material.workshop().toString(),
                Map.of("file", material.fileName()),
                null);
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** By its first bytes; texts and sounds have none that could be relied on. */
    private static boolean begins(String ending, byte[] content) {
        return switch (ending) {
            case "pdf" -> starts(content, "%PDF-");
            case "docx", "xlsx", "pptx", "odt", "ods" -> starts(content, "PK");
            case "jpg" -> content.length > 2 && content[0] == (byte) 0xff && content[1] == (byte) 0xd8;
            case "png" -> content.length > 4 && starts(java.util.Arrays.copyOfRange(content, 1, content.length), "PNG");
            default -> true;
        };
    }

    private static boolean starts(byte[] content, String with) {
        var wanted = with.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        return content.length >= wanted.length
                && java.util.Arrays.equals(content, 0, wanted.length, wanted, 0, wanted.length);
    }
}
