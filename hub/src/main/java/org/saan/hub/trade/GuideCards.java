package org.saan.hub.trade;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The export guide: what was answered once, written for everybody in both languages. A card names no group and no person; it is
 * public from the moment it is published until it is withdrawn.
 */
@Service
public class GuideCards {
    public static final int LONGEST_TITLE = 160;
    /** Longest text that is searched for. */
    public static final int LONGEST_SEARCH = 100;

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final ObstacleReads reads;
    private final Audit audit;
    private final Clock clock;

    GuideCards(JdbcClient jdbc, ObstacleReads reads, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param steps one step a line */
    public record Text(LocalizedText title, LocalizedText steps) {}

    /**
     * A card as it is read.
     *
     * @param number of the problem, by which it is called
     */
    public record Card(
            String number,
            LocalizedText title,
            LocalizedText steps,
            @Nullable String country,
            @Nullable String familyCode,
            @Nullable String agency,
            @Nullable String document,
            Instant publishedAt,
            Instant changedAt,
            boolean withdrawn,
            int version) {
        /** Its steps in that language, one by one. */
        public List<String> steps(Language language) {
            return steps.in(language)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    /** What the guide can be narrowed to; empty texts narrow nothing. */
    public record Wanted(String search, String country, String family, String document) {
        public Wanted {
            search = search.strip();
        }

        /** Whether anything is narrowed. */
        public boolean narrowed() {
            return !search.isEmpty() || !country.isEmpty() || !family.isEmpty() || !document.isEmpty();
        }
    }

    /** Public cards, the newest first, at most two hundred; every word that is searched for stands in one of its texts. */
    @Transactional(readOnly = true)
    public List<Card> list(Wanted wanted) {
        if (wanted.search().length() > LONGEST_SEARCH) {
            throw Refusal.of("q", "lists.search_long", LONGEST_SEARCH);
        }
        var parts = new ArrayList<String>(List.of("k.withdrawn_at is null"));
        var params = new HashMap<String, Object>();
        narrow(parts, params, "k.country", "country", wanted.country());
        narrow(parts, params, "k.family_code", "family", wanted.family());
        narrow(parts, params, "k.document", "document", wanted.document());
        int n = 0;
        for (var word : wanted.search().toLowerCase(Locale.ROOT).split("\\s+")) {
            if (!word.isEmpty()) {
                parts.add("position(:w" + n
                        + " in lower(concat_ws(' ', k.title_th, k.title_en, k.steps_th, k.steps_en, k.agency,"
                        + " k.document, o.number))) > 0");
                params.put("w" + n++, word);
            }
        }
        return jdbc.sql(
                        "select k.*, o.number from trade.guide_card k join trade.obstacle o on o.id = k.obstacle_id where "
                                + String.join(" and ", parts) + " order by k.published_at desc, o.number desc limit "
                                + MOST)
                .params(params)
                .query((row, i) -> card(row))
                .list();
    }

    private static void narrow(
            List<String> parts, Map<String, Object> params, String column, String name, String value) {
        if (!value.isEmpty()) {
            parts.add("(" + column + " = :" + name + (name.equals("document") ? ")" : " or " + column + " is null)"));
            params.put(name, value);
        }
    }

    /** What public cards are about. */
    public record Choices(List<String> countries, List<String> families, List<String> documents) {
        public Choices {
            countries = List.copyOf(countries);
            families = List.copyOf(families);
            documents = List.copyOf(documents);
        }
    }

    @Transactional(readOnly = true)
    public Choices choices() {
        return new Choices(choices("country"), choices("family_code"), choices("document"));
    }

    private List<String> choices(String column) {
        return jdbc.sql("select distinct " + column + " from trade.guide_card where withdrawn_at is null and " + column
                        + " is not null order by 1 limit 300")
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** A public card by its number. */
    @Transactional(readOnly = true)
    public Card get(String number) {
        return jdbc.sql("""
                        select k.*, o.number from trade.guide_card k join trade.obstacle o on o.id = k.obstacle_id
                        where o.number = :number and k.withdrawn_at is null
                        """)
                .param("number", number)
                .query((row, n) -> card(row))
                .optional()
                .orElseThrow(() -> new NotFound("card"));
    }

    /** The card of a problem, also a withdrawn one, for those who may see the problem. */
    @Transactional(readOnly = true)
    public Optional<Card> find(UUID obstacle, Viewer viewer) {
        return jdbc.sql("""
                        select k.*, o.number from trade.guide_card k join trade.obstacle o on o.id = k.obstacle_id
                        where k.obstacle_id = :id
                        """)
                .param("id", reads.get(obstacle, viewer).id())
                .query((row, n) -> card(row))
                .optional();
    }

    /**
     * Publishes the card of an answered problem, or changes it. Country, craft, agency and document are those of the problem.
     *
     * @param version of the card as it was read; absent for the first
     * @throws Refusal before there is an answer, or where a text is missing in one language
     */
    @Transactional
    public void publish(UUID obstacle, @Nullable Integer version, Text text, Viewer viewer) {
        ObstacleReads.mustBeOffice(viewer);
        var it = reads.get(obstacle, viewer);
        if (it.answer() == null || it.parentId() != null) {
            throw Refusal.of("titleTh", "trade.guide.no_answer");
        }
        both("title", text.title(), LONGEST_TITLE);
        both("steps", text.steps(), ObstacleChecks.LONGEST_ANSWER);
        int changed = jdbc.sql("""
                        insert into trade.guide_card (obstacle_id, title_th, title_en, steps_th, steps_en, country, family_code,
                            agency, document, published_at, published_by, changed_at)
                        values (:id, :titleTh, :titleEn, :stepsTh, :stepsEn, :country, :family, :agency, :document, :at, :by, :at)
                        on conflict (obstacle_id) do update set title_th = excluded.title_th, title_en = excluded.title_en,
                            steps_th = excluded.steps_th, steps_en = excluded.steps_en, country = excluded.country,
                            family_code = excluded.family_code, agency = excluded.agency, document = excluded.document,
                            changed_at = excluded.changed_at, withdrawn_at = null, version = guide_card.version + 1
                        where guide_card.version = :version
                        """)
                .param("id", obstacle)
                .param("titleTh", text.title().th())
                .param("titleEn", text.title().en())
                .param("stepsTh", text.steps().th())
                .param("stepsEn", text.steps().en())
                .param("country", it.country(), java.sql.Types.VARCHAR)
                .param("family", it.familyCode(), java.sql.Types.VARCHAR)
                .param("agency", it.agency(), java.sql.Types.VARCHAR)
                .param("document", it.document(), java.sql.Types.VARCHAR)
                .param("at", At.now(clock))
                .param("by", viewer.accountId())
                .param("version", version == null ? -1 : version)
                .update();
        if (changed == 0) {
            throw new Refusal("trade.obstacle.changed");
        }
        audit.record(
                viewer,
                "trade.guide_published",
                "obstacle",
                obstacle.toString(),
                null,
                Map.of("title", String.valueOf(text.title().th())));
    }

    /** Takes the card from the public; it can be published again. */
    @Transactional
    public void withdraw(UUID obstacle, int version, Viewer viewer) {
        ObstacleReads.mustBeOffice(viewer);
        reads.get(obstacle, viewer);
        int changed = jdbc.sql("""
                        update trade.guide_card set withdrawn_at = :at, version = version + 1
                        where obstacle_id = :id and version = :version and withdrawn_at is null
                        """)
                .param("at", At.now(clock))
                .param("id", obstacle)
                .param("version", version)
                .update();
        if (changed == 0) {
            throw new Refusal("trade.obstacle.changed");
        }
        audit.record(viewer, "trade.guide_withdrawn", "obstacle", obstacle.toString(), null, null);
    }

    private static void both(String field, LocalizedText text, int longest) {
        for (var language : Language.values()) {
            if (text.missingIn(language)) {
                throw Refusal.of(field + (language == Language.TH ? "Th" : "En"), "trade.guide.both");
            }
        }
        ObstacleChecks.text(field, text, longest);
    }

    private static Card card(ResultSet row) throws SQLException {
        return new Card(
                row.getString("number"),
                new LocalizedText(row.getString("title_th"), row.getString("title_en")),
                new LocalizedText(row.getString("steps_th"), row.getString("steps_en")),
                row.getString("country"),
                row.getString("family_code"),
                row.getString("agency"),
                row.getString("document"),
                At.when(row, "published_at"),
                At.when(row, "changed_at"),
                row.getObject("withdrawn_at") != null,
                row.getInt("version"));
    }
}
