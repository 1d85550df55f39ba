package org.saan.hub.catalogue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Aliases;
import org.saan.hub.platform.At;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Profiles of groups and their products: entering them, writing their texts, and having them reviewed. */
@Service
public class Catalogue {
    private final JdbcClient jdbc;
    private final CatalogueReads reads;
    private final Subjects subjects;
    private final FactWrites facts;
    private final TextReads texts;
    private final TextWrites writes;
    private final Concepts concepts;
    private final Aliases groups;
    private final Once once;
    private final Clock clock;

    Catalogue(
            JdbcClient jdbc,
            CatalogueReads reads,
            Subjects subjects,
            FactWrites facts,
            TextReads texts,
            TextWrites writes,
            Concepts concepts,
            Aliases groups,
            Once once,
            Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.subjects = subjects;
        this.facts = facts;
        this.texts = texts;
        this.writes = writes;
        this.concepts = concepts;
        this.groups = groups;
        this.once = once;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public ProfileView getProfile(UUID id, Viewer viewer) {
        var profile = reads.profile(id);
        Who.must(Who.translates(viewer, profile.groupId()));
        return profile;
    }

    @Transactional(readOnly = true)
    public ProductView getProduct(UUID id, Viewer viewer) {
        var product = reads.product(id);
        Who.must(Who.translates(viewer, product.groupId()));
        return product;
    }

    @Transactional(readOnly = true)
    public TextView getText(SubjectKind kind, UUID id, TextField field, Viewer viewer) {
        Who.must(Who.translates(viewer, subjects.get(kind, id).groupId()));
        return texts.get(kind, id, field);
    }

    /** The profile of a group; begun with the name that the register has, when there is none. */
    @Transactional
    public UUID profileOf(UUID group, Viewer viewer) {
        mustWrite(group, viewer);
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('catalogue.profile' || cast(:group as text), 0))")
                .param("group", group)
                .query(row -> {});
        var there = jdbc.sql("select id from catalogue.profile where group_id = :group and not set_aside")
                .param("group", group)
                .query(UUID.class)
                .optional();
        if (there.isPresent()) {
            return there.get();
        }
        var id = Ids.next();
        jdbc.sql("""
                        insert into catalogue.profile (id, group_id, created_at, changed_at)
                        values (:id, :group, :at, :at)
                        """)
                .param("id", id)
                .param("group", group)
                .param("at", At.now(clock))
                .update();
        var subject = new Subject(SubjectKind.PROFILE, id, group);
        writes.write(
                SubjectKind.PROFILE, id, inputs(TextField.PROFILE_NAME, reads.groupName(group)), viewer.accountId());
        subjects.changed(subject, null, "created", viewer, null);
        return id;
    }

    /** Enters a product of a group. */
    @Transactional
    public UUID createProduct(UUID group, LocalizedText name, ProductFacts facts, Viewer viewer) {
        mustWrite(group, viewer);
        jdbc.sql("select pg_advisory_xact_lock(hashtext('catalogue.product_code'))")
                .query(row -> {});
        var id = Ids.next();
        jdbc.sql("""
                        insert into catalogue.product (id, code, group_id, created_at, changed_at)
                        select :id, 'P' || lpad(n::text, greatest(5, length(n::text)), '0'), :group, :at, :at
                        from (select coalesce(max(substr(code, 2)::int), 0) + 1 as n from catalogue.product
                              where code ~ '^P[0-9]{5,9}$') as following
                        """)
                .param("id", id)
                .param("group", group)
                .param("at", At.now(clock))
                .update();
        check(facts.errors(concepts));
        this.facts.product(id, facts);
        writes.write(SubjectKind.PRODUCT, id, inputs(TextField.PRODUCT_NAME, name), viewer.accountId());
        subjects.changed(new Subject(SubjectKind.PRODUCT, id, group), null, "created", viewer, facts);
        return id;
    }

    /** Enters a product once for each form, however often the form arrives. */
    @Transactional
    public UUID createProduct(UUID form, UUID group, LocalizedText name, Viewer viewer) {
        var content = (group + "|" + name.th() + "|" + name.en()).getBytes(StandardCharsets.UTF_8);
        return UUID.fromString(once.once(
                form,
                viewer.accountId(),
                "catalogue.product",
                content,
                () -> createProduct(group, name, ProductFacts.none(), viewer).toString()));
    }

    private static List<TextInput> inputs(TextField field, LocalizedText words) {
        return java.util.stream.Stream.of(Language.values())
                .filter(language -> !words.missingIn(language))
                .map(language -> new TextInput(field, language, words.in(language)))
                .toList();
    }

    /** Changes facts and texts of a profile together: all or nothing. */
    @Transactional
    public void changeProfile(
            UUID id, @Nullable Integer version, ProfileFacts changed, List<TextInput> words, Viewer viewer) {
        var subject = subjects.hold(SubjectKind.PROFILE, id);
        mustWrite(subject.groupId(), viewer);
        check(changed.errors(concepts));
        facts.profile(id, changed);
        writes.write(SubjectKind.PROFILE, id, words, viewer.accountId());
        subjects.changed(subject, version, "changed", viewer, changed);
    }

    /** Changes facts and texts of a product together: all or nothing. */
    @Transactional
    public void changeProduct(
            UUID id, @Nullable Integer version, ProductFacts changed, List<TextInput> words, Viewer viewer) {
        var subject = subjects.hold(SubjectKind.PRODUCT, id);
        mustWrite(subject.groupId(), viewer);
        check(changed.errors(concepts));
        gtinIsFree(id, changed.gtin());
        facts.product(id, changed);
        writes.write(SubjectKind.PRODUCT, id, words, viewer.accountId());
        subjects.changed(subject, version, "changed", viewer, changed);
    }

    private void gtinIsFree(UUID id, @Nullable String gtin) {
        boolean taken = gtin != null
                && jdbc.sql("select exists (select 1 from catalogue.product where gtin = :gtin and id <> :id)")
                        .param("gtin", gtin)
                        .param("id", id)
                        .query(Boolean.class)
                        .single();
        if (taken) {
            throw Refusal.of("gtin", "catalogue.gtin.taken");
        }
    }

    /** Writes texts; translators may too. Says how many changed. */
    @Transactional
    public int write(SubjectKind kind, UUID id, List<TextInput> words, Viewer viewer) {
        var subject = subjects.hold(kind, id);
        Who.must(Who.translates(viewer, subject.groupId()));
        var changed = writes.write(kind, id, words, viewer.accountId());
        if (!changed.isEmpty()) {
            subjects.changed(
                    subject,
                    null,
                    "written",
                    viewer,
                    Map.of("fields", changed.stream().map(TextInput::formField).toList()));
        }
        return changed.size();
    }

    /**
     * Approves the words of one text, as the reviewer saw them. A stale translation that is approved follows the source as it
     * stands.
     *
     * @param seen revision of the words, and of the source when it is a translation
     */
    @Transactional
    public void approve(
            SubjectKind kind,
            UUID id,
            TextField field,
            Language language,
            int seen,
            @Nullable Integer seenSource,
            Viewer viewer) {
        var subject = subjects.hold(kind, id);
        Who.must(Who.translates(viewer, subject.groupId()) && Who.reviews(viewer));
        var text = texts.get(kind, id, field);
        var side = text.side(language);
        var source = text.sourceSide();
        if (side == null) {
            throw new NotFound("text");
        }
        if (side.revision() != seen || seenSource != null && source != null && source.revision() != seenSource) {
            throw Refusal.of("words", "catalogue.text.changed_meanwhile");
        }
        if (writes.approve(id, field, language, viewer.accountId()) == 0) {
            throw Refusal.of("words", "catalogue.text.own_words");
        }
        subjects.changed(
                subject, null, "approved", viewer, Map.of("fields", List.of(field.code() + "_" + language.tag())));
    }

    /** Approves all texts that others wrote, as they stand. Says how many. */
    @Transactional
    public int approveAll(SubjectKind kind, UUID id, @Nullable Language language, Viewer viewer) {
        var subject = subjects.hold(kind, id);
        Who.must(Who.translates(viewer, subject.groupId()) && Who.reviews(viewer));
        int approved = writes.approve(id, null, language, viewer.accountId());
        if (approved > 0) {
            subjects.changed(subject, null, "approved", viewer, Map.of("texts", approved));
        }
        return approved;
    }

    /** A person says that the HS code of the product is right. */
    @Transactional
    public void confirmHs(UUID product, String hs6, Viewer viewer) {
        confirm(product, "hs", "hs6 = :value", hs6, viewer);
    }

    /** A person says that the origin of the product is right. */
    @Transactional
    public void confirmOrigin(UUID product, String country, Viewer viewer) {
        confirm(product, "origin", "origin_country = :value", country, viewer);
    }

    private void confirm(UUID product, String what, String same, String value, Viewer viewer) {
        var subject = subjects.hold(SubjectKind.PRODUCT, product);
        Who.must(Who.translates(viewer, subject.groupId()) && Who.reviews(viewer));
        int done = jdbc.sql(
                        "update catalogue.product set %1$s_confirmed_by = :by, %1$s_confirmed_at = :at where id = :id and "
                                        .formatted(what)
                                + same)
                .param("id", product)
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .param("value", value)
                .update();
        if (done == 0) {
            throw new Refusal("catalogue.changed_meanwhile");
        }
        subjects.changed(subject, null, what + "_confirmed", viewer, Map.of(what, value));
    }

    private void mustWrite(UUID group, Viewer viewer) {
        Who.must(Who.writes(viewer, group));
        Who.must(groups.keep(List.of(group)));
    }

    private static void check(List<Refusal> errors) {
        errors.stream().findFirst().ifPresent(refusal -> {
            throw refusal;
        });
    }
}
