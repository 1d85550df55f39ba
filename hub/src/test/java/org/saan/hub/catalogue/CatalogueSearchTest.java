package org.saan.hub.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.catalogue.SubjectKind.PRODUCT;
import static org.saan.hub.catalogue.SubjectKind.PROFILE;
import static org.saan.hub.shared.Language.EN;
import static org.saan.hub.shared.Language.TH;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saan.hub.HubTest;
import org.saan.hub.catalogue.search.Facet;
import org.saan.hub.catalogue.search.SearchAnswer;
import org.saan.hub.catalogue.search.SearchAsk;
import org.saan.hub.catalogue.search.SearchDocument;
import org.saan.hub.directory.Directory;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The index follows the database, the vocabulary desk works at once, and what was not found reaches it. */
@HubTest
class CatalogueSearchTest {
    private static final Viewer OFFICER = viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);
    private static final Viewer LEADER = viewer(Role.GROUP_LEADER, UUID.randomUUID());
    private static final Duration SOON = Duration.ofSeconds(10);

    @Autowired
    private CatalogueSearch search;

    @Autowired
    private IndexFollower follower;

    @Autowired
    private PublicCatalogue open;

    @Autowired
    private CraftWords words;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private Publishing publishing;

    @Autowired
    private VocabularyDesk desk;

    @Autowired
    private MissedSearches missed;

    @Autowired
    private SavedSearches saved;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    private UUID group;

    @BeforeEach
    void aGroup() {
        group = SampleGroups.create(directory, OFFICER);
    }

    private UUID publicProduct(String name) {
        var leader = viewer(Role.GROUP_LEADER, group);
        var id = catalogue.createProduct(group, new LocalizedText(name, null), SampleProducts.scarf(), leader);
        catalogue.write(
                PRODUCT, id, List.of(new TextInput(TextField.DESCRIPTION, TH, "ทอมือ ย้อมครามธรรมชาติ")), leader);
        catalogue.approveAll(PRODUCT, id, null, OFFICER);
        publishing.publish(PRODUCT, id, OFFICER);
        return id;
    }

    private List<String> found(String words) {
        return search.find(SearchAsk.of(words, 100, "th")).answer().hits().stream()
                .filter(SearchAnswer.Hit::exact)
                .map(SearchAnswer.Hit::id)
                .toList();
    }

    private static void soon(BooleanSupplier so) throws InterruptedException {
        var until = Instant.now().plus(SOON);
        while (!so.getAsBoolean()) {
            assertThat(Instant.now()).as("it was not so within %s", SOON).isBefore(until);
            Thread.sleep(20);
        }
    }

    @Test
    void theIndexFollowsWhatBecomesPublicIsRenamedAndGoes() throws Exception {
        var id = publicProduct("ผ้าพันคอมัดหมี่ลายดอกพิกุลใหญ่").toString();
        soon(() -> found("มัดหมี่ พิกุล").contains(id));
        catalogue.write(
                PRODUCT,
                UUID.fromString(id),
                List.of(new TextInput(TextField.PRODUCT_NAME, TH, "ย่ามปักมือ")),
                viewer(Role.GROUP_LEADER, group));
        Thread.sleep(600);
        assertThat(found("มัดหมี่ พิกุล"))
                .as("words that are not reviewed are not found")
                .contains(id);
        catalogue.approveAll(PRODUCT, UUID.fromString(id), null, OFFICER);
        soon(() -> !found("มัดหมี่ พิกุล").contains(id) && found("ย่าม ปัก").contains(id));
        publishing.unpublish(PRODUCT, UUID.fromString(id), OFFICER);
        soon(() -> !found("ย่าม ปัก").contains(id));
    }

    @Test
    void aGroupThatMovesTakesItsProductsAlong() throws Exception {
        var id = publicProduct("ผ้าพันคอของกลุ่มที่ย้าย").toString();
        soon(() -> province(id).equals("47"));
        jdbc.sql(
                        "update directory.producer_group set province_code = '40', subdistrict_code = null, district_code = null"
                                + " where id = :id")
                .param("id", group)
                .update();
        soon(() -> province(id).equals("40"));
    }

    private String province(String id) {
        for (var code : List.of("47", "40")) {
            var ask = new SearchAsk(
                    "",
                    Set.of(),
                    Map.of(Facet.PROVINCE, Set.of(code)),
                    null,
                    null,
                    null,
                    null,
                    null,
                    SearchAsk.Sort.NEWEST,
                    0,
                    100,
                    "th");
            if (search.find(ask).answer().hits().stream()
                    .anyMatch(hit -> hit.id().equals(id))) {
                return code;
            }
        }
        return "";
    }

    @Test
    void aDamagedIndexIsBuiltAgainWhileSearchesAreAnswered() throws Exception {
        var id = publicProduct("ผ้าพันคอที่หายไม่ได้").toString();
        soon(() -> found("ย้อมคราม").contains(id));
        follower.damaged(follower.index());
        assertThat(search.find(SearchAsk.of("ย้อมคราม", 10, "th")).building()).isTrue();
        soon(() -> found("ย้อมคราม").contains(id));
        soon(() -> !search.find(SearchAsk.of("ย้อมคราม", 10, "th")).building());
    }

    /** Follows by hand, and fails to read once when it is told to. */
    private final class ByHand {
        private boolean fails;
        private boolean failsLater;
        private final IndexFollower own;

        ByHand(String folder) {
            var documents = new CatalogueDocuments(open) {
                @Override
                List<SearchDocument> products(Collection<UUID> ids) {
                    if (fails) {
                        fails = false;
                        throw new IllegalStateException("the database is away");
                    }
                    return super.products(ids);
                }

                @Override
                List<SearchDocument> profiles(Collection<UUID> ids) {
                    if (failsLater) {
                        failsLater = false;
                        throw new IllegalStateException("the database is away");
                    }
                    return super.profiles(ids);
                }
            };
            own = new IndexFollower(
                    open,
                    documents,
                    words,
                    missed,
                    jdbc,
                    new FolderHome(jdbc, folder.equals("memory") ? null : Path.of(folder)));
        }

        List<String> found(String query) {
            return own.index().answer(SearchAsk.of(query, 100, "th")).hits().stream()
                    .filter(SearchAnswer.Hit::exact)
                    .map(SearchAnswer.Hit::id)
                    .toList();
        }
    }

    @Test
    void whatFailedToBeReadIsReadTheNextTime() throws Exception {
        var id = publicProduct("ผ้าพันคอทรงวิชชุลดา").toString();
        var byHand = new ByHand("memory");
        byHand.fails = true;
        assertThatThrownBy(byHand.own::step).hasMessage("the database is away");
        assertThat(byHand.own.building()).isTrue();
        byHand.own.step();
        assertThat(byHand.own.building()).isFalse();
        assertThat(byHand.found("วิชชุลดา")).contains(id);

        assertThat(byHand.found("หมวก")).doesNotContain(id);
        desk.add("hat", new VocabularyDesk.NewWay("วิชชุลดา", "th", false), OFFICER);
        byHand.fails = true;
        assertThatThrownBy(byHand.own::step).hasMessage("the database is away");
        byHand.own.step();
        assertThat(byHand.found("หมวก"))
                .as("found by the meaning of a word that was added")
                .contains(id);
        byHand.own.end();
    }

    @Test
    void whatGoesWhileTheIndexIsBuiltIsGoneAlsoWhenThatIsBegunAgain() throws Exception {
        publicProfile();
        var id = publicProduct("ผ้าพันคอที่หายไประหว่างสร้าง");
        var byHand = new ByHand("memory");
        byHand.failsLater = true;
        assertThatThrownBy(byHand.own::step).hasMessage("the database is away");
        publishing.unpublish(PRODUCT, id, OFFICER);
        soon(() -> {
            step(byHand);
            return !byHand.found("หายไประหว่างสร้าง").contains(id.toString());
        });
        byHand.own.end();
    }

    private void publicProfile() {
        var leader = viewer(Role.GROUP_LEADER, group);
        var profile = catalogue.profileOf(group, leader);
        catalogue.write(
                PROFILE,
                profile,
                TextField.of(PROFILE).stream()
                        .map(field -> new TextInput(field, TH, "ข้อความ " + field))
                        .toList(),
                leader);
        catalogue.approveAll(PROFILE, profile, null, OFFICER);
        publishing.publish(PROFILE, profile, OFFICER);
    }

    private static void step(ByHand byHand) {
        try {
            byHand.own.step();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anIndexThatHasFollowedMoreThanTheDatabaseHasIsBuiltAgain(@TempDir Path folder) throws Exception {
        var id = publicProduct("ผ้าพันคอก่อนสำรองข้อมูล").toString();
        var byHand = new ByHand(folder.toString());
        byHand.own.step();
        assertThat(byHand.found("สำรองข้อมูล")).contains(id);
        byHand.own.end();

        // As after an older copy of the database was put back: the product is gone, and so is the news of it.
        jdbc.sql("delete from catalogue.change where subject_id = :id")
                .param("id", UUID.fromString(id))
                .update();
        jdbc.sql("update catalogue.product set published_from = null where id = :id")
                .param("id", UUID.fromString(id))
                .update();
        jdbc.sql("delete from catalogue.change where subject_id = :id")
                .param("id", UUID.fromString(id))
                .update();
        var again = new ByHand(folder.toString());
        again.own.step();
        assertThat(again.found("สำรองข้อมูล")).doesNotContain(id);
        again.own.end();
    }

    @Test
    void lookingAgainAtAKeptSearchTellsTheDeskNothing() throws Exception {
        soon(() -> !search.find(SearchAsk.of("x", 1, "en")).building());
        search.look(SearchAsk.of("lookedagainonly", 10, "en"));
        Thread.sleep(700);
        assertThat(misses()).extracting(MissedSearches.Missed::words).doesNotContain("lookedagainonly");
    }

    @Test
    void aWordOfAnEditorFindsAtOnceWhatItMeansAndCanBeTakenBack() throws Exception {
        var id = publicProduct("ผ้าพันคอสีคราม").toString();
        soon(() -> found("คราม").contains(id));
        assertThat(found("indigozz")).isEmpty();
        desk.add("scarf", new VocabularyDesk.NewWay("indigozz", "en", false), OFFICER);
        soon(() -> found("indigozz").contains(id));
        var way = desk.get("scarf", OFFICER).ways().stream()
                .filter(one -> one.words().equals("indigozz"))
                .findFirst()
                .orElseThrow();
        desk.keep("scarf", way.id(), false, OFFICER);
        soon(() -> found("indigozz").isEmpty());
        desk.keep("scarf", way.id(), true, OFFICER);
        soon(() -> found("indigozz").contains(id));
    }

    @Test
    void aNewTermIsFoundUnderTheWiderOneToo() throws Exception {
        var term = desk.add(new VocabularyDesk.NewTerm("product", "scarf", "ผ้าคล้องช้าง", "Elephant sash"), OFFICER);
        assertThat(desk.get(term, OFFICER).broader().en()).isEqualTo("scarf");
        var id = publicProduct("ผ้าคล้องช้างลายน้ำ").toString();
        soon(() -> found("elephant sash").contains(id));
        assertThat(found("ผ้าคล้องช้าง")).contains(id);
    }

    @Test
    void whatTheDeskRefusesNamesItsField() {
        assertThatThrownBy(() -> desk.add(new VocabularyDesk.NewTerm("product", "no_such", "ผ้า", "x"), OFFICER))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("broader"));
        assertThatThrownBy(() -> desk.add(new VocabularyDesk.NewTerm("product", "silk", "ผ้า", "x"), OFFICER))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("vocabulary.broader_other_type"));
        assertThatThrownBy(() -> desk.add("scarf", new VocabularyDesk.NewWay(" 12 ", "en", false), OFFICER))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("words"));
        assertThatThrownBy(() -> desk.add("scarf", new VocabularyDesk.NewWay("sash", "en", false), LEADER))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> desk.add("no_such", new VocabularyDesk.NewWay("sash", "en", false), OFFICER))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void wordsThatFoundNothingReachTheDeskWithoutWhoAskedAndWithoutWhatLooksPersonal() throws Exception {
        soon(() -> !search.find(SearchAsk.of("x", 1, "en")).building());
        for (var words : List.of("Qwertzuiop", "qwertzuiop", "somchai@example.com qq", "081 234 5678 zz")) {
            search.find(SearchAsk.of(words, 10, "en"));
        }
        soon(() -> misses().stream().anyMatch(one -> one.words().equalsIgnoreCase("qwertzuiop") && one.times() == 2));
        assertThat(misses()).extracting(MissedSearches.Missed::words).noneMatch(words -> words.contains("@"));
        assertThat(misses()).extracting(MissedSearches.Missed::words).noneMatch(words -> words.contains("081"));
        var key = misses().stream()
                .filter(one -> one.words().equalsIgnoreCase("qwertzuiop"))
                .findFirst()
                .orElseThrow()
                .key();
        missed.settle(key, true, OFFICER);
        assertThat(misses()).extracting(MissedSearches.Missed::key).doesNotContain(key);
        assertThatThrownBy(() -> missed.words(key, LEADER)).isInstanceOf(NotFound.class);
    }

    private List<MissedSearches.Missed> misses() {
        return missed.list(MissedSearches.SHAPE.usual(), OFFICER).rows();
    }

    @Test
    void wordsAreForgottenNinetyDaysAfterTheyWereLastAsked() {
        jdbc.sql("""
                        insert into catalogue.missed_search (digest, words, language, times, first_on, last_on) values
                        ('old', 'oldold', 'en', 5, current_date - 400, current_date - 95),
                        ('young', 'youngyoung', 'en', 5, current_date - 400, current_date - 80)
                        """).update();
        missed.forget();
        assertThat(jdbc.sql("select digest from catalogue.missed_search where digest in ('old', 'young')")
                        .query(String.class)
                        .list())
                .containsExactly("young");
    }

    @Test
    void savedSearchesBelongToOneAccount() {
        var mine = viewer(Role.BUYER, UUID.randomUUID());
        var other = viewer(Role.BUYER, UUID.randomUUID());
        saved.save("Blue scarves", "q=blue+scarf", mine);
        saved.save("Blue scarves, again", "q=blue+scarf", mine);
        assertThat(saved.list(mine)).extracting(SavedSearches.Saved::name).containsExactly("Blue scarves, again");
        assertThat(saved.list(other)).isEmpty();
        var id = saved.list(mine).getFirst().id();
        assertThatThrownBy(() -> saved.open(id, other)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> saved.remove(id, other)).isInstanceOf(NotFound.class);
        saved.remove(id, mine);
        assertThat(saved.list(mine)).isEmpty();
    }

    @Test
    void theFirstLettersSuggestTermsInWhateverLanguageTheyAreBegunAndNames() throws Exception {
        publicProduct("ผ้าพันคอเสนอแนะพิเศษ");
        soon(() ->
                search.suggest("scar", EN, 8).stream().anyMatch(one -> one.id().equals("scarf")));
        assertThat(search.suggest("ผ้าพัน", EN, 8))
                .anyMatch(one -> one.id().equals("scarf") && one.words().equals("scarf"));
        soon(() -> search.suggest("เสนอ", TH, 8).stream()
                .anyMatch(one -> one.words().equals("ผ้าพันคอเสนอแนะพิเศษ")));
        assertThat(search.suggest("", TH, 8)).isEmpty();
        assertThat(search.suggest("zzzz", TH, 8)).isEmpty();
    }
}
