package org.saan.hub.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.catalogue.SubjectKind.PRODUCT;
import static org.saan.hub.catalogue.SubjectKind.PROFILE;
import static org.saan.hub.shared.Language.EN;
import static org.saan.hub.shared.Language.TH;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.catalogue.PhotoView.Recognised;
import org.saan.hub.catalogue.PhotoView.Standing;
import org.saan.hub.directory.Consents;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.Erasure;
import org.saan.hub.directory.NewPerson;
import org.saan.hub.directory.People;
import org.saan.hub.directory.PersonRole;
import org.saan.hub.directory.PersonalDataOf;
import org.saan.hub.directory.PhotoConsent;
import org.saan.hub.directory.Purpose;
import org.saan.hub.identity.Identity;
import org.saan.hub.platform.FileStore;
import org.saan.hub.platform.PhotoSize;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.PublicVersion;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.media.SamplePhotos;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Photos of a product: who sees them when, in which order, and when they are gone. */
@HubTest
class PhotosTest {
    private static final Viewer OFFICER = viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);
    private static final Viewer ADVISER = viewer(Role.EXPORT_ADVISER, Identity.PROGRAMME);
    private static final Viewer DESIGNER = viewer(Role.DESIGNER, Identity.PROGRAMME);
    private static final Viewer BUYER = viewer(Role.BUYER, UUID.randomUUID());

    @Autowired
    private Photos photos;

    @Autowired
    private PublicPhotos open;

    @Autowired
    private PhotoForgetting forgetting;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Translating translating;

    @Autowired
    private Consents consents;

    @Autowired
    private People people;

    @Autowired
    private Erasure erasure;

    @Autowired
    private PersonalDataOf data;

    @Autowired
    private Directory directory;

    @Autowired
    private FileStore files;

    @Autowired
    private PublicVersion version;

    @Autowired
    private JdbcClient jdbc;

    private UUID group = new UUID(0, 0);
    private UUID product = new UUID(0, 0);
    private Viewer leader = OFFICER;

    @BeforeEach
    void aPublicProduct() {
        group = SampleGroups.create(directory, OFFICER);
        leader = viewer(Role.GROUP_LEADER, group);
        product = catalogue.createProduct(
                group, new LocalizedText("ผ้าพันคอย้อมคราม", "Indigo scarf"), SampleProducts.scarf(), leader);
        catalogue.write(
                PRODUCT, product, List.of(new TextInput(TextField.DESCRIPTION, TH, "ทอมือ ย้อมครามธรรมชาติ")), leader);
        catalogue.approveAll(PRODUCT, product, null, OFFICER);
        publishing.publish(PRODUCT, product, OFFICER);
    }

    private static Photos.Sent photo(int tone) {
        return new Photos.Sent("ผ้า-" + tone + ".jpg", () -> SamplePhotos.photo("jpeg", 700, 500, tone));
    }

    private static Photos.Sent file(String name, byte[] content) {
        return new Photos.Sent(name, () -> content);
    }

    /** Adds as many photos and says their ids in their order. */
    private List<UUID> added(int count) throws Exception {
        var sent = new ArrayList<Photos.Sent>();
        for (int tone = 1; tone <= count; tone++) {
            sent.add(photo(tone));
        }
        assertThat(photos.add(PRODUCT, product, UUID.randomUUID(), sent, leader).photos())
                .isEqualTo(count);
        return order();
    }

    private List<UUID> order() {
        return photos.get(PRODUCT, product, leader).photos().stream()
                .map(PhotoView::id)
                .toList();
    }

    private Photos.Place at(UUID photo) {
        return new Photos.Place(PRODUCT, product, photo);
    }

    private void say(UUID photo, Recognised recognised, UUID... persons) {
        photos.describe(at(photo), recognised, Set.of(persons), List.of(), leader);
    }

    private Standing standing(UUID photo) {
        return photos.get(PRODUCT, product, leader).photos().stream()
                .filter(one -> one.id().equals(photo))
                .map(PhotoView::standing)
                .findFirst()
                .orElseThrow();
    }

    private List<UUID> shown() {
        return open.of(List.of(product)).getOrDefault(product, List.of()).stream()
                .map(PublicPhoto::id)
                .toList();
    }

    private UUID member(String name) {
        return people.add(
                group,
                new NewPerson("นาง", name, "นามสมมติ", null),
                PersonRole.MEMBER,
                LocalDate.of(2026, 1, 1),
                OFFICER);
    }

    private void consent(UUID person, boolean given) {
        consents.record(person, Purpose.PUBLIC_PHOTO, given, LocalDate.of(2026, 11, 1), "spoken", OFFICER);
    }

    @Test
    @DisplayName("PH-01 of several files each that is no photo is refused by its name, and the others are kept")
    void refusesOneByOne() throws Exception {
        var outcome = photos.add(
                PRODUCT,
                product,
                UUID.randomUUID(),
                List.of(
                        photo(1),
                        file("IMG_0001.heic", SamplePhotos.file("phone.heic")),
                        file("bomb.png", SamplePhotos.file("bomb-png.bin")),
                        photo(2)),
                leader);
        assertThat(outcome.photos()).isEqualTo(2);
        assertThat(outcome.refused())
                .extracting(one -> one.name() + " " + one.why().code())
                .containsExactly("IMG_0001.heic media.refused.heic", "bomb.png media.refused.pixels");
        assertThat(photos.get(PRODUCT, product, leader).photos())
                .extracting(one -> one.sizes().stream().map(PhotoSize::width).toList())
                .containsExactly(List.of(320, 640, 700), List.of(320, 640, 700));
        assertThatThrownBy(() -> photos.add(PRODUCT, product, UUID.randomUUID(), List.of(), leader))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("media.choose_first");
    }

    @Test
    @DisplayName("PH-04 a form of photos that arrives again, also at the same moment, adds nothing twice")
    void theSameFormAddsNothingTwice() throws Exception {
        var form = UUID.randomUUID();
        Callable<Integer> sending = () -> photos.add(PRODUCT, product, form, List.of(photo(1), photo(2)), leader)
                .photos();
        try (var both = Executors.newFixedThreadPool(2)) {
            for (var done : both.invokeAll(List.of(sending, sending))) {
                assertThat(done.get()).isEqualTo(2);
            }
        }
        assertThat(sending.call()).isEqualTo(2);
        assertThat(order()).hasSize(2);
        assertThatThrownBy(() -> photos.add(PRODUCT, product, form, List.of(photo(3)), leader))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("platform.once.changed");
    }

    @Test
    void thereIsRoomForTwentyFour() throws Exception {
        var all = added(23);
        var outcome = photos.add(
                PRODUCT,
                product,
                UUID.randomUUID(),
                List.of(photo(50), photo(51), file("x.txt", new byte[] {1})),
                leader);
        assertThat(outcome.photos()).isEqualTo(1);
        assertThat(outcome.refused())
                .extracting(one -> one.name() + " " + one.why().code())
                .containsExactlyInAnyOrder("ผ้า-51.jpg media.too_many", "x.txt media.refused.kind");
        assertThat(order()).hasSize(24);
        photos.remove(at(all.getFirst()), leader);
        photos.add(PRODUCT, product, UUID.randomUUID(), List.of(photo(52)), leader);
        assertThatThrownBy(() -> photos.restore(at(all.getFirst()), leader)).hasMessageContaining("media.too_many");
    }

    @Test
    void aPhotoIsPublicOnceItIsSaidThatNobodyCanBeRecognised() throws Exception {
        var photo = added(1).getFirst();
        assertThat(standing(photo)).isEqualTo(Standing.NOT_SAID);
        assertThat(shown()).isEmpty();
        say(photo, Recognised.NOBODY);
        assertThat(standing(photo)).isEqualTo(Standing.PUBLIC);
        assertThat(shown()).containsExactly(photo);
        publishing.unpublish(PRODUCT, product, OFFICER);
        assertThat(standing(photo)).isEqualTo(Standing.NOT_PUBLISHED);
        assertThat(open.find(photo, 640, null)).isEmpty();
    }

    @Test
    void aPhotoWithPeopleIsPublicOnlyWhileEachOfThemAgrees() throws Exception {
        var photo = added(1).getFirst();
        var one = member("หนึ่ง");
        var two = member("สอง");
        consent(one, true);
        say(photo, Recognised.SHOWN, one, two);
        assertThat(standing(photo)).isEqualTo(Standing.NOT_AGREED);
        assertThat(open.find(photo, 640, null)).isEmpty();
        consent(two, true);
        assertThat(shown()).containsExactly(photo);
        assertThat(open.find(photo, 640, null)).get().satisfies(seen -> {
            assertThat(seen.open()).isTrue();
            assertThat(seen.people()).isTrue();
        });
        long before = changes();
        consent(one, false);
        assertThat(shown()).isEmpty();
        assertThat(open.find(photo, 640, null)).isEmpty();
        assertThat(open.find(photo, 640, BUYER)).isEmpty();
        assertThat(open.find(photo, 640, leader))
                .get()
                .satisfies(seen -> assertThat(seen.open()).isFalse());
        assertThat(changes()).isGreaterThan(before);
        assertThat(photos.get(PRODUCT, product, leader).people())
                .contains(new PhotoConsent(one, "นาง หนึ่ง นามสมมติ", false))
                .contains(new PhotoConsent(two, "นาง สอง นามสมมติ", true));
    }

    private long changes() {
        return jdbc.sql("select coalesce(max(id), 0) from catalogue.change where subject_id = :id and kind = 'product'")
                .param("id", product)
                .query(Long.class)
                .single();
    }

    @Test
    void whatThePublicSeesHasAnotherVersionAfterEachChange() throws Exception {
        long before = changes();
        var photo = added(2).getFirst();
        for (var change : List.<Runnable>of(
                () -> say(photo, Recognised.NOBODY),
                () -> photos.move(at(photo), false, leader),
                () -> photos.remove(at(photo), leader),
                () -> photos.restore(at(photo), leader))) {
            change.run();
            assertThat(changes()).isGreaterThan(before);
            before = changes();
        }
        long known = version.now();
        photos.write(at(photo), List.of(new TextInput(TextField.ALT, TH, "ผ้า")), leader);
        Thread.sleep(600);
        assertThat(version.now()).isGreaterThan(known);
    }

    @Test
    void onlyPeopleOfTheGroupCanBeInAPhotoAndSomebodyMustBeNamed() throws Exception {
        var photo = added(1).getFirst();
        var other = SampleGroups.create(directory, null, "กลุ่มอื่น", OFFICER);
        var stranger = people.add(
                other,
                new NewPerson("นาย", "ไกล", "นามสมมติ", null),
                PersonRole.MEMBER,
                LocalDate.of(2026, 1, 1),
                OFFICER);
        assertThatThrownBy(() -> say(photo, Recognised.SHOWN, stranger)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> say(photo, Recognised.SHOWN)).hasMessageContaining("media.people.choose");
        assertThat(standing(photo)).isEqualTo(Standing.NOT_SAID);
    }

    @Test
    void photosChangePlacesAndKeepThem() throws Exception {
        var abc = added(3);
        photos.move(at(abc.get(2)), true, leader);
        assertThat(order()).containsExactly(abc.get(0), abc.get(2), abc.get(1));
        photos.move(at(abc.get(0)), true, leader);
        assertThat(order()).containsExactly(abc.get(0), abc.get(2), abc.get(1));
        photos.remove(at(abc.get(2)), leader);
        photos.move(at(abc.get(0)), false, leader);
        assertThat(order()).containsExactly(abc.get(1), abc.get(0));
        photos.restore(at(abc.get(2)), leader);
        assertThat(order()).containsExactly(abc.get(1), abc.get(2), abc.get(0));
        abc.forEach(photo -> say(photo, Recognised.NOBODY));
        assertThat(shown()).isEqualTo(order());
        assertThat(open.firstOf(List.of(product)).get(product))
                .satisfies(first -> assertThat(first.id()).isEqualTo(abc.get(1)));
    }

    @Test
    void manyWhoMovePhotosAtOnceLoseNone() throws Exception {
        var all = added(6);
        var moves = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 60; i++) {
            var photo = all.get(i % 6);
            boolean earlier = i % 4 < 2;
            moves.add(() -> {
                photos.move(at(photo), earlier, leader);
                return true;
            });
        }
        try (var several = Executors.newFixedThreadPool(8)) {
            for (var done : several.invokeAll(moves)) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(order()).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void onlyApprovedWordsArePublicAndNobodyApprovesOnesOwn() throws Exception {
        var photo = added(1).getFirst();
        photos.describe(
                at(photo),
                Recognised.NOBODY,
                Set.of(),
                List.of(new TextInput(TextField.ALT, TH, "ผ้าสีครามพับบนโต๊ะไม้")),
                leader);
        assertThat(publicPhoto().alt()).isNull();
        assertThat(publicPhoto().subjectName().in(EN)).isEqualTo("Indigo scarf");
        assertThat(tasks()).containsExactly("alt en MISSING", "alt th DRAFT");
        photos.write(at(photo), List.of(new TextInput(TextField.ALT, EN, "Blue cloth on a wooden table")), DESIGNER);
        assertThatThrownBy(() -> photos.approve(at(photo), Map.of(TH, 1, EN, 1), DESIGNER))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> photos.approve(at(photo), Map.of(TH, 7, EN, 1), ADVISER))
                .hasMessageContaining("changed_meanwhile");
        photos.approve(at(photo), Map.of(TH, 1, EN, 1), ADVISER);
        assertThat(publicPhoto().alt())
                .isEqualTo(new LocalizedText("ผ้าสีครามพับบนโต๊ะไม้", "Blue cloth on a wooden table"));
        assertThat(tasks()).isEmpty();
        photos.write(at(photo), List.of(new TextInput(TextField.ALT, TH, "ผ้าสีคราม")), OFFICER);
        photos.approve(at(photo), Map.of(TH, 2, EN, 1), OFFICER);
        assertThat(tasks())
                .as("the translation is approved against it, the own words are not")
                .containsExactly("alt th DRAFT");
        assertThatThrownBy(() -> photos.approve(at(photo), Map.of(TH, 2, EN, 1), OFFICER))
                .hasMessageContaining("own_words");
        assertThat(publicPhoto().alt())
                .isNotNull()
                .satisfies(alt -> assertThat(alt.in(TH)).isEqualTo("ผ้าสีครามพับบนโต๊ะไม้"));
    }

    private PublicPhoto publicPhoto() {
        return open.of(List.of(product)).getOrDefault(product, List.of()).getFirst();
    }

    private List<String> tasks() {
        var code = jdbc.sql("select code from directory.producer_group where id = :id")
                .param("id", group)
                .query(String.class)
                .single();
        return translating.list(Translating.SHAPE.read(Map.of("kind", "image", "group", code)), OFFICER).rows().stream()
                .peek(task ->
                        assertThat(task.href()).isEqualTo("/products/" + product + "/photos#photo-" + task.subjectId()))
                .map(task -> task.field().code() + " " + task.language().tag() + " " + task.state())
                .sorted()
                .toList();
    }

    @Test
    void othersSeeNeitherThePageNorWhatIsNotPublic() throws Exception {
        var photo = added(1).getFirst();
        var other = viewer(Role.GROUP_LEADER, SampleGroups.create(directory, null, "กลุ่มอื่น", OFFICER));
        for (var stranger : List.of(other, BUYER)) {
            assertThatThrownBy(() -> photos.get(PRODUCT, product, stranger)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> photos.add(PRODUCT, product, UUID.randomUUID(), List.of(photo(9)), stranger))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> photos.remove(at(photo), stranger)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> photos.move(at(photo), true, stranger)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> photos.describe(at(photo), Recognised.NOBODY, Set.of(), List.of(), stranger))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(
                            () -> photos.write(at(photo), List.of(new TextInput(TextField.ALT, TH, "อื่น")), stranger))
                    .isInstanceOf(NotFound.class);
            assertThat(open.find(photo, 640, stranger)).isEmpty();
        }
        assertThat(open.find(photo, 640, DESIGNER)).isPresent();
        assertThat(photos.get(PRODUCT, product, DESIGNER).people()).isEmpty();
        assertThatThrownBy(() -> photos.remove(at(photo), DESIGNER)).isInstanceOf(NotFound.class);
        var profile = catalogue.profileOf(group, OFFICER);
        assertThatThrownBy(() -> photos.remove(new Photos.Place(PROFILE, profile, photo), leader))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aRemovedPhotoIsDeletedWithItsWordsAndFilesAfterThirtyDays() throws Exception {
        // No other test sends these, so that their files are of these photos alone.
        var own = List.of(
                file("a.jpg", SamplePhotos.photo("jpeg", 733, 517, 7)),
                file("b.jpg", SamplePhotos.photo("jpeg", 739, 517, 7)));
        photos.add(PRODUCT, product, UUID.randomUUID(), own, leader);
        var gone = order().getFirst();
        var kept = order().get(1);
        photos.write(at(gone), List.of(new TextInput(TextField.ALT, TH, "คำ")), leader);
        var digests = photos.get(PRODUCT, product, leader).photos().getFirst().sizes().stream()
                .map(PhotoSize::file)
                .toList();
        photos.remove(at(gone), leader);
        assertThat(open.find(gone, 640, leader)).isPresent();
        assertThat(forgetting.forget()).isZero();
        assertThat(photos.get(PRODUCT, product, leader).removed()).hasSize(1);
        passes(gone);
        assertThatThrownBy(() -> photos.restore(at(gone), leader)).isInstanceOf(NotFound.class);
        assertThat(forgetting.forget()).isEqualTo(1);
        assertThat(digests).noneMatch(files::exists);
        assertThat(photos.get(PRODUCT, product, leader).photos())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.id()).isEqualTo(kept);
                    assertThat(one.sizes()).allMatch(size -> files.exists(size.file()));
                });
        assertThat(jdbc.sql("select count(*) from catalogue.text where subject_id = :id")
                        .param("id", gone)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void passes(UUID photo) {
        jdbc.sql("update catalogue.image set forget_at = now() - interval '1 second' where id = :id")
                .param("id", photo)
                .update();
    }

    @Test
    void aFileThatAnotherPhotoUsesStays() throws Exception {
        var both = new ArrayList<>(added(1));
        photos.add(PRODUCT, product, UUID.randomUUID(), List.of(photo(1)), leader);
        both.add(order().get(1));
        photos.remove(at(both.getFirst()), leader);
        passes(both.getFirst());
        forgetting.forget();
        assertThat(photos.get(PRODUCT, product, leader).photos().getFirst().sizes())
                .allMatch(size -> files.exists(size.file()));
    }

    @Test
    void photosWithSomebodyWhoIsErasedAreGoneForGood() throws Exception {
        var photo = added(1).getFirst();
        var member = member("ขอลบ");
        consent(member, true);
        say(photo, Recognised.SHOWN, member);
        assertThat(data.read(member, OFFICER).sections())
                .anySatisfy(section -> assertThat(section.titleKey()).isEqualTo("media.title"));
        erasure.erase(member, OFFICER);
        assertThat(shown()).isEmpty();
        assertThat(open.find(photo, 640, leader)).isEmpty();
        assertThat(photos.get(PRODUCT, product, leader).photos()).isEmpty();
        assertThat(photos.get(PRODUCT, product, leader).removed()).isEmpty();
        assertThatThrownBy(() -> photos.restore(at(photo), leader)).isInstanceOf(NotFound.class);
        assertThat(forgetting.forget()).isEqualTo(1);
    }

    @Test
    @DisplayName("SE-06 what is kept of a photo that was sent holds no place and lies upright")
    void keptUprightWithoutThePlace() throws Exception {
        photos.add(
                PRODUCT,
                product,
                UUID.randomUUID(),
                List.of(file("gps.jpg", SamplePhotos.file("gps-orient6.jpg"))),
                leader);
        var size =
                photos.get(PRODUCT, product, leader).photos().getFirst().sizes().getFirst();
        assertThat(List.of(size.width(), size.height())).containsExactly(30, 60);
        try (var in = files.open(size.file())) {
            assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("Exif", "GPS");
        }
    }
}
