package org.saan.hub.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.saan.hub.catalogue.Catalogue;
import org.saan.hub.catalogue.Concepts;
import org.saan.hub.catalogue.Marks;
import org.saan.hub.catalogue.NewMark;
import org.saan.hub.catalogue.PriceBreak;
import org.saan.hub.catalogue.ProductFacts;
import org.saan.hub.catalogue.ProfileFacts;
import org.saan.hub.catalogue.Publishing;
import org.saan.hub.catalogue.SubjectKind;
import org.saan.hub.catalogue.TextField;
import org.saan.hub.catalogue.TextInput;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.FamilyView;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Viewer;
import org.springframework.stereotype.Component;

/**
 * Profiles of the fifty groups and four products of each, written in Thai, translated and reviewed as far as each has come:
 * some are finished, some only Thai, some drafts, and of some the source changed since.
 */
@Component
class DemoCatalogue {
    private static final int PRODUCTS = 4;

    /** So many products, of the first groups, have photos: each takes the start of a demo a moment. */
    private static final int WITH_PHOTOS = 6;

    /** How far the texts of a group have come. */
    private enum Stage {
        FINISHED,
        THAI_ONLY,
        STALE,
        ENGLISH_DRAFT,
        DRAFT
    }

    private static final List<Stage> STAGES = List.of(
            Stage.FINISHED,
            Stage.FINISHED,
            Stage.THAI_ONLY,
            Stage.FINISHED,
            Stage.STALE,
            Stage.FINISHED,
            Stage.ENGLISH_DRAFT,
            Stage.FINISHED,
            Stage.DRAFT,
            Stage.FINISHED);

    private final Catalogue catalogue;
    private final Publishing publishing;
    private final Marks marks;
    private final Concepts concepts;
    private final Directory directory;
    private final DemoAccounts accounts;
    private final DemoPhotos photos;
    private int photographed;

    DemoCatalogue(
            Catalogue catalogue,
            Publishing publishing,
            Marks marks,
            Concepts concepts,
            Directory directory,
            DemoAccounts accounts,
            DemoPhotos photos) {
        this.catalogue = catalogue;
        this.publishing = publishing;
        this.marks = marks;
        this.concepts = concepts;
        this.directory = directory;
        this.accounts = accounts;
        this.photos = photos;
    }

    void enter(List<UUID> groups) {
        var random = new SplittableRandom(2570);
        Map<String, FamilyView> families =
                directory.listFamilies().stream().collect(Collectors.toMap(FamilyView::code, Function.identity()));
        var all = DemoGroups.all(2570);
        for (int number = 0; number < groups.size(); number++) {
            var stage = STAGES.get(number % STAGES.size());
            var group = all.get(number);
            profile(groups.get(number), group, stage);
            for (int i = 0; i < PRODUCTS; i++) {
                var craft = group.crafts().get(i % group.crafts().size());
                var goods = DemoGoods.of(craft.family());
                var family = java.util.Objects.requireNonNull(families.get(craft.family()));
                var price = family.standardPriceMinor() * craft.pricePermille() / 1000;
                product(
                        groups.get(number),
                        group,
                        stage,
                        goods,
                        family.pattern(),
                        (number + i) % goods.variants().size(),
                        price,
                        random);
            }
        }
        marks(groups.getFirst());
    }

    private void profile(UUID id, DemoGroups.Group group, Stage stage) {
        var village = DemoNames.village(group.number());
        var goods = DemoGoods.of(group.crafts().getFirst().family());
        var thai = new ArrayList<TextInput>();
        var english = new ArrayList<TextInput>();
        both(thai, english, TextField.PROFILE_NAME, group.nameTh(), group.nameEn());
        both(
                thai,
                english,
                TextField.STORY,
                "ชาวบ้าน" + village.th() + "ทำ" + goods.nameTh()
                        + "ใช้เองมาหลายชั่วคน เมื่อมีคนนอกหมู่บ้านมาขอซื้อ จึงรวมกลุ่มกันเพื่อขายในราคาที่เป็นธรรม (ข้อมูลเทียมเพื่อสาธิต)",
                "People of Ban " + village.en() + " have made " + goods.nameEn().toLowerCase(java.util.Locale.ROOT)
                        + " for their own use for generations. When buyers from outside began to ask, they formed a group to sell at a fair price. (Fictional, for demonstration.)");
        both(
                thai,
                english,
                TextField.MAKERS,
                "มีคนทำงาน " + group.artisans() + " คน ส่วนใหญ่ทำนาด้วย งานหัตถกรรมเป็นรายได้เสริมหลังฤดูเกี่ยวข้าว",
                group.artisans() + " makers, most of whom also grow rice; craft work brings income after the harvest.");
        both(
                thai,
                english,
                TextField.PLACE,
                "บ้าน" + village.th() + "เป็นหมู่บ้านสมมติ มีลานกลางหมู่บ้านที่ทุกคนมานั่งทำงานด้วยกัน",
                "Ban " + village.en() + " is an invented village with a shared yard where everybody works together.");
        both(thai, english, TextField.TECHNIQUE, goods.howTh(), goods.howEn());
        both(
                thai,
                english,
                TextField.CAPACITY,
                "ทำได้ราว " + group.artisans() * 6 + " ชิ้นต่อเดือน หน้านาและหน้าเกี่ยวข้าวทำได้น้อยกว่านี้ครึ่งหนึ่ง",
                "About " + group.artisans() * 6 + " pieces a month; half of that while rice is planted and harvested.");
        var profile = catalogue.profileOf(id, Identity.SYSTEM);
        catalogue.changeProfile(
                profile,
                null,
                new ProfileFacts("Ban " + village.en(), List.of(goods.technique())),
                thai,
                Identity.SYSTEM);
        translate(SubjectKind.PROFILE, profile, stage, english);
        if (stage == Stage.STALE) {
            var story = thai.get(1).words().replace("หลายชั่วคน", "กว่าสามชั่วคน และสอนเด็กในโรงเรียนด้วย");
            catalogue.write(
                    SubjectKind.PROFILE,
                    profile,
                    List.of(new TextInput(TextField.STORY, Language.TH, story)),
                    Identity.SYSTEM);
            catalogue.approveAll(SubjectKind.PROFILE, profile, Language.TH, person("officer"));
        }
    }

    private void product(
            UUID id,
            DemoGroups.Group group,
            Stage stage,
            DemoGoods.Goods goods,
            String pattern,
            int which,
            long priceMinor,
            SplittableRandom random) {
        var variant = goods.variants().get(which);
        var village = DemoNames.village(group.number());
        var price = Math.max(1000, priceMinor * variant.permille() / 1000 / 1000 * 1000);
        int minimum = 5 * (1 + random.nextInt(6));
        var materials = List.of(goods.material());
        var facts = new ProductFacts(
                goods.product(),
                goods.family(),
                List.of(goods.technique()),
                materials,
                variant.colours(),
                variant.motifs(),
                null,
                List.of(goods.size()),
                "H87",
                minimum,
                3 + random.nextInt(6),
                goods.grams(),
                "THB",
                "FCA",
                "Bangkok",
                List.of(
                        new PriceBreak(minimum, price),
                        new PriceBreak(minimum * 5, price * 94 / 100),
                        new PriceBreak(minimum * 20, price * 88 / 100)),
                concepts.suggestHs(goods.product(), materials).orElse(null),
                "TH",
                group.provinceCode(),
                null,
                null);
        var name = new LocalizedText(goods.nameTh() + variant.th(), null);
        var product = catalogue.createProduct(id, name, facts, Identity.SYSTEM);
        var thai = new ArrayList<TextInput>();
        var english = new ArrayList<TextInput>();
        both(
                thai,
                english,
                TextField.SUMMARY,
                goods.nameTh() + variant.th() + "จากบ้าน" + village.th(),
                variant.en() + " " + goods.nameEn().toLowerCase(java.util.Locale.ROOT) + " from Ban " + village.en());
        both(
                thai,
                english,
                TextField.DESCRIPTION,
                goods.howTh() + " แต่ละชิ้นต่างกันเล็กน้อยเพราะทำด้วยมือ (ข้อมูลเทียมเพื่อสาธิต)",
                goods.howEn()
                        + " Each piece differs a little, for it is made by hand. (Fictional, for demonstration.)");
        both(thai, english, TextField.CARE, goods.careTh(), goods.careEn());
        english.add(new TextInput(TextField.PRODUCT_NAME, Language.EN, variant.en() + " " + goods.nameEn()));
        catalogue.write(SubjectKind.PRODUCT, product, thai, Identity.SYSTEM);
        translate(SubjectKind.PRODUCT, product, stage, english);
        if (stage == Stage.STALE && which == 0) {
            catalogue.write(
                    SubjectKind.PRODUCT,
                    product,
                    List.of(new TextInput(TextField.CARE, Language.TH, goods.careTh() + " ห้ามใช้น้ำยาซักผ้าขาว")),
                    Identity.SYSTEM);
        }
        if (stage == Stage.FINISHED) {
            if (facts.hs6() != null) {
                catalogue.confirmHs(product, facts.hs6(), person("adviser"));
            }
            catalogue.confirmOrigin(product, "TH", person("adviser"));
        }
        if (stage == Stage.FINISHED && photographed < WITH_PHOTOS) {
            photographed++;
            photos.add(
                    product,
                    pattern,
                    new LocalizedText(goods.nameTh() + variant.th(), variant.en() + " " + goods.nameEn()));
        }
    }

    private void translate(SubjectKind kind, UUID id, Stage stage, List<TextInput> english) {
        switch (stage) {
            case FINISHED, STALE -> {
                catalogue.write(kind, id, english, person("designer"));
                catalogue.approveAll(kind, id, null, person("officer"));
                publishing.publish(kind, id, person("officer"));
            }
            case THAI_ONLY -> {
                catalogue.approveAll(kind, id, null, person("officer"));
                publishing.publish(kind, id, person("officer"));
            }
            case ENGLISH_DRAFT -> {
                catalogue.approveAll(kind, id, null, person("officer"));
                catalogue.write(kind, id, english, person("designer"));
                publishing.publish(kind, id, person("officer"));
            }
            case DRAFT -> {}
        }
    }

    /** Certificates of the first group: one in force, one that has ended. */
    private void marks(UUID group) {
        var today = LocalDate.now();
        for (var until : List.of(today.plusYears(1), today.minusDays(10))) {
            marks.confirm(
                    marks.add(
                            group,
                            new NewMark(
                                    "TCPS",
                                    NewMark.Scope.GROUP,
                                    null,
                                    null,
                                    "TCPS-0000/" + until.getYear() + " (fictional)",
                                    null,
                                    null,
                                    until.minusYears(3),
                                    until,
                                    null),
                            Identity.SYSTEM),
                    person("officer"));
        }
    }

    private Viewer person(String signInName) {
        return accounts.person(signInName);
    }

    private static void both(List<TextInput> thai, List<TextInput> english, TextField field, String th, String en) {
        thai.add(new TextInput(field, Language.TH, th));
        english.add(new TextInput(field, Language.EN, en));
    }
}
