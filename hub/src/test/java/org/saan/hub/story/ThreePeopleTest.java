package org.saan.hub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ScreenshotType;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saan.hub.TestHub;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.ordering.AllocationState;
import org.saan.hub.ordering.AllocationView;
import org.saan.hub.ordering.LineView;
import org.saan.hub.platform.Relay;
import org.saan.hub.production.NewDelivery;
import org.saan.hub.production.NewInspection;
import org.saan.hub.production.Production;
import org.saan.hub.production.Quality;
import org.saan.hub.production.Receiving;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Weeks;
import org.saan.hub.sourcing.SourcingScene;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole life of an order on three screens: a buyer in Hamburg, a coordinator, and a leader in Kalasin on a phone of 360
 * pixels whose signal goes. Enquiry, promise, request to five groups, comparison, quotation, sample with one change, 1,200
 * scarves over four groups, one says no and its share is split anew, progress without signal, six in a hundred put right, three
 * counts, delivered.
 *
 * <p>With {@code -Dsaan.pictures=DIR} the pages are kept there, for docs/story-of-an-order.md.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"saan.demo=false", "logging.level.root=ERROR"})
@ContextConfiguration(initializers = TestHub.class)
@Import(SourcingScene.class)
class ThreePeopleTest {
    private static final String PASSWORD = "story-story-story";
    private static final String CRAFT = "indigo_scarf";
    private static final int ORDERED = 1200;
    private static final int TO_PUT_RIGHT = 72;

    @LocalServerPort
    private int port;

    @Autowired
    private SourcingScene scene;

    @Autowired
    private Identity identity;

    @Autowired
    private Production production;

    @Autowired
    private Receiving receiving;

    @Autowired
    private Quality quality;

    @TempDir
    private Path folder;

    /** Groups with the pieces that each has time for, the leader's own first. */
    private final Map<UUID, Integer> groups = new LinkedHashMap<>();

    private Page buyer;
    private Page coordinator;
    private Page leader;
    private int pictures;

    private UUID group(String th, String en, int pieces, long priceMinor) {
        var id = scene.groups.group(new LocalizedText(th, en), CRAFT, pieces, 1, priceMinor);
        groups.put(id, pieces);
        return id;
    }

    @Test
    @DisplayName("from an enquiry to delivered goods, on three screens, and every sum holds")
    void theStory() throws Exception {
        scene.groups.clear();
        var hers = group(
                "กลุ่มทอผ้าย้อมครามบ้านโพนทอง (สมมุติ)", "Ban Phon Thong Indigo Weavers (fictional)", 400, 21_000);
        group("กลุ่มทอผ้าบ้านหนองแวง (สมมุติ)", "Ban Nong Waeng Weavers (fictional)", 350, 21_500);
        group("กลุ่มแม่บ้านนาดี (สมมุติ)", "Na Di Housewives (fictional)", 300, 22_000);
        group("กลุ่มทอผ้าบ้านคำม่วง (สมมุติ)", "Ban Kham Muang Weavers (fictional)", 250, 22_500);
        group("กลุ่มครามบ้านสร้างแก้ว (สมมุติ)", "Ban Sang Kaeo Indigo (fictional)", 200, 23_000);
        var product = scene.code(scene.product(
                hers,
                new LocalizedText("ผ้าพันคอมัดหมี่ย้อมคราม", "Indigo mudmee scarf"),
                CRAFT,
                "มัดลายและย้อมครามในหมู่บ้าน ทอมือทีละผืน"));
        account("coordinator", Role.PROGRAMME_OFFICER, Identity.PROGRAMME, Language.TH);
        account("leader", Role.GROUP_LEADER, hers, Language.TH);

        var address = "http://localhost:" + port;
        try (var chromium = new Chromium();
                var relay = new Relay(URI.create(address))) {
            relay.mend();
            buyer = chromium.window(address, "en", 1280, ColorScheme.LIGHT);
            coordinator = chromium.window(address, "th", 1440, ColorScheme.LIGHT);
            Chromium.signIn(coordinator, "coordinator", PASSWORD);
            try (var phone = new Phone(folder.resolve("phone"), relay.url())) {
                leader = phone.signIn("leader", PASSWORD);
                var link = asks(product);
                var rfq = promisesAndRequests();
                answers(rfq, hers);
                quotes(rfq, link);
                var order = accepts(address, link);
                sample(order, hers);
                var shares = sharesOut(order, hers);
                var own = ofGroup(shares, hers);
                progress(phone, relay, order, own);
                countsInspectsAndPacks(shares, own);
                despatches(order);
                sums(order, shares);
            }
        }
    }

    private void account(String name, Role role, UUID organisation, Language language) {
        var account = identity.createAccount(
                new NewAccount(name, "ทดสอบ ข้อมูลเทียม", role, organisation, language), Identity.SYSTEM);
        identity.setPassword(account, PASSWORD, Identity.SYSTEM);
    }

    /** The buyer asks from the page of a product, without account; the secret link of the enquiry. */
    private String asks(String product) {
        var code = product.toLowerCase(Locale.ROOT);
        buyer.navigate("/en/products/" + code);
        buyer.locator("a[href*='basket?add=" + code + "']").first().click();
        buyer.locator("#quantity").fill("100 dozen");
        buyer.locator("#add button").click();
        buyer.locator("a[href$='/enquiries/new']").click();
        buyer.locator("#place").fill("Hamburg, Germany");
        buyer.locator("#name").fill("Greta Beispiel");
        buyer.locator("#organisation").fill("Alsterkontor (fictional)");
        buyer.locator("#country").selectOption("DE");
        buyer.locator("#email").fill("greta@example.com");
        // The form asks for as long as a person needs.
        buyer.waitForTimeout(2_500);
        buyer.locator("#ask button").click();
        var link = buyer.locator("#link").inputValue();
        looks(buyer, "enquiry-sent");
        return link;
    }

    /** The coordinator sees what can be promised, tells it, and asks five groups for a price. */
    private UUID promisesAndRequests() {
        coordinator.navigate("/enquiries?q=Alsterkontor");
        coordinator.locator("th a[href^='/enquiries/']").click();
        coordinator
                .locator("#promise-due")
                .selectOption(Weeks.text(scene.groups.now().plusWeeks(10)));
        coordinator.locator("form[action$='/promise'] button").click();
        coordinator.locator("form[action$='/promise/tell'] button").click();
        looks(coordinator, "promise");
        for (var group : groups.keySet()) {
            coordinator.locator("input[value='" + group + "']").check();
        }
        coordinator.locator("#ask button").click();
        coordinator.waitForURL("**/rfqs/**");
        return UUID.fromString(coordinator.url().replaceAll(".*/", ""));
    }

    /** The leader answers on her phone; four others by the telephone, written down for them. */
    private void answers(UUID rfq, UUID hers) {
        leader.navigate("/our-rfqs");
        leader.locator("article a.btn").first().click();
        looks(leader, "price-asked");
        leader.locator("input[id^='quantity-']").fill("๔๐๐");
        leader.locator("input[id^='price-']").fill("210");
        leader.locator("select[id^='week-']").selectOption(new SelectOption().setIndex(2));
        leader.locator("button[value=answer]").click();
        leader.waitForURL("**/our-rfqs**");
        long price = 215;
        for (var other : groups.entrySet()) {
            if (!other.getKey().equals(hers)) {
                coordinator.navigate("/rfqs/behalf/" + scene.copy(rfq, other.getKey()));
                coordinator.locator("#who").fill("หัวหน้ากลุ่ม (ข้อมูลเทียม)");
                coordinator.locator("input[name=how][value=phone]").check();
                coordinator
                        .locator("input[id^='quantity-']")
                        .fill(other.getValue().toString());
                coordinator.locator("input[id^='price-']").fill(Long.toString(price));
                coordinator.locator("select[id^='week-']").selectOption(new SelectOption().setIndex(2));
                coordinator.locator("button[value=answer]").click();
                price += 5;
            }
        }
    }

    private void quotes(UUID rfq, String link) {
        coordinator.navigate("/rfqs/" + rfq);
        coordinator.locator("a[href$='?fill']").click();
        coordinator.locator("#choice button").click();
        looks(coordinator, "compared");
        var line = scene.comparison.get(rfq, SourcingScene.OFFICER).lines().getFirst();
        assertThat(line.chosen()).isEqualTo(ORDERED);
        coordinator.locator("a[href^='/enquiries/']").first().click();
        coordinator.locator("#quote").click();
        coordinator.locator("input[id^='price-']").fill("320");
        coordinator.locator("#place").fill("Bangkok");
        coordinator.locator("#send").click();
        coordinator.waitForURL("**/quotations/**");

        // The first price is too high; a second version is not.
        buyer.navigate(link);
        buyer.locator("#decline summary").click();
        buyer.locator("#reason").selectOption("price");
        buyer.locator("#no-words").fill("300 baht would do.");
        buyer.locator("#decline form button").click();
        coordinator.reload();
        assertThat(coordinator.locator("main").innerText()).contains("300 baht would do.");
        coordinator.locator("input[id^='price-']").fill("300");
        coordinator.locator("#send").click();
        coordinator.waitForURL("**/quotations/**");
        buyer.navigate(link);
        assertThat(buyer.locator("main").innerText())
                .contains("360,000.00")
                .doesNotContain("Phon Thong")
                .doesNotContain("210.00");
        looks(buyer, "quotation");
    }

    /** Accepted by the link, it is an order; the buyer gets a way to sign in. */
    private UUID accepts(String address, String link) {
        buyer.locator("#accept").click();
        buyer.locator("#to-order").click();
        looks(buyer, "order-by-link");
        coordinator.reload();
        coordinator.locator("#to-order").click();
        coordinator.waitForURL("**/orders/**");
        var order = UUID.fromString(coordinator.url().replaceAll(".*/", ""));
        var account = identity.createAccount(
                new NewAccount(
                        "greta",
                        "Greta Beispiel",
                        Role.BUYER,
                        scene.groups
                                .ordering
                                .getOrder(order, SourcingScene.OFFICER)
                                .buyerId(),
                        Language.EN),
                Identity.SYSTEM);
        buyer.navigate(address + "/invitations/" + identity.invite(account, Identity.SYSTEM));
        buyer.locator("#password").fill(PASSWORD);
        buyer.locator("form[action^='/invitations/'] button").click();
        Chromium.signIn(buyer, "greta", PASSWORD);
        return order;
    }

    /** One round, a wish for a change, a second round that is agreed. */
    private void sample(UUID order, UUID hers) throws IOException {
        coordinator.navigate("/samples/new?for=" + order);
        coordinator.locator("#title_th").fill("ผ้าพันคอมัดหมี่ย้อมคราม");
        coordinator.locator("#title_en").fill("Indigo mudmee scarf");
        coordinator
                .locator("#group")
                .fill(scene.jdbc
                        .sql("select code from directory.producer_group where id = :id")
                        .param("id", hers)
                        .query(String.class)
                        .single());
        coordinator.locator("input[name=colour][value=WITHIN_RANGE]").check();
        coordinator.locator("#wish").fill("หนึ่งผืน ตามผ้าตัวอย่าง");
        coordinator.locator("#cost").fill("800");
        coordinator.locator("#payer").selectOption("BUYER");
        coordinator.locator("main form button.pri").click();
        coordinator.waitForURL(url -> url.matches(".*/samples/[0-9a-f-]{36}.*"));
        var path = URI.create(coordinator.url()).getPath();

        sendsOne(path, 1);
        buyer.navigate("/orders/" + order);
        buyer.locator("ul.docs a[href='" + path + "']").click();
        buyer.locator("input[name=decision][value=CHANGE_WANTED]").check();
        buyer.locator("#words").fill("A little darker at the border, please.");
        buyer.locator("form[action$='/decide'] button").click();
        buyer.locator("form[action$='/decide']").waitFor(gone());
        coordinator.navigate(path);
        coordinator.locator("#wish").fill("ริมเข้มขึ้นอีกนิด");
        coordinator.locator("#payer").selectOption("HUB");
        coordinator.locator("form[action$='/rounds'] button").click();
        coordinator.locator("#round-2").waitFor();
        sendsOne(path, 2);
        buyer.navigate(path);
        buyer.locator("input[name=decision][value=APPROVED]").check();
        buyer.locator("form[action$='/decide'] button").click();
        buyer.locator("form[action$='/decide']").waitFor(gone());
        looks(buyer, "sample-agreed");
    }

    private void sendsOne(String path, int round) throws IOException {
        leader.navigate(path);
        leader.locator("#photos-" + round).setInputFiles(photo("sample-" + round, 900 + round));
        leader.locator("form[action$='/rounds/" + round + "/photos'] button").click();
        leader.locator("#round-" + round + " img").first().waitFor();
        leader.locator("#made_lot").fill("K" + round);
        leader.locator("form[action$='/send'] button").click();
        leader.locator("form[action$='/send']").waitFor(gone());
        if (round == 2) {
            looks(leader, "sample-on-the-phone");
        }
    }

    /** A drawn scarf: no photo of anybody. */
    private Path photo(String name, int width) throws IOException {
        var cloth = new BufferedImage(width, 700, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < cloth.getHeight(); y++) {
            for (int x = 0; x < width; x++) {
                int figure = Math.floorMod(Math.abs(x % 160 - 80) + Math.abs(y % 160 - 80), 80);
                boolean tied = figure < 18 + (x * 31 + y * 17) % 9;
                boolean border = y < 60 || y > 640;
                cloth.setRGB(x, y, border ? 0x16264d : tied ? 0xe9e4d6 : (x + y) % 3 == 0 ? 0x27407a : 0x2f4a88);
            }
        }
        var file = folder.resolve(name + ".jpg");
        ImageIO.write(cloth, "jpeg", file.toFile());
        return file;
    }

    /** Planned over at least four groups; the smallest says no, and what it was asked is split anew. */
    private List<AllocationView> sharesOut(UUID order, UUID hers) {
        plans(order);
        var asked = asked(order);
        assertThat(groupsOf(asked)).hasSizeGreaterThanOrEqualTo(4).contains(hers);
        looks(coordinator, "shared-out");

        leader.navigate("/our-work");
        looks(leader, "job-offered");
        leader.locator("form[action$='/accept'] button").click();
        leader.waitForCondition(() -> ofGroup(asked(order), hers).state() == AllocationState.ACCEPTED);
        var no = asked.stream()
                .filter(share -> !share.groupId().equals(hers))
                .min(Comparator.comparingInt(share -> groups.get(share.groupId())))
                .orElseThrow();
        scene.groups.offers.decline(no.id(), no.version(), "field", SourcingScene.leader(no.groupId()));
        othersAccept(order);
        assertThat(line(order).unallocated()).isEqualTo(no.quantity());

        coordinator.context().addCookies(List.of(new Cookie("saan_language", "en").setUrl("http://localhost:" + port)));
        plans(order);
        othersAccept(order);
        coordinator.navigate("/orders/" + order);
        looks(coordinator, "split-anew");
        assertThat(line(order).unallocated()).isZero();
        assertThat(line(order).accepted()).isEqualTo(ORDERED);
        var shares = asked(order);
        assertThat(groupsOf(shares)).hasSizeGreaterThanOrEqualTo(4).doesNotContain(no.groupId());
        return shares;
    }

    private LineView line(UUID order) {
        return scene.groups
                .ordering
                .getOrder(order, SourcingScene.OFFICER)
                .lines()
                .getFirst();
    }

    private static Set<UUID> groupsOf(List<AllocationView> shares) {
        return shares.stream().map(AllocationView::groupId).collect(Collectors.toSet());
    }

    /** The largest share of a group. */
    private static AllocationView ofGroup(List<AllocationView> shares, UUID group) {
        return shares.stream()
                .filter(share -> share.groupId().equals(group))
                .max(Comparator.comparingInt(AllocationView::quantity))
                .orElseThrow();
    }

    private void plans(UUID order) {
        coordinator.navigate("/orders/" + order);
        coordinator.locator("#plan").click();
        coordinator.locator("#proposal").waitFor();
        coordinator.locator("#accept").click();
        coordinator.locator("#proposal").waitFor(gone());
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }

    /** The shares that are asked or have a yes. */
    private List<AllocationView> asked(UUID order) {
        return scene.groups.ordering.getOrder(order, SourcingScene.OFFICER).allocations().stream()
                .filter(share -> share.state() == AllocationState.OFFERED || share.state() == AllocationState.ACCEPTED)
                .toList();
    }

    private void othersAccept(UUID order) {
        asked(order).stream()
                .filter(share -> share.state() == AllocationState.OFFERED)
                .forEach(share ->
                        scene.groups.offers.accept(share.id(), share.version(), SourcingScene.leader(share.groupId())));
    }

    /** Half is made; told without signal, with a photo, sent when the signal is back; the buyer sees number and photo. */
    private void progress(Phone phone, Relay relay, UUID order, AllocationView share) throws IOException {
        var path = "/our-work/" + share.id() + "/report";
        // She has not looked at the report yet; the phone keeps it from the page of her work.
        leader.navigate("/our-work");
        phone.waitUntilKept(path);
        relay.cut();
        leader.navigate(path);
        leader.locator("#made").fill("๒๐๐");
        leader.locator("#photos").setInputFiles(photo("work", 800));
        leader.locator("form[action$='/report'] .choose label").first().click();
        leader.locator("form[action$='/report'] button.pri").click();
        leader.locator("#unsent").waitFor();
        assertThat(leader.locator("#unsent").innerText()).contains("รอสัญญาณ");
        looks(leader, "not-sent-yet");
        relay.mend();
        leader.waitForCondition(
                () -> production.getWork(share.id(), SourcingScene.OFFICER).made() == 200);

        coordinator.navigate("/work-orders/" + share.id());
        coordinator.locator("#photos form button").first().click();
        looks(coordinator, "work-followed");
        buyer.navigate("/orders/" + order);
        assertThat(buyer.locator("main").innerText()).contains("200").doesNotContain("Phon Thong");
        assertThat(buyer.locator(".shots img").count()).isEqualTo(1);
        buyer.locator("#words").fill("Beautiful! When will they leave?");
        buyer.locator("#talk form button").click();
        coordinator.navigate("/orders/" + order + "/notes");
        assertThat(coordinator.locator("#talk").innerText()).contains("Beautiful!");
        coordinator.locator("#words").fill("In about four weeks.");
        coordinator.locator("#talk form button").click();
        buyer.navigate("/orders/" + order);
        assertThat(buyer.locator("#talk").innerText()).contains("In about four weeks.");
        looks(buyer, "my-order");
    }

    /** The leader's pieces through the pages, with 72 of 1,200 put right; those of the others as they come. */
    private void countsInspectsAndPacks(List<AllocationView> shares, AllocationView own) {
        for (var share : shares) {
            int pieces = share.quantity();
            if (share.id().equals(own.id())) {
                receivesAndPutsRight(share.id(), pieces);
                continue;
            }
            var tranche = receiving.receive(
                    share.id(), new NewDelivery(UUID.randomUUID(), pieces, pieces, "K3", null), SourcingScene.OFFICER);
            quality.inspect(
                    tranche,
                    new NewInspection(UUID.randomUUID(), pieces, List.of(), 0, null),
                    List.of(),
                    SourcingScene.OFFICER);
            receiving.pack(share.id(), UUID.randomUUID(), pieces, true, SourcingScene.OFFICER);
        }
    }

    private void receivesAndPutsRight(UUID work, int pieces) {
        coordinator.navigate("/receiving/" + work);
        coordinator.locator("#said").fill(Integer.toString(pieces));
        coordinator.locator("#counted").fill(Integer.toString(pieces));
        coordinator.locator("#lot").fill("K2");
        coordinator.locator("form[action$='/deliveries'] button.pri").click();
        coordinator.waitForURL("**/receiving/tranches/**");
        coordinator.locator("#accepted").fill(Integer.toString(pieces - TO_PUT_RIGHT));
        coordinator.locator("input[name='rework-EDGE']").fill(Integer.toString(TO_PUT_RIGHT));
        coordinator.locator("form[action$='/inspections'] button.pri").click();
        looks(coordinator, "put-right");
        coordinator.locator("#b-counted").fill(Integer.toString(TO_PUT_RIGHT));
        coordinator.locator("#back button").click();
        coordinator.locator("#accepted").waitFor();
        coordinator.locator("#accepted").fill(Integer.toString(TO_PUT_RIGHT));
        coordinator.locator("form[action$='/inspections'] button.pri").click();
        coordinator.navigate("/receiving/" + work);
        coordinator.locator("input[name=last]").check();
        coordinator.locator("form[action$='/packings'] button").click();
        looks(coordinator, "three-counts");
        leader.navigate("/our-work/" + work + "/report");
        looks(leader, "what-was-found");
    }

    private void despatches(UUID order) {
        coordinator.navigate("/orders/" + order + "/despatches");
        coordinator.locator("#carrier").fill("Hanse Sea Freight (fictional)");
        coordinator.locator("#cartons").fill("24");
        coordinator.locator("#gross").fill("412.5");
        coordinator.locator("#despatch").click();
        coordinator.waitForURL("**/despatches/**");
        looks(coordinator, "despatched");
        buyer.navigate("/orders/" + order);
        buyer.locator("ul.docs a[href^='/despatches/']").click();
        buyer.locator("#arrived-do").click();
        buyer.navigate("/orders/" + order);
        assertThat(buyer.locator("ol.stages li.done").last().innerText()).contains("Delivered");
        looks(buyer, "delivered");
    }

    private void sums(UUID order, List<AllocationView> shares) {
        var line = line(order);
        assertThat(line.quantity())
                .isEqualTo(line.allocated() + line.unallocated())
                .isEqualTo(ORDERED);
        assertThat(shares.stream().mapToInt(AllocationView::quantity).sum()).isEqualTo(ORDERED);
        int made = 0;
        int received = 0;
        int packed = 0;
        for (var share : shares) {
            var work = production.getWork(share.id(), SourcingScene.OFFICER);
            var counts = work.counts();
            assertThat(counts.allocated())
                    .isEqualTo(counts.accepted() + counts.rejected() + counts.outstanding() + counts.cancelled())
                    .isEqualTo(share.quantity());
            assertThat(work.reconciled()).isTrue();
            made += work.made();
            received += counts.received();
            packed += counts.packed();
        }
        assertThat(List.of(made, received, packed)).containsOnly(ORDERED);
        assertThat(scene.groups.illnesses()).isEmpty();
    }

    /** Fits its window and is readable by everybody; kept as a picture where one is asked for. */
    private void looks(Page page, String name) {
        Axe.fits(page);
        Axe.accepts(page);
        pictures++;
        var folder = System.getProperty("saan.pictures");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setType(ScreenshotType.JPEG)
                    .setQuality(72)
                    .setPath(Path.of(folder, String.format("story-%02d-%s.jpg", pictures, name))));
        }
    }
}
