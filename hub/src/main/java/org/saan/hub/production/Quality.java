package org.saan.hub.production;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says what is good. A tranche may be inspected in parts; good pieces count at once and never wait for the others, nor for a
 * sampling plan.
 */
@Service
public class Quality {
    private final JdbcClient jdbc;
    private final QualityWrites writes;
    private final Holding holding;
    private final WorkReads reads;
    private final WorkPhotos photos;

    Quality(JdbcClient jdbc, QualityWrites writes, Holding holding, WorkReads reads, WorkPhotos photos) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.holding = holding;
        this.reads = reads;
        this.photos = photos;
    }

    /** The tranche, for whoever may read its work. */
    @Transactional(readOnly = true)
    public TrancheView getTranche(UUID tranche, Viewer viewer) {
        var work = holding.findWork(tranche);
        reads.counted(work, viewer);
        return reads.tranches(work).stream()
                .filter(one -> one.id().equals(tranche))
                .findFirst()
                .orElseThrow(() -> new org.saan.hub.shared.NotFound("tranche"));
    }

    /**
     * Writes down what was found.
     *
     * @param sent photos of faults
     * @throws org.saan.hub.shared.Refusal when the pieces do not add up
     */
    public void inspect(UUID tranche, NewInspection inspection, List<byte[]> sent, Viewer viewer) {
        Access.must(Access.receives(viewer));
        writes.inspect(tranche, inspection, photos.draw(sent), viewer);
    }

    /**
     * Writes down a sample that was looked at; nothing is blocked by it.
     *
     * @param found faulty pieces in the sample
     */
    public void record(UUID tranche, UUID form, String level, String aql, int found, Viewer viewer) {
        writes.record(tranche, form, level, aql, found, viewer);
    }

    /** Faults of one kind, of all tranches of a group. */
    public record FaultSum(Fault fault, int rework, int rejected) {
        public int pieces() {
            return rework + rejected;
        }
    }

    /** A group that has had work inspected. */
    public record InspectedGroup(UUID id, LocalizedText name, int inspected) {}

    /** The faults of a group, the most frequent first; for the group itself and those who receive and run. */
    @Transactional(readOnly = true)
    public List<FaultSum> faultsOf(UUID group, Viewer viewer) {
        Access.must(Access.reads(viewer, group));
        return jdbc.sql("""
                        select f.reason, coalesce(sum(f.pieces) filter (where f.outcome = 'REWORK'), 0) as rework,
                               coalesce(sum(f.pieces) filter (where f.outcome = 'REJECTED'), 0) as rejected
                        from production.inspection_fault f
                        join production.inspection i on i.id = f.inspection_id
                        join production.tranche t on t.id = i.tranche_id
                        join production.work w on w.id = t.work_id
                        where w.group_id = :group
                        group by f.reason order by sum(f.pieces) desc, f.reason
                        """)
                .param("group", group)
                .query((row, n) -> new FaultSum(Fault.valueOf(row.getString(1)), row.getInt(2), row.getInt(3)))
                .list();
    }

    /** Pieces of a group that were looked at, those put right counted again each time. */
    @Transactional(readOnly = true)
    public List<InspectedGroup> listInspected(Viewer viewer) {
        Access.must(Access.receives(viewer));
        return new ArrayList<>(jdbc.sql("""
                        select w.group_id, max(w.group_name_th), max(w.group_name_en),
                               sum(t.accepted + t.rework + t.rejected)
                        from production.tranche t join production.work w on w.id = t.work_id
                        where t.accepted + t.rework + t.rejected > 0
                        group by w.group_id order by max(w.group_name_th) collate "th-x-icu", w.group_id limit 1000
                        """)
                .query((row, n) -> new InspectedGroup(
                        row.getObject(1, UUID.class),
                        new LocalizedText(row.getString(2), row.getString(3)),
                        row.getInt(4)))
                .list());
    }
}
