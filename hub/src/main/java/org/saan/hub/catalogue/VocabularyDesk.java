package org.saan.hub.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.search.Concept;
import org.saan.hub.catalogue.search.ConceptType;
import org.saan.hub.catalogue.search.Label;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.saan.thaitext.ThaiText;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where editors keep the craft vocabulary: terms, the ways in which people write them, and new ones. Additions work at once, in
 * the search and wherever terms are offered. What comes with the program is not changed here.
 */
@Service
public class VocabularyDesk {
    /** Types of which editors may add concepts. */
    public static final List<ConceptType> TYPES = List.of(
            ConceptType.TECHNIQUE,
            ConceptType.MATERIAL,
            ConceptType.PRODUCT,
            ConceptType.COLOUR,
            ConceptType.MOTIF,
            ConceptType.TRADITION);

    /** Languages in which ways of writing are entered; th-Latn is Thai in Latin letters. */
    public static final List<String> LANGUAGES =
            List.of("th", "en", "th-Latn", "lo", "km", "my", "vi", "id", "ms", "fil");

    private static final int LONGEST = 80;

    private final JdbcClient jdbc;
    private final CraftWords words;
    private final Audit audit;
    private final Clock clock;

    VocabularyDesk(JdbcClient jdbc, CraftWords words, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.words = words;
        this.audit = audit;
        this.clock = clock;
    }

    public static String code(ConceptType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /**
     * A way of writing.
     *
     * @param id of an addition; absent for what comes with the program
     * @param others names of other terms that are written so too
     */
    public record Way(
            @Nullable UUID id,
            String words,
            String language,
            boolean mistake,
            List<String> others,
            @Nullable String addedBy,
            @Nullable Instant addedAt,
            boolean removed) {}

    /** A term with every way of writing it. */
    public record Term(
            String id,
            ConceptType type,
            LocalizedText name,
            @Nullable LocalizedText broader,
            List<LocalizedText> narrower,
            List<Way> ways,
            boolean added) {}

    @Transactional(readOnly = true)
    public Term get(String id, Viewer viewer) {
        Who.must(Who.reviews(viewer));
        var now = words.words();
        var concept = now.find(id).orElseThrow(() -> new NotFound("term"));
        var additions = additions(id);
        var ways = new ArrayList<Way>();
        for (var label : now.labels()) {
            if (label.concepts().contains(id)
                    && additions.stream()
                            .noneMatch(
                                    way -> !way.removed() && form(way.words()).equals(label.text()))) {
                ways.add(new Way(
                        null,
                        label.text(),
                        label.language(),
                        label.mistake(),
                        others(label, id, viewer),
                        null,
                        null,
                        false));
            }
        }
        ways.addAll(additions);
        return new Term(
                id,
                concept.type(),
                new LocalizedText(concept.th(), concept.en()),
                concept.broader() == null
                        ? null
                        : now.find(concept.broader()).map(VocabularyDesk::named).orElse(null),
                now.concepts().stream()
                        .filter(other -> id.equals(other.broader()))
                        .map(VocabularyDesk::named)
                        .toList(),
                ways,
                jdbc.sql("select exists (select 1 from catalogue.added_concept where id = :id)")
                        .param("id", id)
                        .query(Boolean.class)
                        .single());
    }

    private static LocalizedText named(Concept concept) {
        return new LocalizedText(concept.th(), concept.en());
    }

    private List<String> others(Label label, String id, Viewer viewer) {
        return label.concepts().stream()
                .filter(other -> !other.equals(id))
                .flatMap(other -> words.words().find(other).stream())
                .map(other -> named(other).in(viewer.language()))
                .toList();
    }

    private List<Way> additions(String concept) {
        return jdbc.sql("""
                        select l.*, a.name as adder from catalogue.added_label l
                        left join identity.account a on a.id = l.added_by
                        where l.concept_id = :concept order by l.added_at, l.id limit 500
                        """)
                .param("concept", concept)
                .query((row, n) -> addition(row))
                .list();
    }

    private static Way addition(ResultSet row) throws SQLException {
        return new Way(
                row.getObject("id", UUID.class),
                row.getString("words"),
                row.getString("language"),
                row.getBoolean("mistake"),
                List.of(),
                row.getString("adder"),
                At.instant(row, "added_at"),
                row.getObject("removed_at") != null);
    }

    /** What is typed for a way of writing. */
    public record NewWay(String words, String language, boolean mistake) {}

    /** Adds a way of writing a term; one that it has already is no error. */
    @Transactional
    public void add(String concept, NewWay way, Viewer viewer) {
        Who.must(Who.reviews(viewer));
        if (words.words().find(concept).isEmpty()) {
            throw new NotFound("term");
        }
        var text = checked("words", way.words());
        if (!LANGUAGES.contains(way.language())) {
            throw Refusal.of("language", "vocabulary.language_unknown");
        }
        jdbc.sql("""
                        insert into catalogue.added_label (id, concept_id, words, form, language, mistake, added_by, added_at)
                        values (:id, :concept, :words, :form, :language, :mistake, :by, :at)
                        on conflict (concept_id, form) where removed_at is null do nothing
                        """)
                .param("id", Ids.next())
                .param("concept", concept)
                .param("words", text)
                .param("form", form(text))
                .param("language", way.language())
                .param("mistake", way.mistake())
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
        audit.record(viewer, "catalogue.word_added", "term", concept, null, Map.of("words", text));
        words.lookAfterCommit();
    }

    /** Takes an added way of writing away, or back. */
    @Transactional
    public void keep(String concept, UUID way, boolean kept, Viewer viewer) {
        Who.must(Who.reviews(viewer));
        int changed;
        try {
            changed = jdbc.sql("""
                            update catalogue.added_label set removed_at = :at
                            where id = :id and concept_id = :concept and (removed_at is null) <> :kept
                            """)
                    .param("at", kept ? null : At.now(clock))
                    .param("id", way)
                    .param("concept", concept)
                    .param("kept", kept)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Refusal("vocabulary.there_already");
        }
        if (changed == 0) {
            var _ = jdbc.sql("select 1 from catalogue.added_label where id = :id and concept_id = :concept")
                    .param("id", way)
                    .param("concept", concept)
                    .query(Integer.class)
                    .optional()
                    .orElseThrow(() -> new NotFound("way"));
        }
        if (changed > 0) {
            audit.record(
                    viewer,
                    kept ? "catalogue.word_added" : "catalogue.word_removed",
                    "term",
                    concept,
                    null,
                    Map.of("way", way.toString()));
            words.lookAfterCommit();
        }
    }

    /** What is typed for a new term. */
    public record NewTerm(String type, String broader, String nameTh, String nameEn) {}

    /** Adds a term under a broader one, and says its id. */
    @Transactional
    public String add(NewTerm term, Viewer viewer) {
        Who.must(Who.reviews(viewer));
        var nameTh = checked("nameTh", term.nameTh());
        var nameEn = checked("nameEn", term.nameEn());
        var type = TYPES.stream()
                .filter(one -> code(one).equals(term.type()))
                .findFirst()
                .orElseThrow(() -> Refusal.of("type", "vocabulary.type_needed"));
        var broader = term.broader().isBlank() ? code(type) : term.broader();
        var above = words.words().find(broader).orElseThrow(() -> Refusal.of("broader", "vocabulary.broader_unknown"));
        if (above.type() != type) {
            throw Refusal.of("broader", "vocabulary.broader_other_type");
        }
        var id = newId(nameEn);
        jdbc.sql("""
                        insert into catalogue.added_concept (id, type, broader_id, name_th, name_en, added_by, added_at)
                        values (:id, :type, :broader, :th, :en, :by, :at)
                        """)
                .param("id", id)
                .param("type", code(type))
                .param("broader", broader)
                .param("th", nameTh)
                .param("en", nameEn)
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
        audit.record(viewer, "catalogue.term_added", "term", id, null, Map.of("th", nameTh, "en", nameEn));
        words.lookAfterCommit();
        return id;
    }

    /** The English name in small letters; a number behind it when another has it. */
    private String newId(String name) {
        var base = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
        var stem = base.isEmpty() ? "term" : base.substring(0, Math.min(50, base.length()));
        for (int n = 1; ; n++) {
            var id = n == 1 ? stem : stem + "_" + n;
            var taken = words.words().find(id).isPresent()
                    || jdbc.sql("select exists (select 1 from catalogue.added_concept where id = :id)")
                            .param("id", id)
                            .query(Boolean.class)
                            .single();
            if (!taken) {
                return id;
            }
        }
    }

    /** Normal, not too long, and something to find: a letter at least. */
    private static String checked(String field, String typed) {
        var text = ThaiText.normal(typed);
        if (text.isEmpty() || text.codePoints().noneMatch(Character::isLetter)) {
            throw Refusal.of(field, "vocabulary.words_needed");
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw Refusal.of(field, "vocabulary.words_long", LONGEST);
        }
        return text;
    }

    static String form(String words) {
        return ThaiText.normal(words).toLowerCase(Locale.ROOT);
    }
}
