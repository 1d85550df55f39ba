package org.saan.hub.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.catalogue.SubjectKind.PRODUCT;
import static org.saan.hub.catalogue.SubjectKind.PROFILE;
import static org.saan.hub.shared.Language.EN;
import static org.saan.hub.shared.Language.TH;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.directory.Directory;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HubTest
class CatalogueTest {
    private static final Viewer OFFICER = viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);
    private static final Viewer ADVISER = viewer(Role.EXPORT_ADVISER, Identity.PROGRAMME);
    private static final Viewer DESIGNER = viewer(Role.DESIGNER, Identity.PROGRAMME);

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private Publishing publishing;

    @Autowired
    private PublicCatalogue open;

    @Autowired
    private Versions versions;

    @Autowired
    private Translating translating;

    @Autowired
    private Marks marks;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    private UUID group;
    private Viewer leader;

    @BeforeEach
    void aGroup() {
        group = SampleGroups.create(directory, OFFICER);
        leader = viewer(Role.GROUP_LEADER, group);
    }

    private UUID product() {
        return catalogue.createProduct(group, new LocalizedText("ผ้าพันคอย้อมคราม", null), facts(), leader);
    }

    private static ProductFacts facts() {
        return SampleProducts.scarf();
    }

    private void write(SubjectKind kind, UUID id, TextField field, Language language, String words, Viewer by) {
        catalogue.write(kind, id, List.of(new TextInput(field, language, words)), by);
    }

    private TextView text(UUID product, TextField field) {
        return catalogue.getText(PRODUCT, product, field, OFFICER);
    }

    private UUID publicProduct() {
        var id = product();
        write(PRODUCT, id, TextField.DESCRIPTION, TH, "ทอมือ ย้อมครามธรรมชาติ", leader);
        catalogue.approveAll(PRODUCT, id, null, OFFICER);
        publishing.publish(PRODUCT, id, OFFICER);
        return id;
    }

    @Test
    void aTranslationIsStaleExactlyWhenItsSourceChangedSince() {
        var id = product();
        var random = new Random(7);
        int source = 1;
        int followed = 0;
        for (int step = 0; step < 60; step++) {
            switch (random.nextInt(4)) {
                case 0 -> write(PRODUCT, id, TextField.PRODUCT_NAME, TH, "ผ้าพันคอรุ่น " + ++source, leader);
                case 1 -> {
                    write(PRODUCT, id, TextField.PRODUCT_NAME, EN, "Scarf of " + step, DESIGNER);
                    followed = source;
                }
                case 2 ->
                    write(
                            PRODUCT,
                            id,
                            TextField.PRODUCT_NAME,
                            TH,
                            text(id, TextField.PRODUCT_NAME).words(TH),
                            OFFICER);
                default -> {
                    if (followed > 0) {
                        var now = text(id, TextField.PRODUCT_NAME);
                        catalogue.approve(
                                PRODUCT, id, TextField.PRODUCT_NAME, EN, now.revision(EN), now.revision(TH), ADVISER);
                        followed = source;
                    }
                }
            }
            assertThat(text(id, TextField.PRODUCT_NAME).state(EN) == TextView.State.STALE)
                    .as("step %s", step)
                    .isEqualTo(followed > 0 && followed < source);
        }
    }

    @Test
    void whatWasReviewedStaysPublicWhileNewWordsAreADraft() {
        var id = publicProduct();
        write(PRODUCT, id, TextField.PRODUCT_NAME, TH, "ผ้าพันคอครามลายใหม่", leader);
        assertThat(open.findProduct(id).orElseThrow().name().in(TH)).isEqualTo("ผ้าพันคอย้อมคราม");
        assertThat(text(id, TextField.PRODUCT_NAME).state(TH)).isEqualTo(TextView.State.DRAFT);
        catalogue.approveAll(PRODUCT, id, null, OFFICER);
        assertThat(open.findProduct(id).orElseThrow().name().in(TH)).isEqualTo("ผ้าพันคอครามลายใหม่");
    }

    @Test
    void aMissingLanguageFallsBackAndSaysSo() {
        var product = open.findProduct(publicProduct()).orElseThrow();
        assertThat(product.name().in(EN)).isEqualTo("ผ้าพันคอย้อมคราม");
        assertThat(product.name().missingIn(EN)).isTrue();
    }

    @Test
    void nobodyReviewsWordsOfTheirOwn() {
        var id = product();
        write(PRODUCT, id, TextField.PRODUCT_NAME, EN, "Indigo scarf", ADVISER);
        assertThatThrownBy(() -> catalogue.approve(PRODUCT, id, TextField.PRODUCT_NAME, EN, 1, 1, ADVISER))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("catalogue.text.own_words"));
        catalogue.approve(PRODUCT, id, TextField.PRODUCT_NAME, EN, 1, 1, OFFICER);
        assertThat(text(id, TextField.PRODUCT_NAME).state(EN)).isEqualTo(TextView.State.APPROVED);
    }

    @Test
    void aReviewOfWordsThatChangedMeanwhileIsRefused() {
        var id = product();
        write(PRODUCT, id, TextField.PRODUCT_NAME, EN, "Indigo scarf", DESIGNER);
        write(PRODUCT, id, TextField.PRODUCT_NAME, EN, "Indigo shawl", DESIGNER);
        assertThatThrownBy(() -> catalogue.approve(PRODUCT, id, TextField.PRODUCT_NAME, EN, 1, 1, OFFICER))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void othersGroupsAreNotThere() {
        var id = product();
        var stranger = viewer(Role.GROUP_LEADER, UUID.randomUUID());
        assertThatThrownBy(() -> catalogue.getProduct(id, stranger)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> write(PRODUCT, id, TextField.CARE, TH, "ซักมือ", stranger))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> catalogue.approveAll(PRODUCT, id, null, leader))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> publishing.publish(PRODUCT, id, leader)).isInstanceOf(NotFound.class);
        var buyer = viewer(Role.BUYER, UUID.randomUUID());
        assertThatThrownBy(() -> catalogue.getProduct(id, buyer)).isInstanceOf(NotFound.class);
    }

    @Test
    void publishedIsFromItsBeginningUpToItsEndWithoutIt() {
        var id = publicProduct();
        var begin = Instant.parse("2027-01-01T00:00:00Z");
        var end = Instant.parse("2027-02-01T00:00:00Z");
        publishing.schedule(PRODUCT, id, begin, end, OFFICER);
        assertThat(open.findProduct(id)).isEmpty();
        for (var at : Map.of(begin.minusMillis(1), false, begin, true, end.minusMillis(1), true, end, false)
                .entrySet()) {
            assertThat(jdbc.sql(
                                    "select catalogue.published_at(published_from, published_until, :at) from catalogue.product where id = :id")
                            .param("at", at.getKey().atOffset(java.time.ZoneOffset.UTC))
                            .param("id", id)
                            .query(Boolean.class)
                            .single())
                    .as(at.getKey().toString())
                    .isEqualTo(at.getValue());
        }
        publishing.unpublish(PRODUCT, id, OFFICER);
        assertThat(open.findProduct(id)).isEmpty();
    }

    @Test
    void nothingIsPublishedBeforeItsRequiredTextsAreReviewed() {
        var id = product();
        assertThatThrownBy(() -> publishing.publish(PRODUCT, id, OFFICER))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("catalogue.publish.not_approved"));
    }

    @Test
    void aProfileCountsOnlyWhenBothLanguagesAreReviewedAndPublic() {
        var id = catalogue.profileOf(group, leader);
        for (var field : TextField.of(PROFILE)) {
            write(PROFILE, id, field, TH, "ข้อความ " + field, leader);
        }
        catalogue.approveAll(PROFILE, id, null, OFFICER);
        assertThat(publishing.standing(id).reasons())
                .contains(new Publishing.WhyNot(Publishing.Reason.NOT_PUBLIC, null, null))
                .contains(new Publishing.WhyNot(Publishing.Reason.MISSING, TextField.STORY, EN));
        publishing.publish(PROFILE, id, OFFICER);
        for (var field : TextField.of(PROFILE)) {
            write(PROFILE, id, field, EN, "Words of " + field, DESIGNER);
        }
        assertThat(publishing.standing(id).reasons())
                .contains(new Publishing.WhyNot(Publishing.Reason.NOT_APPROVED, TextField.STORY, EN))
                .noneMatch(why -> why.reason() == Publishing.Reason.NOT_PUBLIC);
        catalogue.approveAll(PROFILE, id, null, OFFICER);
        assertThat(publishing.standing(id).counts()).isTrue();
        write(PROFILE, id, TextField.STORY, TH, "เรื่องใหม่", leader);
        assertThat(publishing.standing(id).reasons())
                .containsExactly(
                        new Publishing.WhyNot(Publishing.Reason.NOT_APPROVED, TextField.STORY, TH),
                        new Publishing.WhyNot(Publishing.Reason.STALE, TextField.STORY, EN));
    }

    @Test
    void aRestoredVersionHasTheTextsAndFactsItHad() {
        var id = product();
        write(PRODUCT, id, TextField.PRODUCT_NAME, EN, "Indigo scarf", DESIGNER);
        write(PRODUCT, id, TextField.CARE, TH, "ซักมือ", leader);
        int then = versions.list(PRODUCT, id, OFFICER).getFirst().number();
        var before = catalogue.getProduct(id, OFFICER);
        write(PRODUCT, id, TextField.PRODUCT_NAME, TH, "ผ้าคลุมไหล่", leader);
        write(PRODUCT, id, TextField.CARE, TH, "", leader);
        write(PRODUCT, id, TextField.SUMMARY, EN, "Soft", DESIGNER);
        catalogue.changeProduct(id, null, ProductFacts.none(), List.of(), leader);
        int now = versions.list(PRODUCT, id, OFFICER).getFirst().number();
        assertThat(versions.difference(PRODUCT, id, then, now, OFFICER))
                .contains(new Versions.Difference("product_name.th", "ผ้าพันคอย้อมคราม", "ผ้าคลุมไหล่"))
                .contains(new Versions.Difference("care.th", "ซักมือ", null))
                .anyMatch(difference -> difference.key().equals("prices"));
        versions.restore(PRODUCT, id, then, leader);
        var after = catalogue.getProduct(id, OFFICER);
        assertThat(after.facts()).isEqualTo(before.facts());
        for (var language : Language.values()) {
            assertThat(after.texts().stream().map(text -> text.words(language)))
                    .isEqualTo(before.texts().stream()
                            .map(text -> text.words(language))
                            .toList());
        }
        assertThat(text(id, TextField.PRODUCT_NAME).state(EN)).isEqualTo(TextView.State.DRAFT);
        assertThat(versions.difference(
                        PRODUCT,
                        id,
                        then,
                        versions.list(PRODUCT, id, OFFICER).getFirst().number(),
                        OFFICER))
                .isEmpty();
    }

    @Test
    void theWorkListTellsWhatIsStaleMissingOrADraft() {
        var id = product();
        write(PRODUCT, id, TextField.PRODUCT_NAME, EN, "Indigo scarf", DESIGNER);
        write(PRODUCT, id, TextField.CARE, TH, "ซักมือ", leader);
        write(PRODUCT, id, TextField.PRODUCT_NAME, TH, "ผ้าพันคอคราม", leader);
        var code = catalogue.getProduct(id, OFFICER).groupCode();
        var tasks = translating
                .list(Translating.SHAPE.read(Map.of("group", code)), DESIGNER)
                .rows();
        assertThat(tasks.stream().map(task -> task.field() + " " + task.language() + " " + task.state()))
                .containsExactlyInAnyOrder(
                        "PRODUCT_NAME TH DRAFT", "PRODUCT_NAME EN STALE", "CARE TH DRAFT", "CARE EN MISSING");
        assertThat(translating
                        .list(Translating.SHAPE.read(Map.of("group", code, "state", "stale")), leader)
                        .total())
                .isEqualTo(1);
        assertThat(translating
                        .list(
                                Translating.SHAPE.read(Map.of("group", code)),
                                viewer(Role.GROUP_LEADER, UUID.randomUUID()))
                        .total())
                .isZero();
    }

    @Test
    void anExpiredOrUncheckedMarkIsNeverPublic() {
        var id = publicProduct();
        var today = LocalDate.now();
        mark(id, "มีใบ", "ผ้าครามธรรมชาติสกลนคร", today.minusDays(9), today.plusDays(9), true);
        mark(id, "หมด", "ผ้าครามธรรมชาติสกลนคร", today.minusDays(9), today.minusDays(2), true);
        mark(id, "ไม่ยืนยัน", "ผ้าครามธรรมชาติสกลนคร", today.minusDays(9), today.plusDays(9), false);
        mark(id, "ต้องตรวจ", "ร่มบ่อสร้าง", today.minusDays(9), today.plusDays(9), true);
        assertThat(open.findProduct(id).orElseThrow().marks().stream().map(PublicMark::certificate))
                .containsExactly("มีใบ");
        assertThat(marks.listMarks(group, OFFICER).stream().map(MarkView::shown))
                .containsExactlyInAnyOrder(
                        MarkView.Shown.YES,
                        MarkView.Shown.EXPIRED,
                        MarkView.Shown.NOT_CONFIRMED,
                        MarkView.Shown.TO_CHECK);
    }

    private void mark(
            UUID product, String certificate, String good, LocalDate from, LocalDate until, boolean confirmed) {
        var id = marks.add(
                group,
                new NewMark("TH-GI", NewMark.Scope.PRODUCT, product, good, certificate, null, null, from, until, null),
                leader);
        if (confirmed) {
            marks.confirm(id, OFFICER);
        }
    }

    @Test
    void aChangedHsCodeNeedsToBeConfirmedAgain() {
        var id = publicProduct();
        assertThat(open.findProduct(id).orElseThrow().hs6()).isNull();
        catalogue.confirmHs(id, "621490", ADVISER);
        assertThat(open.findProduct(id).orElseThrow().hs6()).isEqualTo("621490");
        catalogue.changeProduct(id, null, SampleProducts.withHs("621410"), List.of(), leader);
        assertThat(open.findProduct(id).orElseThrow().hs6()).isNull();
    }

    @Test
    void everyCommittedChangeIsToldOnce() {
        var id = product();
        long before = last();
        catalogue.changeProduct(id, null, facts(), List.of(new TextInput(TextField.CARE, TH, "ซักมือ")), leader);
        assertThat(open.changesAfter(before, 100))
                .hasSize(1)
                .allMatch(
                        change -> change.subjectId().equals(id) && change.kind().equals("product"));
    }

    private long last() {
        return jdbc.sql("select coalesce(max(id), 0) from catalogue.change")
                .query(Long.class)
                .single();
    }

    @Test
    @org.springframework.transaction.annotation.Transactional
    void codesGoOnAfterTheLastOfFiveDigitsWhateverOtherCodesThereAre() {
        var product = product();
        for (var code : List.of("P99999", "P-6A9D55B6")) {
            jdbc.sql(
                            "insert into catalogue.product (id, code, group_id, created_at, changed_at)"
                                    + " select gen_random_uuid(), :code, group_id, now(), now() from catalogue.product where id = :id")
                    .param("code", code)
                    .param("id", product)
                    .update();
        }
        assertThat(List.of(product(), product()))
                .extracting(id -> catalogue.getProduct(id, OFFICER).code())
                .containsExactly("P100000", "P100001");
    }
}
