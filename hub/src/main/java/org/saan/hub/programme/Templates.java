package org.saan.hub.programme;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Digests;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Copies a programme: its rules, roles, forms, plans and words as one file, without people and without what was counted. A file is
 * imported whole or not at all, and once.
 */
@Service
public class Templates {
    /** Longest file that is read, in characters. */
    public static final int LONGEST = 2_000_000;

    private static final Logger log = LoggerFactory.getLogger(Templates.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final JdbcClient jdbc;
    private final Programmes programmes;
    private final TemplateParts parts;
    private final TemplateIndicators indicators;
    private final Audit audit;
    private final Clock clock;

    Templates(
            JdbcClient jdbc,
            Programmes programmes,
            TemplateParts parts,
            TemplateIndicators indicators,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.programmes = programmes;
        this.parts = parts;
        this.indicators = indicators;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The file of a programme.
     *
     * @throws Refusal when something of it would be no template, such as a telephone number in a rule; it names the field
     */
    @Transactional
    public String export(String code, Viewer viewer) {
        Programmes.mustLead(viewer);
        var programme = programmes.getProgramme(code);
        var file = JSON.createObjectNode().put("format", TemplateShape.FORMAT).put("version", TemplateShape.VERSION);
        var head = file.putObject("programme").put("code", programme.code());
        both(head.putObject("name"), programme.name());
        head.put("days", programme.days());
        var regions = head.putArray("regions");
        programme.regions().forEach(regions::add);
        file.set("roles", parts.list(programme.id(), "roles"));
        file.set("indicators", indicators.list(programme.id()));
        for (var list : List.of("forms", "workshopPlans", "glossary", "messages")) {
            file.set(list, parts.list(programme.id(), list));
        }
        for (var fault : faults(file)) {
            throw new Refusal("template.export_wrong", fault.path());
        }
        audit.record(
                viewer,
                "programme.template_exported",
                "programme",
                programme.id().toString(),
                null,
                null);
        return JSON.writeValueAsString(file) + "\n";
    }

    /** Everything that is wrong with a file, with its place and reason; none when it can be imported. */
    public List<TemplateFault> check(String text) {
        return text.length() > LONGEST
                ? List.of(TemplateFault.of("", "template.fault.big", LONGEST))
                : read(text) instanceof JsonNode tree
                        ? faults(tree)
                        : List.of(TemplateFault.of("", "template.fault.not_json"));
    }

    private static @Nullable JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException no) {
            return null;
        }
    }

    private static List<TemplateFault> faults(JsonNode tree) {
        var faults = new LinkedHashSet<TemplateFault>();
        TemplateShape.ROOT.check(tree, "", faults::add);
        return new ArrayList<>(faults);
    }

    /** Imports a file, whole or not at all. The same file for the same code is imported once. */
    @Transactional
    public TemplateOutcome importFile(String text, TemplateWanted wanted, Viewer viewer) {
        Programmes.mustLead(viewer);
        var faults = check(text);
        if (!faults.isEmpty()) {
            return new TemplateOutcome.Wrong(faults);
        }
        var file = (ObjectNode) JSON.readTree(text);
        var head = file.path("programme");
        var code = wanted.as() == null ? head.path("code").asString() : wanted.as();
        if (!code.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            return wrong("as", "programme.code_bad");
        }
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('programme.template', 0))")
                .query(row -> {});
        var digest = Digests.sha256(code + "|" + file);
        var before = jdbc.sql("select programme_id from programme.template_import where digest = :digest")
                .param("digest", digest)
                .query((row, n) -> row.getObject(1, UUID.class))
                .optional();
        if (before.isPresent()) {
            return new TemplateOutcome.Imported(before.get(), code, true);
        }
        if (programmes.findProgramme(code).isPresent()) {
            return wrong("programme.code", "programme.code_taken");
        }
        var follows = wanted.follows() == null
                ? null
                : programmes.findProgramme(wanted.follows()).orElse(null);
        if (wanted.follows() != null && follows == null) {
            return wrong("follows", "template.fault.follows");
        }
        var id = begin(code, head, wanted, follows == null ? null : follows.id(), viewer);
        indicators.take(id, file.path("indicators"), wanted.startsOn(), viewer);
        TemplateShape.KEPT.forEach(list -> parts.put(id, list, file.path(list)));
        jdbc.sql("""
                        insert into programme.template_import (digest, programme_id, imported_by, imported_at)
                        values (:digest, :programme, :by, :at)
                        """)
                .param("digest", digest)
                .param("programme", id)
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
        audit.record(viewer, "programme.template_imported", "programme", id.toString(), null, Map.of("code", code));
        log.info("programme {} begun from a template", id);
        return new TemplateOutcome.Imported(id, code, false);
    }

    private UUID begin(String code, JsonNode head, TemplateWanted wanted, @Nullable UUID follows, Viewer viewer) {
        var id = Ids.next();
        var regions = new ArrayList<String>();
        head.path("regions").forEach(region -> regions.add(region.asString()));
        jdbc.sql("""
                        insert into programme.programme (id, code, name_th, name_en, starts_on, ends_on, state, follows,
                            regions, created_by, created_at)
                        values (:id, :code, :th, :en, :from, :until, 'RUNNING', :follows, :regions, :by, :at)
                        """)
                .param("id", id)
                .param("code", code)
                .param("th", head.path("name").path("th").asString())
                .param("en", head.path("name").path("en").asString())
                .param("from", wanted.startsOn())
                .param("until", wanted.startsOn().plusDays(head.path("days").asInt()))
                .param("follows", follows, java.sql.Types.OTHER)
                .param("regions", regions.toArray(String[]::new))
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
        return id;
    }

    /** How many entries each list of a programme has, in the order of the file. */
    @Transactional(readOnly = true)
    public Map<String, Integer> counts(UUID programme) {
        var counts = new java.util.LinkedHashMap<String, Integer>();
        counts.put("indicators", indicators.list(programme).size());
        TemplateShape.KEPT.forEach(
                list -> counts.put(list, parts.list(programme, list).size()));
        return counts;
    }

    /** Enters what a programme is copied with, such as its plans of workshops; each list as in the file. */
    @Transactional
    public void enter(UUID programme, String lists, Viewer viewer) {
        Programmes.mustLead(viewer);
        var file = JSON.readTree(lists);
        TemplateShape.KEPT.forEach(list -> parts.put(programme, list, file.path(list)));
        audit.record(viewer, "programme.template_entered", "programme", programme.toString(), null, null);
    }

    private static TemplateOutcome wrong(String path, String reason) {
        return new TemplateOutcome.Wrong(List.of(TemplateFault.of(path, reason)));
    }

    static ObjectNode both(ObjectNode into, LocalizedText text) {
        return into.put("th", text.in(org.saan.hub.shared.Language.TH))
                .put("en", text.in(org.saan.hub.shared.Language.EN));
    }
}
