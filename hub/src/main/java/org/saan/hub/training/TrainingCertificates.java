package org.saan.hub.training;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.platform.DocumentNumbers;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Issues certificates to those who met the rule, answers whether one is valid, and revokes what was issued wrongly. */
@Service
public class TrainingCertificates {
    private static final int SHORTEST_REASON = 3;
    private static final int LONGEST_REASON = 500;
    private static final Logger log = LoggerFactory.getLogger(TrainingCertificates.class);

    private static final String READ = """
            select c.*, o.one_id, trim(concat_ws(' ', l.title || l.first_name, l.last_name)) as name, l.phone,
                   coalesce((select n.given from directory.consent_now n
                             where n.person_id = l.person_id and n.purpose = 'training_records'), false) as named
            from training.certificate c
            join training.learner o on o.id = c.learner_id join training.learner l on l.id = o.one_id
            """;

    private final JdbcClient jdbc;
    private final WorkshopHeads heads;
    private final DocumentNumbers numbers;
    private final Audit audit;
    private final Clock clock;

    TrainingCertificates(JdbcClient jdbc, WorkshopHeads heads, DocumentNumbers numbers, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.heads = heads;
        this.numbers = numbers;
        this.audit = audit;
        this.clock = clock;
    }

    private record Due(UUID learner, java.time.OffsetDateTime metAt) {}

    /**
     * Issues a certificate to everybody of a workshop who met the rule and has no valid one. Doing it again issues nothing
     * twice; numbers follow each other without a gap.
     *
     * @return how many were issued
     */
    @Transactional
    public int issue(UUID workshop, Viewer viewer) {
        Examiners.must(viewer);
        heads.get(workshop);
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "training.certificates " + workshop)
                .query(row -> {});
        var due = jdbc.sql("""
                        select t.learner_id, t.met_at from training.trained t join training.learner l on l.id = t.learner_id
                        where t.workshop_id = :id and t.met_at is not null and not exists (
                            select 1 from training.certificate c join training.learner o on o.id = c.learner_id
                            where c.workshop_id = :id and o.one_id = t.learner_id and c.revoked_at is null)
                        order by l.first_name collate "th-x-icu", l.last_name collate "th-x-icu", l.id
                        """)
                .param("id", workshop)
                .query((row, n) ->
                        new Due(row.getObject(1, UUID.class), row.getObject(2, java.time.OffsetDateTime.class)))
                .list();
        if (due.isEmpty()) {
            return 0;
        }
        var given = numbers.next("CRT", due.size());
        for (int n = 0; n < due.size(); n++) {
            insert(workshop, due.get(n), given.get(n), viewer);
        }
        audit.record(
                viewer,
                "training.certificates_issued",
                "workshop",
                workshop.toString(),
                null,
                Map.of("count", due.size(), "first", given.getFirst(), "last", given.getLast()));
        log.info("{} certificates of workshop {} issued", due.size(), workshop);
        return due.size();
    }

    private void insert(UUID workshop, Due due, String number, Viewer viewer) {
        jdbc.sql("""
                        insert into training.certificate (id, number, code, workshop_id, learner_id, status_index, salt, met_at,
                            issued_by, issued_at)
                        values (:id, :number, :code, :workshop, :learner, nextval('training.status_index'), :salt, :met, :by, :at)
                        """)
                .param("id", Ids.next())
                .param("number", number)
                .param("code", Codes.next(Codes.CERTIFICATE))
                .param("workshop", workshop)
                .param("learner", due.learner())
                .param("salt", Codes.next(Codes.CERTIFICATE))
                .param("met", due.metAt())
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
    }

    /** Those of a workshop, also the revoked ones, by number. */
    @Transactional(readOnly = true)
    public List<TrainingCertificate> ofWorkshop(UUID workshop, Viewer viewer) {
        Examiners.must(viewer);
        var head = heads.get(workshop);
        return jdbc.sql(READ + " where c.workshop_id = :id order by c.number limit 2000")
                .param("id", workshop)
                .query((row, n) -> read(row, head))
                .list();
    }

    @Transactional(readOnly = true)
    public TrainingCertificate get(UUID id, Viewer viewer) {
        Examiners.must(viewer);
        return jdbc.sql(READ + " where c.id = :id")
                .param("id", id)
                .query((row, n) -> read(row, heads.get(row.getObject("workshop_id", UUID.class))))
                .optional()
                .orElseThrow(() -> new NotFound("certificate"));
    }

    /**
     * The certificate of a code, for anybody who has the paper.
     *
     * @param code as typed
     */
    @Transactional(readOnly = true)
    public TrainingCertificate check(String code) {
        return jdbc.sql(READ + " where c.code = :code")
                .param("code", Codes.read(code))
                .query((row, n) -> read(row, heads.get(row.getObject("workshop_id", UUID.class))))
                .optional()
                .orElseThrow(() -> new NotFound("certificate"));
    }

    /** A workshop of which a certificate was issued: what others may be told of it. */
    @Transactional(readOnly = true)
    public WorkshopHead workshop(UUID id) {
        boolean issued = jdbc.sql("select exists (select 1 from training.certificate where workshop_id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
        if (!issued) {
            throw new NotFound("workshop");
        }
        return heads.get(id);
    }

    /** The valid one of the holder of a private link; empty code for none. */
    @Transactional(readOnly = true)
    public String codeOf(UUID workshop, UUID learner) {
        return jdbc.sql("""
                        select c.code from training.certificate c join training.learner o on o.id = c.learner_id
                        where c.workshop_id = :workshop and c.revoked_at is null
                          and o.one_id = (select one_id from training.learner where id = :learner)
                        order by c.number limit 1
                        """)
                .param("workshop", workshop)
                .param("learner", learner)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private static TrainingCertificate read(ResultSet row, WorkshopHead workshop) throws SQLException {
        return new TrainingCertificate(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("code"),
                workshop,
                row.getObject("one_id", UUID.class),
                row.getString("name"),
                row.getBoolean("named"),
                At.when(row, "met_at"),
                At.when(row, "issued_at"),
                At.instant(row, "revoked_at"),
                row.getString("revoked_words"),
                row.getInt("status_index"),
                row.getString("salt"),
                row.getString("phone"));
    }

    /**
     * Revokes a certificate that was issued wrongly; its number is not given again.
     *
     * @throws Refusal without a reason, or when it is revoked already
     */
    @Transactional
    public void revoke(UUID id, String reason, Viewer viewer) {
        Examiners.must(viewer);
        if (!viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER)) {
            throw new NotFound("certificate");
        }
        var words = reason.strip();
        if (words.length() < SHORTEST_REASON || words.length() > LONGEST_REASON) {
            throw Refusal.of("reason", "assess.certificate.reason_missing", LONGEST_REASON);
        }
        var seen = get(id, viewer);
        int done = jdbc.sql("""
                        update training.certificate set revoked_at = :at, revoked_by = :by, revoked_words = :words
                        where id = :id and revoked_at is null
                        """)
                .param("at", At.now(clock))
                .param("by", viewer.accountId())
                .param("words", words)
                .param("id", id)
                .update();
        if (done == 0) {
            throw Refusal.of("reason", "assess.certificate.revoked_already");
        }
        audit.record(
                viewer,
                "training.certificate_revoked",
                "training_certificate",
                id.toString(),
                null,
                Map.of("number", seen.number(), "reason", words));
        log.info("certificate {} revoked", seen.number());
    }

    /** The places of revoked ones in the list of badges. */
    @Transactional(readOnly = true)
    public BitSet revoked() {
        var places = new BitSet();
        jdbc.sql("select status_index from training.certificate where revoked_at is not null")
                .query(Integer.class)
                .list()
                .forEach(places::set);
        return places;
    }
}
