package org.saan.hub.design;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Aliases;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.platform.DocumentNumbers;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ledger of designs: a brief becomes a design in steps with gates, private until it is released. Whoever changes a design says
 * which version was seen; a lost race is refused.
 */
@Service
public class Designs {
    private static final int LONGEST = 4_000;

    private final JdbcClient jdbc;
    private final DesignReads reads;
    private final Aliases groups;
    private final DocumentNumbers numbers;
    private final Once once;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    Designs(
            JdbcClient jdbc,
            DesignReads reads,
            Aliases groups,
            DocumentNumbers numbers,
            Once once,
            Audit audit,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.groups = groups;
        this.numbers = numbers;
        this.once = once;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** @throws NotFound when there is none that the viewer may see */
    @Transactional(readOnly = true)
    public DesignView get(UUID id, Viewer viewer) {
        return reads.get(id, viewer);
    }

    /** Everything that is wrong with a brief. */
    @Transactional(readOnly = true)
    public List<Refusal> errors(Brief brief, Viewer viewer) {
        DesignWho.must(DesignWho.draws(viewer));
        var errors = new java.util.ArrayList<>(brief.errors());
        if (brief.group() != null && groups.find(brief.group()).isEmpty()) {
            errors.add(Refusal.of("group", "design.sample.unknown_group", brief.group()));
        }
        return errors;
    }

    /** Opens a design with its brief, once for each form. */
    @Transactional
    public UUID open(UUID form, Brief brief, Viewer viewer) {
        refuse(errors(brief, viewer));
        return UUID.fromString(once.once(
                form,
                viewer.accountId(),
                "design.design",
                brief.toString().getBytes(StandardCharsets.UTF_8),
                () -> insert(brief, viewer).toString()));
    }

    private UUID insert(Brief brief, Viewer viewer) {
        var id = Ids.next();
        var number = numbers.next("DSN");
        boolean designs = viewer.is(Role.DESIGNER);
        jdbc.sql("""
                        insert into design.design (id, number, title_th, designer_id, designer_name, created_at, created_by,
                            changed_at)
                        values (:id, :number, '-', :designer, :name, :at, :by, :at)
                        """)
                .param("id", id)
                .param("number", number)
                .param("designer", designs ? viewer.accountId() : null, java.sql.Types.OTHER)
                .param("name", designs ? viewer.name() : null)
                .param("at", At.now(clock))
                .param("by", viewer.accountId())
                .update();
        write(id, brief);
        step(id, null, DesignStage.BRIEF, null, viewer);
        audit.record(viewer, "design.design_opened", "design", id.toString(), null, Map.of("number", number));
        return id;
    }

    /** Writes the brief and the rights anew; a design that is retired keeps them. */
    @Transactional
    public void edit(UUID id, int version, Brief brief, Viewer viewer) {
        refuse(errors(brief, viewer));
        var seen = lock(id, version, viewer);
        DesignWho.must(seen.own());
        if (seen.stage() == DesignStage.RETIRED) {
            throw new Refusal("designs.retired_stays");
        }
        if (seen.stage().compareTo(DesignStage.SAMPLE_APPROVED) >= 0
                && !Objects.equals(seen.brief().group(), brief.group())) {
            throw Refusal.of("group", "designs.other_group");
        }
        write(id, brief);
        audit.record(
                viewer,
                "design.brief_changed",
                "design",
                id.toString(),
                seen.brief().toString(),
                brief.toString());
    }

    private void write(UUID id, Brief brief) {
        var group = brief.group() == null ? Optional.<UUID>empty() : groups.find(brief.group());
        if (group.isPresent() && !groups.keep(Set.of(group.get()))) {
            throw new NotFound("group");
        }
        var p = new HashMap<String, @Nullable Object>();
        p.put("title_th", Objects.requireNonNull(brief.title()).th());
        p.put("title_en", brief.title().en());
        p.put("persona", brief.persona());
        p.put("season", brief.season());
        p.put("mood", brief.mood());
        p.put("craft", brief.craft());
        p.put("price_from", brief.priceFrom());
        p.put("price_to", brief.priceTo());
        p.put("due", brief.due());
        p.put("contributors", brief.contributors());
        p.put("owner", brief.owner() == null ? null : brief.owner().name());
        p.put("licence", brief.licence());
        p.put("market", brief.exclusiveMarket());
        p.put("until", brief.exclusiveUntil());
        p.put("motif", brief.motif() == null ? null : brief.motif().name());
        p.put("motif_words", brief.motifWords());
        p.put("consent_by", brief.consentBy());
        p.put("consent_on", brief.consentOn());
        p.put("consent_scope", brief.consentScope());
        p.put("share", brief.shareBasisPoints());
        jdbc.sql("""
                        update design.design set title_th = :title_th, title_en = :title_en, persona = :persona,
                            season = :season, mood = :mood, craft = :craft, price_from_minor = :price_from::bigint,
                            price_to_minor = :price_to::bigint, due_on = :due::date, group_id = :group,
                            contributors = :contributors, owner = :owner, licence = :licence, exclusive_market = :market,
                            exclusive_until = :until::date, motif_source = :motif, motif_words = :motif_words,
                            consent_by = :consent_by, consent_on = :consent_on::date, consent_scope = :consent_scope,
                            share_basis_points = :share, changed_at = :at, version = version + 1
                        where id = :id
                        """)
                .params(p)
                .param("group", group.orElse(null), java.sql.Types.OTHER)
                .param("at", At.now(clock))
                .param("id", id)
                .update();
    }

    /** Takes a step, when every gate is open. */
    @Transactional
    public void move(UUID id, int version, DesignMove move, Viewer viewer) {
        var seen = lock(id, version, viewer);
        DesignWho.must(mayMove(seen, move.to(), viewer));
        refuse(move.errors(seen));
        boolean handedIn = move.to() == DesignStage.SAMPLE_SUBMITTED;
        jdbc.sql("""
                        update design.design set stage = :stage, rounds = rounds + :round,
                            cost_sheet = coalesce(:cost, cost_sheet), measured_de = coalesce(:de, measured_de),
                            approved_at = case when :approved and approved_at is null then :at else approved_at end,
                            retired_words = :retired, changed_at = :at, version = version + 1
                        where id = :id
                        """)
                .param("stage", move.to().name())
                .param("round", handedIn ? 1 : 0)
                .param("cost", move.costSheet())
                .param("de", move.measuredDe(), java.sql.Types.NUMERIC)
                .param("approved", move.to() == DesignStage.SAMPLE_APPROVED)
                .param("retired", move.to() == DesignStage.RETIRED ? move.words() : null)
                .param("at", At.now(clock))
                .param("id", id)
                .update();
        step(id, seen.stage(), move.to(), move.words(), viewer);
        audit.record(
                viewer,
                "design.moved",
                "design",
                id.toString(),
                seen.stage().name(),
                move.to().name());
    }

    /** Who may take the step: the drawing ones draw, the makers hand in, the hub or the buyer agrees, the hub makes ready. */
    public static boolean mayMove(DesignView design, DesignStage to, Viewer viewer) {
        return switch (to) {
            case SAMPLE_APPROVED -> viewer.runsTheProgramme() || viewer.is(Role.BUYER);
            case PRODUCTION_READY -> viewer.runsTheProgramme();
            case SAMPLE_SUBMITTED ->
                design.stage() == DesignStage.PROTOTYPE ? design.own() || design.makes() : viewer.runsTheProgramme();
            case PROTOTYPE ->
                design.stage() == DesignStage.SAMPLE_SUBMITTED
                        ? viewer.runsTheProgramme() || viewer.is(Role.BUYER)
                        : design.own();
            case BRIEF, CONCEPT, RETIRED -> design.own();
        };
    }

    /** Shows it to the public for the first time or again. What is public is no longer new for a design patent: say it first. */
    @Transactional
    public void release(UUID id, int version, boolean knows, Viewer viewer) {
        var seen = lock(id, version, viewer);
        DesignWho.must(seen.own());
        if (!knows && seen.releasedAt() == null) {
            throw Refusal.of("knows", "designs.release.know");
        }
        jdbc.sql("""
                        update design.design set released_at = coalesce(released_at, :at), withdrawn_at = null,
                            changed_at = :at, version = version + 1 where id = :id
                        """).param("at", At.now(clock)).param("id", id).update();
        audit.record(viewer, "design.released", "design", id.toString(), null, Map.of());
    }

    /** Takes it out of sight again; that it was public stays true. */
    @Transactional
    public void withdraw(UUID id, int version, Viewer viewer) {
        var seen = lock(id, version, viewer);
        DesignWho.must(seen.own() && seen.releasedAt() != null);
        jdbc.sql("update design.design set withdrawn_at = :at, changed_at = :at, version = version + 1 where id = :id")
                .param("at", At.now(clock))
                .param("id", id)
                .update();
        audit.record(viewer, "design.withdrawn", "design", id.toString(), null, Map.of());
    }

    /** Writes a comment, once for each form. */
    @Transactional
    public void comment(UUID id, UUID form, @Nullable String words, Viewer viewer) {
        reads.get(id, viewer);
        var text = written("comment", words);
        once.once(form, viewer.accountId(), "design.comment", (id + text).getBytes(StandardCharsets.UTF_8), () -> {
            jdbc.sql("""
                            insert into design.design_comment (id, design_id, at, by_id, by_name, words)
                            values (:new, :id, :at, :by, :name, :words)
                            """)
                    .param("new", Ids.next())
                    .param("id", id)
                    .param("at", At.now(clock))
                    .param("by", viewer.accountId())
                    .param("name", viewer.name())
                    .param("words", text)
                    .update();
            audit.record(viewer, "design.commented", "design", id.toString(), null, Map.of());
            return "";
        });
    }

    /** Keeps a new version of the tech pack; what is missing is said, not refused. */
    @Transactional
    public void pack(UUID id, int version, TechPack pack, Viewer viewer) {
        var seen = lock(id, version, viewer);
        DesignWho.must(seen.own());
        pack.unreadable().stream().findFirst().ifPresent(field -> {
            throw Refusal.of(field, "tech_pack.no_number");
        });
        pack.fields().forEach((field, text) -> {
            if (text.length() > LONGEST) {
                throw Refusal.of(field, "design.too_long", LONGEST);
            }
        });
        int next = seen.packs().isEmpty() ? 1 : seen.packs().getFirst().version() + 1;
        jdbc.sql("""
                        insert into design.tech_pack (design_id, version, pack, complete, made_at, made_by)
                        values (:id, :version, :pack::jsonb, :complete, :at, :by)
                        """)
                .param("id", id)
                .param("version", next)
                .param("pack", json.writeValueAsString(pack.fields()))
                .param("complete", pack.complete())
                .param("at", At.now(clock))
                .param("by", viewer.accountId())
                .update();
        touch(id);
        audit.record(viewer, "design.tech_pack", "design", id.toString(), null, Map.of("version", next));
    }

    /** What the designer says is different from an earlier design. */
    @Transactional
    public void explain(UUID id, UUID other, @Nullable String words, Viewer viewer) {
        var seen = reads.get(id, viewer);
        DesignWho.must(
                seen.own() && seen.near().stream().anyMatch(n -> n.otherId().equals(other)));
        jdbc.sql("""
                        insert into design.design_answer (design_id, other_id, explained, explained_at)
                        values (:id, :other, :words, :at)
                        on conflict (design_id, other_id) do update
                            set explained = excluded.explained, explained_at = excluded.explained_at
                        """)
                .param("id", id)
                .param("other", other)
                .param("words", written("words", words))
                .param("at", At.now(clock))
                .update();
        audit.record(viewer, "design.explained", "design", id.toString(), null, Map.of("other", other));
    }

    /** A reviewer decides, in writing, whether it is another design or a version of the earlier one. */
    @Transactional
    public void answer(UUID id, UUID other, boolean different, @Nullable String words, Viewer viewer) {
        DesignWho.must(viewer.runsTheProgramme());
        var seen = reads.get(id, viewer);
        DesignWho.must(seen.near().stream().anyMatch(n -> n.otherId().equals(other)));
        jdbc.sql("""
                        insert into design.design_answer (design_id, other_id, answer, words, answered_at, answered_by,
                            answered_name)
                        values (:id, :other, :answer, :words, :at, :by, :name)
                        on conflict (design_id, other_id) do update set answer = excluded.answer, words = excluded.words,
                            answered_at = excluded.answered_at, answered_by = excluded.answered_by,
                            answered_name = excluded.answered_name
                        """)
                .param("id", id)
                .param("other", other)
                .param("answer", different ? "DIFFERENT" : "VERSION")
                .param("words", written("words", words))
                .param("at", At.now(clock))
                .param("by", viewer.accountId())
                .param("name", viewer.name())
                .update();
        jdbc.sql("""
                        update design.design set version_of = (
                            select coalesce(o.version_of, o.id) from design.design_answer a join design.design o on o.id = a.other_id
                            where a.design_id = :id and a.answer = 'VERSION' and coalesce(o.version_of, o.id) <> :id
                            order by a.answered_at limit 1),
                            changed_at = :at, version = version + 1 where id = :id
                        """).param("id", id).param("at", At.now(clock)).update();
        audit.record(
                viewer,
                "design.answered",
                "design",
                id.toString(),
                null,
                Map.of("other", other, "different", different));
    }

    /** Says that a sample shows this design. */
    @Transactional
    public void link(UUID id, @Nullable String sample, Viewer viewer) {
        DesignWho.must(viewer.runsTheProgramme());
        reads.get(id, viewer);
        int linked = jdbc.sql("update design.sample set design_id = :id where number = :sample")
                .param("id", id)
                .param("sample", sample)
                .update();
        if (linked == 0) {
            throw Refusal.of("sample", "designs.no_sample");
        }
        audit.record(viewer, "design.sample_linked", "design", id.toString(), null, Map.of("sample", sample));
    }

    private static String written(String field, @Nullable String words) {
        if (words == null) {
            throw Refusal.of(field, "designs.gate.words");
        }
        if (words.length() > LONGEST) {
            throw Refusal.of(field, "design.too_long", LONGEST);
        }
        return words;
    }

    private DesignView lock(UUID id, int version, Viewer viewer) {
        jdbc.sql("select id from design.design where id = :id for update")
                .param("id", id)
                .query(row -> {});
        var seen = reads.get(id, viewer);
        if (seen.version() != version) {
            throw new Refusal("design.sample.changed");
        }
        return seen;
    }

    private void touch(UUID id) {
        jdbc.sql("update design.design set changed_at = :at, version = version + 1 where id = :id")
                .param("at", At.now(clock))
                .param("id", id)
                .update();
    }

    private void step(UUID id, @Nullable DesignStage from, DesignStage to, @Nullable String words, Viewer viewer) {
        jdbc.sql("""
                        insert into design.design_step (id, design_id, at, by_id, by_name, from_stage, to_stage, words)
                        values (:new, :id, :at, :by, :name, :from, :to, :words)
                        """)
                .param("new", Ids.next())
                .param("id", id)
                .param("at", At.now(clock))
                .param("by", viewer.accountId())
                .param("name", viewer.name())
                .param("from", from == null ? null : from.name())
                .param("to", to.name())
                .param("words", words)
                .update();
    }

    private static void refuse(List<Refusal> errors) {
        errors.stream().findFirst().ifPresent(refusal -> {
            throw refusal;
        });
    }
}
