package org.saan.hub.design;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.saan.hub.design.weave.WeaveDraft;
import org.saan.hub.design.weave.Wif;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How designs are woven: the files of weaving programs, kept to the letter. Whoever sees a design sees its draft. */
@Service
public class WeaveDrafts {
    /** Files of a design, at most; each is a new version. */
    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final DesignReads reads;
    private final Audit audit;
    private final Clock clock;

    WeaveDrafts(JdbcClient jdbc, DesignReads reads, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Keeps a file as the newest draft.
     *
     * @throws org.saan.hub.design.weave.UnreadableWif when no cloth can be woven from it
     */
    @Transactional
    public void keep(UUID design, byte[] file, Viewer viewer) {
        var seen = reads.get(design, viewer);
        DesignWho.must(seen.own());
        var draft = WeaveDraft.of(Wif.read(file));
        jdbc.sql("select id from design.design where id = :id for update")
                .param("id", design)
                .query(row -> {});
        int version = jdbc.sql("select coalesce(max(version), 0) + 1 from design.weave_draft where design_id = :id")
                .param("id", design)
                .query(Integer.class)
                .single();
        if (version > MOST) {
            throw Refusal.of("wif", "weave.too_many", MOST);
        }
        jdbc.sql("""
                        insert into design.weave_draft (design_id, version, wif, shafts, treadles, ends, picks, made_at, made_by)
                        values (:id, :version, :wif, :shafts, :treadles, :ends, :picks, :at, :by)
                        """)
                .param("id", design)
                .param("version", version)
                .param("wif", file)
                .param("shafts", draft.shafts())
                .param("treadles", draft.tieUp().size())
                .param("ends", draft.ends())
                .param("picks", draft.picks())
                .param("at", At.now(clock))
                .param("by", viewer.accountId())
                .update();
        jdbc.sql("update design.design set changed_at = :at, version = version + 1 where id = :id")
                .param("at", At.now(clock))
                .param("id", design)
                .update();
        audit.record(viewer, "design.weave_draft", "design", design.toString(), null, Map.of("version", version));
    }

    /** The newest file of a design that the viewer may see, as it was handed in. */
    @Transactional(readOnly = true)
    public Optional<byte[]> find(UUID design, Viewer viewer) {
        reads.get(design, viewer);
        return jdbc.sql("select wif from design.weave_draft where design_id = :id order by version desc limit 1")
                .param("id", design)
                .query((row, n) -> row.getBytes("wif"))
                .optional();
    }
}
