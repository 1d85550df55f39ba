package org.saan.hub.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.training.LearningScene.OFFICER;
import static org.saan.hub.training.LearningScene.TRAINER;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.media.SamplePhotos;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** The pages of assessment as trainers, learners and strangers see them. */
@HubTest
@Import(LearningScene.class)
class AssessmentPagesTest {
    private static final Viewer BUYER = org.saan.hub.TestHub.viewer(Role.BUYER, UUID.randomUUID());

    @Autowired
    private LearningScene scene;

    @Autowired
    private TrainingCertificates certificates;

    @Autowired
    private WorkshopMaterials materials;

    @Autowired
    private MockMvc web;

    private UUID workshop = new UUID(0, 0);
    private UUID learner = new UUID(0, 0);

    @BeforeEach
    void aWorkshopOfWhichOneHasPassed() {
        workshop = scene.workshop(1);
        scene.test(workshop);
        learner = scene.trained(workshop, "มะลิวัลย์", null);
    }

    private MockHttpServletResponse ask(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return web.perform(request).andReturn().getResponse();
    }

    private String seen(String path) throws Exception {
        var response = ask(get(path).with(as(TRAINER)));
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        return response.getContentAsString();
    }

    private static String at(MockHttpServletResponse response) {
        assertThat(response.getStatus()).isEqualTo(302);
        return Objects.requireNonNull(response.getRedirectedUrl());
    }

    @Test
    void everyPageOfTheTrainerAnswersAndIsHiddenFromOthers() throws Exception {
        scene.task(workshop, learner, false);
        certificates.issue(workshop, TRAINER);
        materials.add(
                workshop,
                new org.saan.hub.shared.LocalizedText("สไลด์", null),
                "a.pdf",
                "%PDF-1.7".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                TRAINER);
        var base = "/workshops/" + workshop;
        for (var path : List.of(
                "/questions",
                "/questions/new",
                base + "/assessment",
                base + "/tests/pre",
                base + "/tests/post/1",
                base + "/tests.pdf",
                base + "/test-ids.pdf",
                base + "/results",
                base + "/results.xlsx",
                base + "/feedback",
                base + "/practice",
                "/workshop-tasks/" + workshop,
                "/learners/" + learner + "/competencies")) {
            seen(path);
            assertThat(ask(get(path).with(as(BUYER))).getStatus()).as(path).isEqualTo(404);
        }
        assertThat(seen(base + "/results")).contains("มะลิวัลย์", "Passed", "0.71");
        assertThat(seen("/workshops/" + workshop + "/assessment")).contains("สไลด์");
        assertThat(ask(get("/workshops/" + UUID.randomUUID() + "/results").with(as(TRAINER)))
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("on a phone: one question on a page, kept as answered, no name, and nothing after it is handed in")
    void theTestOnAPhone() throws Exception {
        var other = scene.learner("ชื่อลับ", null);
        scene.enrol(workshop, other);
        scene.assessments.giveTestIds(workshop, TRAINER);
        var code = scene.testId(workshop, other).code();
        assertThat(at(ask(post("/en/tests")
                        .param("code", code.toLowerCase(java.util.Locale.ROOT))
                        .with(csrf()))))
                .isEqualTo("/en/tests/" + code);
        assertThat(ask(post("/en/tests").param("code", "NOBODY2222").with(csrf()))
                        .getStatus())
                .isEqualTo(422);
        var mine = ask(get("/en/tests/" + code)).getContentAsString();
        assertThat(mine).contains("/en/tests/" + code + "/pre").doesNotContain("ชื่อลับ");
        var question = ask(get("/en/tests/" + code + "/pre")).getContentAsString();
        assertThat(question)
                .contains("Question 1 of 10", "name=\"choice\" value=\"3\"")
                .doesNotContain("ชื่อลับ");
        var next = at(ask(post("/en/tests/" + code + "/pre")
                .param("at", "1")
                .param("choice", "2")
                .with(csrf())));
        assertThat(next).isEqualTo("/en/tests/" + code + "/pre?at=2");
        assertThat(ask(get("/en/tests/" + code + "/pre?at=1")).getContentAsString())
                .contains("value=\"2\" aria-pressed=\"true\"");
        assertThat(ask(get("/en/tests/" + code + "/pre?at=-1")).getContentAsString())
                .contains("9 questions are open");
        assertThat(at(ask(post("/en/tests/" + code + "/pre/finish").with(csrf()))))
                .isEqualTo("/en/tests/" + code + "/pre");
        assertThat(ask(get("/en/tests/" + code + "/pre")).getContentAsString()).contains("The test is handed in");
        assertThat(ask(get("/th/tests/" + code + "/feedback")).getContentAsString())
                .contains("มีประโยชน์");
        var missing =
                ask(post("/th/tests/" + code + "/feedback").param("useful", "5").with(csrf()));
        assertThat(missing.getStatus()).isEqualTo(422);
        assertThat(at(ask(post("/th/tests/" + code + "/feedback")
                        .param("useful", "5")
                        .param("clear", "4")
                        .param("will_use", "5")
                        .with(csrf()))))
                .isEqualTo("/th/tests/" + code);
        assertThat(ask(get("/en/tests/ZZZZZZZZZZ")).getStatus()).isEqualTo(404);
    }

    @Test
    void aQuestionIsWrittenFieldByFieldAndAskedAgainWhereItIsWrong() throws Exception {
        var wrong = ask(post("/questions")
                .param("once", UUID.randomUUID().toString())
                .param("area", "C1")
                .param("level", "1")
                .param("text_en", "What?")
                .param("choice1_en", "this")
                .param("choice2_en", "that")
                .with(as(TRAINER))
                .with(csrf()));
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(wrong.getContentAsString()).contains("Mark the right choice", "value=\"What?\"");
        var made = at(ask(post("/questions")
                .param("once", UUID.randomUUID().toString())
                .param("area", "C1")
                .param("level", "1")
                .param("text_en", "What?")
                .param("choice1_en", "this")
                .param("choice2_en", "that")
                .param("right", "2")
                .with(as(TRAINER))
                .with(csrf())));
        assertThat(seen(made)).contains("value=\"that\"");
        assertThat(at(ask(multipart(made + "/photos")
                        .file(new MockMultipartFile(
                                "photos", "a.jpg", "image/jpeg", SamplePhotos.photo("jpg", 80, 60, 3)))
                        .with(as(TRAINER))
                        .with(csrf()))))
                .isEqualTo(made);
        assertThat(ask(get(made + "/picture/640.jpg").with(as(TRAINER))).getContentType())
                .isEqualTo("image/jpeg");
        var better = at(ask(post(made)
                .param("area", "C1")
                .param("level", "2")
                .param("text_en", "What else?")
                .param("choice1_en", "this")
                .param("choice2_en", "that")
                .param("right", "1")
                .with(as(TRAINER))
                .with(csrf())));
        assertThat(better).isNotEqualTo(made);
        assertThat(seen(made)).contains("This question is retired");
    }

    @Test
    void aTaskIsSentWithAPhotoAndJudged() throws Exception {
        var other = scene.learner("งาน", null);
        scene.enrol(workshop, other);
        var sent = at(ask(multipart("/workshop-tasks/" + workshop + "/photos")
                .file(new MockMultipartFile("photos", "a.jpg", "image/jpeg", SamplePhotos.photo("jpg", 80, 60, 3)))
                .param("learner", other.toString())
                .param("once", UUID.randomUUID().toString())
                .with(as(TRAINER))
                .with(csrf())));
        assertThat(sent).isEqualTo("/workshop-tasks/" + workshop);
        var work = scene.tasks.ofWorkshop(workshop, TRAINER).getFirst();
        assertThat(work.photos()).isEqualTo(1);
        assertThat(ask(get("/task-works/" + work.id() + "/0/320.jpg").with(as(TRAINER)))
                        .getContentType())
                .isEqualTo("image/jpeg");
        var why = ask(post("/task-works/" + work.id() + "/judge")
                .param("version", "0")
                .param("judged", "again")
                .with(as(TRAINER))
                .with(csrf()));
        assertThat(why.getStatus()).isEqualTo(422);
        assertThat(at(ask(post("/task-works/" + work.id() + "/judge")
                        .param("version", "0")
                        .param("judged", "accepted")
                        .with(as(TRAINER))
                        .with(csrf()))))
                .isEqualTo(sent);
    }

    @Test
    @DisplayName(
            "the certificate: a Thai paper with a Buddhist date, and a public page that says valid or revoked without a name")
    void theCertificate() throws Exception {
        ask(post("/workshops/" + workshop + "/certificates").with(as(TRAINER)).with(csrf()));
        var certificate = certificates.ofWorkshop(workshop, TRAINER).getFirst();
        var pdf = ask(
                get("/training-certificates/" + certificate.id() + "/th.pdf").with(as(TRAINER)));
        assertThat(pdf.getContentType()).isEqualTo("application/pdf");
        try (var read = Loader.loadPDF(pdf.getContentAsByteArray())) {
            var text = new PDFTextStripper().getText(read);
            int year =
                    java.time.LocalDate.now(org.saan.hub.shared.Printing.ZONE).getYear() + 543;
            assertThat(text).contains(certificate.number(), Integer.toString(year));
            assertThat(read.getNumberOfPages()).isEqualTo(1);
        }
        assertThat(at(ask(get("/certificates/" + certificate.printedCode()).header("Accept-Language", "th"))))
                .isEqualTo("/th/certificates/" + certificate.code());
        var page = ask(get("/en/certificates/" + certificate.code())).getContentAsString();
        assertThat(page)
                .contains("This certificate is valid", certificate.number())
                .doesNotContain("มะลิวัลย์");
        assertThat(ask(get("/certificates/" + certificate.code() + "/badge")).getContentType())
                .isEqualTo("application/vc+jwt");
        var revoke =
                post("/training-certificates/" + certificate.id() + "/revoke").param("reason", "ออกผิดคน");
        assertThat(ask(revoke.with(as(TRAINER)).with(csrf())).getStatus()).isEqualTo(404);
        at(ask(post("/training-certificates/" + certificate.id() + "/revoke")
                .param("reason", "ออกผิดคน")
                .with(as(OFFICER))
                .with(csrf())));
        assertThat(ask(get("/en/certificates/" + certificate.code())).getContentAsString())
                .contains("was revoked on")
                .doesNotContain("ออกผิดคน");
        assertThat(ask(get("/en/certificates/AAAA2222AAAA2222")).getStatus()).isEqualTo(404);
        assertThat(ask(get("/badges/issuer")).getContentAsString()).contains("jwks_uri");
        assertThat(ask(get("/badges/jwks.json")).getContentAsString())
                .contains("\"kty\"")
                .doesNotContain("\"d\"");
        assertThat(ask(get("/badges/status/1")).getStatus()).isEqualTo(200);
    }
}
