package org.saan.hub.sourcing;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.identity.Audit;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.threeten.extra.YearWeek;
import tools.jackson.databind.ObjectMapper;

/** What can be promised for an enquiry: looked up by a coordinator, kept as it was then, and told to the buyer by a second step. */
@Service
public class EnquiryPromises {
    private final JdbcClient jdbc;
    private final EnquiryReads reads;
    private final CanPromise planner;
    private final Audit audit;
    private final SourcingTime time;
    private final ObjectMapper json;
    private final TransactionTemplate transaction;

    EnquiryPromises(
            JdbcClient jdbc,
            EnquiryReads reads,
            CanPromise planner,
            Audit audit,
            SourcingTime time,
            ObjectMapper json,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.planner = planner;
        this.audit = audit;
        this.time = time;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Asks the planner for every line, outside of any transaction, and keeps its answers. Lines of products that are in no craft
     * stay without.
     *
     * @param due week by the end of which the pieces must be at the hub
     * @throws Refusal when no line is of a craft, or such a question cannot be asked
     */
    public void look(UUID enquiry, YearWeek due, Viewer viewer) {
        mustRun(viewer);
        reads.get(enquiry);
        var answers = new HashMap<UUID, Promise>();
        for (var line : reads.lines(enquiry)) {
            if (line.familyCode() != null) {
                answers.put(line.id(), planner.promise(line.familyCode(), line.quantity(), due, viewer));
            }
        }
        if (answers.isEmpty()) {
            throw Refusal.of("due", "sourcing.enquiry.no_craft");
        }
        transaction.executeWithoutResult(status -> keep(enquiry, answers, viewer));
    }

    private void keep(UUID enquiry, Map<UUID, Promise> answers, Viewer viewer) {
        answers.forEach((line, promise) -> jdbc.sql("""
                        update sourcing.enquiry_line set promise = :promise::jsonb, promised_at = :at
                        where id = :id and enquiry_id = :enquiry
                        """)
                .param("promise", json.writeValueAsString(promise))
                .param("at", time.now())
                .param("id", line)
                .param("enquiry", enquiry)
                .update());
        // What the buyer was told is no longer what stands there.
        jdbc.sql("update sourcing.enquiry set promise_told_at = null where id = :id")
                .param("id", enquiry)
                .update();
        audit.record(viewer, "sourcing.promise_looked_up", "enquiry", enquiry.toString(), null, null);
    }

    /** The buyer may see how many by when. Telling twice is telling once. */
    public void tell(UUID enquiry, Viewer viewer) {
        mustRun(viewer);
        reads.get(enquiry);
        transaction.executeWithoutResult(status -> {
            int told =
                    jdbc.sql("""
                            update sourcing.enquiry e set promise_told_at = :at, changed_at = :at,
                                state = case when state in ('NEW', 'CLARIFYING') then 'PROMISED' else state end
                            where id = :id and state not in ('WON', 'LOST')
                              and exists (select 1 from sourcing.enquiry_line l
                                          where l.enquiry_id = e.id and l.promise is not null)
                            """).param("id", enquiry).param("at", time.now()).update();
            if (told == 0) {
                throw new Refusal("sourcing.enquiry.nothing_to_tell");
            }
            audit.record(viewer, "sourcing.promise_told", "enquiry", enquiry.toString(), null, null);
        });
    }

    private static void mustRun(Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("enquiries");
        }
    }
}
