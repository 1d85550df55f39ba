package org.saan.hub.materials;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The library of materials: what they are, who offers them, what certificates and law say. */
@Service
public class Materials {
    private static final int LONGEST_WORDS = 300;
    private static final int LONGEST_HAZARD = 500;
    private static final int LONGEST_NUMBER = 80;
    private static final int LONGEST_ISSUER = 120;
    private static final int MOST_DAYS = 730;

    private final JdbcClient jdbc;
    private final MaterialReads reads;
    private final Once once;
    private final Audit audit;
    private final Clock clock;

    Materials(JdbcClient jdbc, MaterialReads reads, Once once, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.once = once;
        this.audit = audit;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }

    @Transactional(readOnly = true)
    public MaterialView get(UUID id, Viewer viewer) {
        Checks.mustBeOffice(viewer);
        return reads.get(id);
    }

    /** All of them by name, for a choice; at most 500. */
    @Transactional(readOnly = true)
    public List<MaterialView> all(Viewer viewer) {
        Checks.mustBeOffice(viewer);
        return jdbc.sql(
                        MaterialReads.COLUMNS
                                + " from materials.material m order by coalesce(m.name_th, m.name_en) collate \"th-x-icu\", m.code limit 500")
                .query((row, n) -> MaterialReads.view(row))
                .list();
    }

    /** Offers that were not taken back, those that hold longest first. */
    @Transactional(readOnly = true)
    public List<OfferView> offers(UUID material, Viewer viewer) {
        Checks.mustRun(viewer);
        return reads.offers(material);
    }

    @Transactional(readOnly = true)
    public List<MaterialView.Certificate> certificates(UUID material, Viewer viewer) {
        Checks.mustBeOffice(viewer);
        return reads.certificates(material);
    }

    @Transactional(readOnly = true)
    public List<MaterialView.Substitute> substitutes(UUID material, Viewer viewer) {
        Checks.mustBeOffice(viewer);
        return reads.substitutes(material);
    }

    /**
     * Enters a material, or writes one anew.
     *
     * @param id absent for a new one
     * @param version as it was read
     * @throws Refusal at the field that is wrong
     */
    @Transactional
    public UUID save(@Nullable UUID id, int version, NewMaterial it, Viewer viewer) {
        Checks.mustRun(viewer);
        Checks.code(it.code());
        Checks.name("name", it.name());
        if (it.hazard() != null) {
            Checks.text("hazardTh", it.hazard().th(), LONGEST_HAZARD);
            Checks.text("hazardEn", it.hazard().en(), LONGEST_HAZARD);
        }
        var whole = it.fibres().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!it.fibres().isEmpty() && whole.compareTo(BigDecimal.valueOf(100)) != 0) {
            throw Refusal.of(
                    "fibres",
                    "materials.fibres_not_whole",
                    whole.stripTrailingZeros().toPlainString());
        }
        var key = id == null ? Ids.next() : id;
        try {
            if (write(id, key, version, it, viewer) == 0) {
                reads.get(key);
                throw new Refusal("materials.changed");
            }
        } catch (DuplicateKeyException taken) {
            throw Refusal.of("code", "materials.code_taken");
        }
        jdbc.sql("delete from materials.fibre where material_id = :id")
                .param("id", key)
                .update();
        it.fibres()
                .forEach((fibre, percent) -> jdbc.sql("insert into materials.fibre values (:id, :fibre, :percent)")
                        .param("id", key)
                        .param("fibre", fibre)
                        .param("percent", percent)
                        .update());
        audit.record(viewer, "materials.saved", "material", key.toString(), null, Map.of("code", it.code()));
        return key;
    }

    private int write(@Nullable UUID id, UUID key, int version, NewMaterial it, Viewer viewer) {
        var hazard = it.hazard();
        var columns = Map.of("id", key, "code", it.code(), "kind", it.kind().name(), "unit", it.unit());
        return jdbc.sql(id == null ? """
                        insert into materials.material (id, code, kind, name_th, name_en, unit, season, hazard_th, hazard_en, made_by, made_at)
                        values (:id, :code, :kind, :th, :en, :unit, :season, :hazardTh, :hazardEn, :by, :at)
                        """ : """
                        update materials.material set code = :code, kind = :kind, name_th = :th, name_en = :en, season = :season,
                            hazard_th = :hazardTh, hazard_en = :hazardEn, version = version + 1,
                            unit = case when exists (select from materials.lot where material_id = :id) then unit else :unit end
                        where id = :id and version = :version
                        """)
                .params(columns)
                .param("th", it.name().th(), java.sql.Types.VARCHAR)
                .param("en", it.name().en(), java.sql.Types.VARCHAR)
                .param("season", it.season().toArray(Integer[]::new))
                .param("hazardTh", hazard == null ? null : hazard.th(), java.sql.Types.VARCHAR)
                .param("hazardEn", hazard == null ? null : hazard.en(), java.sql.Types.VARCHAR)
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .param("version", version)
                .update();
    }

    /** Notes an offer; those of the same supplier for the same material are taken back. */
    @Transactional
    public UUID offer(UUID material, NewOffer it, Viewer viewer) {
        Checks.mustRun(viewer);
        var unit = reads.get(material).unit();
        Checks.amount("minimum", it.minimum(), unit);
        Checks.amount("pack", it.pack(), unit);
        if (it.breaks().isEmpty() || it.breaks().stream().anyMatch(one -> one.eachMinor() <= 0)) {
            throw Refusal.of("breaks", "materials.breaks_wrong");
        }
        if (it.leadDays() < 0 || it.leadDays() > MOST_DAYS) {
            throw Refusal.of("lead", "materials.lead_wrong", MOST_DAYS);
        }
        if (it.validUntil().isBefore(today())) {
            throw Refusal.of("until", "materials.until_past");
        }
        mustKnow(it.supplierId());
        jdbc.sql("""
                        update materials.offer set withdrawn_at = :at
                        where material_id = :material and supplier_id = :supplier and withdrawn_at is null
                        """)
                .param("at", At.now(clock))
                .param("material", material)
                .param("supplier", it.supplierId())
                .update();
        var id = Ids.next();
        jdbc.sql("""
                        insert into materials.offer (id, material_id, supplier_id, currency, minimum, pack, lead_days, valid_until, made_by, made_at)
                        select :id, :material, s.id, :currency, :minimum, :pack, :lead, :until, :by, :at
                        from materials.supplier s where s.id = :supplier
                        """)
                .param("id", id)
                .param("material", material)
                .param("supplier", it.supplierId())
                .param("currency", it.currency().getCurrencyCode())
                .param("minimum", it.minimum())
                .param("pack", it.pack())
                .param("lead", it.leadDays())
                .param("until", it.validUntil())
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
        for (var one : it.breaks()) {
            jdbc.sql("insert into materials.offer_break values (:offer, :from, :each)")
                    .param("offer", id)
                    .param("from", one.from())
                    .param("each", one.eachMinor())
                    .update();
        }
        audit.record(viewer, "materials.offered", "material", material.toString(), null, null);
        return id;
    }

    /** Notes a certificate; valid from and until inclusive. */
    @Transactional
    public UUID certify(UUID material, UUID form, MaterialView.Certificate it, Viewer viewer) {
        Checks.mustRun(viewer);
        reads.get(material);
        var number = Checks.needed("number", it.number(), LONGEST_NUMBER);
        var issuer = Checks.needed("issuer", it.issuer(), LONGEST_ISSUER);
        if (it.until().isBefore(it.from())) {
            throw Refusal.of("until", "materials.until_before");
        }
        return UUID.fromString(once.once(
                form,
                viewer.accountId(),
                "materials.certify",
                (material + "|" + it).getBytes(java.nio.charset.StandardCharsets.UTF_8),
                () -> {
                    var id = Ids.next();
                    jdbc.sql("""
                                    insert into materials.certificate (id, material_id, kind, number, issuer, valid_from, valid_until, made_by, made_at)
                                    values (:id, :material, :kind, :number, :issuer, :from, :until, :by, :at)
                                    """)
                            .param("id", id)
                            .param("material", material)
                            .param("kind", it.kind().name())
                            .param("number", number)
                            .param("issuer", issuer)
                            .param("from", it.from())
                            .param("until", it.until())
                            .param("by", viewer.accountId())
                            .param("at", At.now(clock))
                            .update();
                    audit.record(viewer, "materials.certified", "material", material.toString(), null, null);
                    return id.toString();
                }));
    }

    /** Says that the one can be used for the other. */
    @Transactional
    public void substitute(UUID material, UUID other, @Nullable String words, Viewer viewer) {
        Checks.mustRun(viewer);
        reads.get(material);
        reads.get(other);
        if (material.equals(other)) {
            throw Refusal.of("other", "materials.substitute_itself");
        }
        jdbc.sql("""
                        insert into materials.substitute values (least(:id, :other), greatest(:id, :other), :words)
                        on conflict (material_id, other_id) do update set words = excluded.words
                        """)
                .param("id", material)
                .param("other", other)
                .param("words", Checks.text("words", words, LONGEST_WORDS), java.sql.Types.VARCHAR)
                .update();
        audit.record(viewer, "materials.substituted", "material", material.toString(), null, null);
    }

    /**
     * Refuses what law forbids, and what it stops while no permit is valid.
     *
     * @throws Refusal of the whole form
     */
    void mustBeAllowed(UUID material) {
        var it = reads.get(material);
        var worst = it.worst();
        if (worst == LegalWarning.Severity.BLOCK) {
            throw Refusal.of(
                    "page", "materials.blocked", it.warnings().getFirst().rule());
        }
        var today = today();
        if (worst == LegalWarning.Severity.STOP
                && reads.certificates(material).stream()
                        .noneMatch(one -> one.kind() == CertificateKind.PERMIT && one.valid(today))) {
            throw Refusal.of(
                    "page", "materials.stopped", it.warnings().getFirst().rule());
        }
    }

    /** Suppliers by name; at most 500. */
    @Transactional(readOnly = true)
    public List<SupplierView> suppliers(Viewer viewer) {
        Checks.mustRun(viewer);
        return jdbc.sql("""
                        select s.*, (select count(*) from materials.offer o
                                     where o.supplier_id = s.id and o.withdrawn_at is null and o.valid_until >= :today) as offers
                        from materials.supplier s order by coalesce(s.name_th, s.name_en) collate "th-x-icu", s.code limit 500
                        """)
                .param("today", today())
                .query((row, n) -> new SupplierView(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        MaterialReads.name(row, "name"),
                        row.getString("contact_name"),
                        row.getString("phone"),
                        row.getString("country"),
                        row.getInt("offers")))
                .list();
    }

    /** Enters a supplier. */
    @Transactional
    public UUID supplier(NewSupplier it, Viewer viewer) {
        Checks.mustRun(viewer);
        Checks.code(it.code());
        Checks.name("name", it.name());
        if (!it.country().matches("[A-Z]{2}")) {
            throw Refusal.of("country", "materials.country_wrong");
        }
        var id = Ids.next();
        try {
            jdbc.sql("""
                            insert into materials.supplier (id, code, name_th, name_en, contact_name, phone, country, made_by, made_at)
                            values (:id, :code, :th, :en, :contact, :phone, :country, :by, :at)
                            """)
                    .param("id", id)
                    .param("code", it.code())
                    .param("th", it.name().th(), java.sql.Types.VARCHAR)
                    .param("en", it.name().en(), java.sql.Types.VARCHAR)
                    .param("contact", Checks.text("contact", it.contact(), LONGEST_ISSUER), java.sql.Types.VARCHAR)
                    .param("phone", Checks.text("phone", it.phone(), 40), java.sql.Types.VARCHAR)
                    .param("country", it.country())
                    .param("by", viewer.accountId())
                    .param("at", At.now(clock))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw Refusal.of("code", "materials.code_taken");
        }
        audit.record(viewer, "materials.supplier_saved", "supplier", id.toString(), null, Map.of("code", it.code()));
        return id;
    }

    /** @throws Refusal {@code supplier} where nobody entered such a one */
    void mustKnow(UUID supplier) {
        if (jdbc.sql("select count(*) from materials.supplier where id = :id")
                        .param("id", supplier)
                        .query(Integer.class)
                        .single()
                == 0) {
            throw Refusal.of("supplier", "materials.choose");
        }
    }

    LocalizedText nameOf(UUID material) {
        return jdbc.sql("select name_th, name_en from materials.material where id = :id")
                .param("id", material)
                .query((row, n) -> MaterialReads.name(row, "name"))
                .optional()
                .orElseThrow(() -> new NotFound("material"));
    }
}
