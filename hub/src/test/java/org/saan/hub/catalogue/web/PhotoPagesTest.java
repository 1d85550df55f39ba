package org.saan.hub.catalogue.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.catalogue.SubjectKind.PRODUCT;
import static org.saan.hub.shared.Language.EN;
import static org.saan.hub.shared.Language.TH;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.catalogue.Catalogue;
import org.saan.hub.catalogue.PhotoView.Recognised;
import org.saan.hub.catalogue.Photos;
import org.saan.hub.catalogue.Publishing;
import org.saan.hub.catalogue.SampleGroups;
import org.saan.hub.catalogue.SampleProducts;
import org.saan.hub.catalogue.TextField;
import org.saan.hub.catalogue.TextInput;
import org.saan.hub.directory.Consents;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.NewPerson;
import org.saan.hub.directory.People;
import org.saan.hub.directory.PersonRole;
import org.saan.hub.directory.Purpose;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.media.SamplePhotos;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** Photos over HTTP: who gets the page and the files, and what others may keep of them. */
@HubTest
class PhotoPagesTest {
    private static final Viewer OFFICER = viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);
    private static final Viewer DESIGNER = viewer(Role.DESIGNER, Identity.PROGRAMME);
    private static final Viewer BUYER = viewer(Role.BUYER, UUID.randomUUID());

    @Autowired
    private MockMvc web;

    @Autowired
    private Photos photos;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Directory directory;

    @Autowired
    private People people;

    @Autowired
    private Consents consents;

    private UUID group = new UUID(0, 0);
    private UUID product = new UUID(0, 0);
    private Viewer leader = OFFICER;
    private String path = "";

    @BeforeEach
    void aPublicProduct() {
        group = SampleGroups.create(directory, OFFICER);
        leader = viewer(Role.GROUP_LEADER, group);
        product = catalogue.createProduct(
                group, new LocalizedText("ผ้าพันคอย้อมคราม", "Indigo scarf"), SampleProducts.scarf(), leader);
        catalogue.write(PRODUCT, product, List.of(new TextInput(TextField.DESCRIPTION, TH, "ทอมือ")), leader);
        catalogue.approveAll(PRODUCT, product, null, OFFICER);
        publishing.publish(PRODUCT, product, OFFICER);
        path = "/products/" + product + "/photos";
    }

    private UUID added() throws Exception {
        photos.add(
                PRODUCT,
                product,
                UUID.randomUUID(),
                List.of(new Photos.Sent("a.jpg", () -> SamplePhotos.photo("jpeg", 1400, 900))),
                leader);
        return photos.get(PRODUCT, product, leader).photos().getLast().id();
    }

    private Photos.Place at(UUID photo) {
        return new Photos.Place(PRODUCT, product, photo);
    }

    private String publicPage() throws Exception {
        var code = catalogue.getProduct(product, OFFICER).code().toLowerCase(Locale.ROOT);
        return web.perform(get("/en/products/" + code))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void onlyWhoMayWriteOrTranslateGetsThePage() throws Exception {
        var photo = added();
        var other = viewer(Role.GROUP_LEADER, SampleGroups.create(directory, null, "กลุ่มอื่น", OFFICER));
        for (var stranger : List.of(other, BUYER)) {
            web.perform(get(path).with(as(stranger))).andExpect(status().isNotFound());
            for (var what : List.of("", "/approve", "/earlier", "/remove", "/restore")) {
                web.perform(post(path + "/" + photo + what).with(as(stranger)).with(csrf()))
                        .andExpect(status().isNotFound());
            }
            web.perform(multipart(path)
                            .file(new MockMultipartFile("photos", "a.png", null, SamplePhotos.photo("png", 90, 90)))
                            .param("once", UUID.randomUUID().toString())
                            .with(as(stranger))
                            .with(csrf()))
                    .andExpect(status().isNotFound());
        }
        web.perform(get(path).with(as(DESIGNER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("name=\"alt_en\"")))
                .andExpect(content().string(not(containsString("name=\"people\""))))
                .andExpect(content().string(not(containsString("type=\"file\""))));
    }

    @Test
    void whatIsNotPublicIsKeptByNobodyAndIsThereOnlyForThoseWhoWorkOnIt() throws Exception {
        var file = "/media/" + added() + "/640.jpg";
        var other = viewer(Role.GROUP_LEADER, SampleGroups.create(directory, null, "กลุ่มอื่น", OFFICER));
        web.perform(get(file)).andExpect(status().isNotFound());
        web.perform(get(file).with(as(other))).andExpect(status().isNotFound());
        web.perform(get(file).with(as(leader)))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "image/jpeg"))
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"));
        web.perform(get(file.replace("640", "641")).with(as(leader))).andExpect(status().isNotFound());
        web.perform(get("/media/" + UUID.randomUUID() + "/640.jpg")).andExpect(status().isNotFound());
    }

    @Test
    void aPublicPhotoWithoutPeopleMayBeKeptForAnHour() throws Exception {
        var photo = added();
        photos.describe(at(photo), Recognised.NOBODY, Set.of(), List.of(), leader);
        var file = "/media/" + photo + "/640.jpg";
        var tag = web.perform(get(file))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "max-age=3600, public"))
                .andExpect(header().doesNotExist("Set-Cookie"))
                .andReturn()
                .getResponse()
                .getHeader("ETag");
        assertThat(tag).matches("\"[0-9a-f]{64}\"");
        web.perform(get(file).header("If-None-Match", tag))
                .andExpect(status().isNotModified())
                .andExpect(content().string(""));
    }

    @Test
    void aPhotoWithPeopleIsAskedForEachTimeAndGoneWhenOneTakesTheirWordBack() throws Exception {
        var photo = added();
        var member = people.add(
                group,
                new NewPerson("นาง", "พิมพ์", "นามสมมติ", null),
                PersonRole.MEMBER,
                LocalDate.of(2026, 1, 1),
                OFFICER);
        consents.record(member, Purpose.PUBLIC_PHOTO, true, LocalDate.of(2026, 11, 1), "paper", OFFICER);
        photos.describe(at(photo), Recognised.SHOWN, Set.of(member), List.of(), leader);
        var file = "/media/" + photo + "/640.jpg";
        var tag = web.perform(get(file))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-cache, public"))
                .andReturn()
                .getResponse()
                .getHeader("ETag");
        assertThat(publicPage()).contains(file);
        consents.record(member, Purpose.PUBLIC_PHOTO, false, LocalDate.of(2026, 11, 2), "spoken", OFFICER);
        web.perform(get(file).header("If-None-Match", tag)).andExpect(status().isNotFound());
        Thread.sleep(600);
        assertThat(publicPage()).doesNotContain(file);
        web.perform(get(path).with(as(leader)))
                .andExpect(content().string(containsString("Not public: not everybody in it agrees")))
                .andExpect(content().string(containsString("นาง พิมพ์ นามสมมติ")));
    }

    @Test
    void thePublicPageOffersTheWidthsAndSaysWhatIsToBeSeen() throws Exception {
        var photo = added();
        photos.describe(
                at(photo),
                Recognised.NOBODY,
                Set.of(),
                List.of(new TextInput(TextField.ALT, TH, "ผ้าบนโต๊ะ"), new TextInput(TextField.ALT, EN, "Cloth")),
                leader);
        Thread.sleep(600);
        assertThat(publicPage()).contains("alt=\"Indigo scarf · Photo 1\"").doesNotContain("ผ้าบนโต๊ะ");
        photos.approve(at(photo), Map.of(TH, 1, EN, 1), OFFICER);
        Thread.sleep(600);
        var media = "/media/" + photo;
        assertThat(publicPage())
                .contains("srcset=\"" + media + "/320.jpg 320w, " + media + "/640.jpg 640w, " + media
                        + "/1280.jpg 1280w, " + media + "/1400.jpg 1400w\"")
                .contains("width=\"640\" height=\"412\" alt=\"Cloth\"")
                .containsPattern("<meta property=\"og:image\" content=\"http[^\"]+" + media + "/1280.jpg\">")
                .containsPattern("\"image\":\\[\"http[^\"]+" + media + "/1280.jpg\"]");
    }

    @Test
    void documentsShowPhotosAndAreMadeAnewWhenOneIsNoLongerPublic() throws Exception {
        var photo = added();
        photos.describe(at(photo), Recognised.NOBODY, Set.of(), List.of(), leader);
        var code = catalogue.getProduct(product, OFFICER).code();
        var shown = web.perform(get("/en/lookbook.pdf").param("product", code))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse();
        assertThat(widths(shown.getContentAsByteArray())).contains(640);
        photos.remove(at(photo), leader);
        var without = web.perform(get("/en/lookbook.pdf")
                        .param("product", code)
                        .header("If-None-Match", String.valueOf(shown.getHeader("ETag"))))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse();
        assertThat(widths(without.getContentAsByteArray())).doesNotContain(640);
    }

    /** Of the pictures in a document. */
    private static List<Integer> widths(byte[] pdf) throws Exception {
        var widths = new ArrayList<Integer>();
        try (var document = Loader.loadPDF(pdf)) {
            for (var page : document.getPages()) {
                for (var name : page.getResources().getXObjectNames()) {
                    if (page.getResources().getXObject(name) instanceof PDImageXObject image) {
                        widths.add(image.getWidth());
                    }
                }
            }
        }
        return widths;
    }

    @Test
    void aFormWithoutPhotosOrWithWrongWordsIsShownAgain() throws Exception {
        var photo = added();
        web.perform(multipart(path)
                        .param("once", UUID.randomUUID().toString())
                        .with(as(leader))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Choose at least one photo.")));
        web.perform(post(path + "/" + photo)
                        .param("describes", "1")
                        .param("people", "shown")
                        .param("alt_en", "x".repeat(301))
                        .with(as(leader))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("href=\"#people-1\"")))
                .andExpect(content().string(containsString("x".repeat(301))));
        web.perform(post(path + "/" + photo)
                        .param("describes", "1")
                        .param("people", "nobody")
                        .param("alt_en", "x".repeat(301))
                        .with(as(leader))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("href=\"#alt_en-1\"")));
        web.perform(post(path + "/" + photo)
                        .param("describes", "1")
                        .param("people", "nobody")
                        .param("alt_en", "Cloth")
                        .with(as(leader))
                        .with(csrf()))
                .andExpect(redirectedUrl(path + "#photo-" + photo))
                .andExpect(flash().attribute("said", "The photo was saved."));
    }

    @Test
    void whatIsTooLargeTogetherIsToldBeforeItIsRead() throws Exception {
        web.perform(post(path).content(new byte[] {1}).with(request -> {
                    var large = new org.springframework.mock.web.MockHttpServletRequest() {
                        @Override
                        public long getContentLengthLong() {
                            return 51L * 1024 * 1024;
                        }
                    };
                    large.setMethod("POST");
                    large.setRequestURI(path);
                    return large;
                }))
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", path + "?busy"));
        web.perform(get(path).param("busy", "").with(as(leader)))
                .andExpect(content().string(containsString("at most 50 MB at once")));
    }
}
