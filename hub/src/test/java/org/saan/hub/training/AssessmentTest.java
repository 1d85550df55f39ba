package org.saan.hub.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.training.LearningScene.OFFICER;
import static org.saan.hub.training.LearningScene.TRAINER;

import com.nimbusds.jose.JWSObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Tests, tasks and certificates of a workshop, against the database. */
@HubTest
@Import(LearningScene.class)
class AssessmentTest {
    @Autowired
    private LearningScene scene;

    @Autowired
    private Assessments assessments;

    @Autowired
    private Sittings sittings;

    @Autowired
    private PaperTests papers;

    @Autowired
    private TaskWorks tasks;

    @Autowired
    private TrainingResults results;

    @Autowired
    private TrainingCertificates certificates;

    @Autowired
    private Badges badges;

    @Autowired
    private CompetencyLevels levels;

    @Autowired
    private WorkshopFeedback feedback;

    @Autowired
    private WorkshopMaterials materials;

    @Autowired
    private TrainingPractice practice;

    @Autowired
    private ObjectMapper json;

    private UUID workshop = new UUID(0, 0);

    @BeforeEach
    void aWorkshopWithATest() {
        workshop = scene.workshop(1);
        scene.test(workshop);
    }

    private TrainingResults.Result result(UUID learner) {
        return results.list(workshop, TRAINER).stream()
                .filter(row -> row.learner().equals(learner))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void answersAreKeptAsTheyAreGivenAndCountedAtTheEnd() {
        var learner = scene.learner("มาลี", null);
        scene.enrol(workshop, learner);
        assessments.giveTestIds(workshop, TRAINER);
        var code = scene.testId(workshop, learner).code();
        sittings.answer(code, Assessment.Kind.PRE, 1, 1);
        var changed = sittings.answer(code.toLowerCase(java.util.Locale.ROOT) + " ", Assessment.Kind.PRE, 1, 2);
        assertThat(changed.answered()).isEqualTo(1);
        assertThat(changed.answer(1)).isEqualTo(2);
        assertThat(changed.nextOpen(1)).isEqualTo(2);
        assertThat(result(learner).pre()).isNull();
        sittings.finish(code, Assessment.Kind.PRE);
        assertThat(result(learner).pre()).isEqualTo(1);
        assertThat(result(learner).preOf()).isEqualTo(10);
        assertThatThrownBy(() -> sittings.answer(code, Assessment.Kind.PRE, 2, 2))
                .hasMessage("assess.test.finished_already");
        assessments.open(workshop, scene.version(workshop), false, false, false, TRAINER);
        assertThatThrownBy(() -> sittings.answer(code, Assessment.Kind.POST, 1, 1))
                .hasMessage("assess.test.closed");
        assertThatThrownBy(() -> sittings.holder("AAAAAAAAAA")).isInstanceOf(NotFound.class);
    }

    @Test
    void aTestThatSomebodyBeganKeepsItsQuestions() {
        var learner = scene.learner("มาลี", null);
        scene.enrol(workshop, learner);
        assessments.giveTestIds(workshop, TRAINER);
        sittings.answer(scene.testId(workshop, learner).code(), Assessment.Kind.PRE, 1, 1);
        assertThatThrownBy(() ->
                        assessments.assemble(workshop, scene.version(workshop), Map.of("C2", 1), 3, false, TRAINER))
                .hasMessage("assess.test.sat");
        assertThatThrownBy(() -> assessments.open(workshop, -1, false, false, false, TRAINER))
                .hasMessage("assess.changed");
    }

    @Test
    void paperIsTypedAndTypedAgainAndOralIsEnteredByATrainer() {
        var paper = scene.learner("ก", null);
        var oral = scene.learner("ข", null);
        scene.enrol(workshop, paper);
        scene.enrol(workshop, oral);
        assessments.giveTestIds(workshop, TRAINER);
        int typed = scene.testId(workshop, paper).number();
        assertThat(papers.type(workshop, Assessment.Kind.PRE, Map.of(typed, "ขขขขข ก----"), TRAINER))
                .isEqualTo(1);
        assertThat(result(paper).pre()).isEqualTo(5);
        assertThat(papers.type(workshop, Assessment.Kind.PRE, Map.of(typed, "bbbbbb----"), TRAINER))
                .isEqualTo(1);
        assertThat(papers.type(workshop, Assessment.Kind.PRE, Map.of(typed, "2222 22----"), TRAINER))
                .isZero();
        assertThat(result(paper).pre()).isEqualTo(6);
        assertThatThrownBy(() -> papers.type(workshop, Assessment.Kind.PRE, Map.of(typed, "bb"), TRAINER))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.field()).isEqualTo("row-" + typed));
        int spoken = scene.testId(workshop, oral).number();
        IntStream.rangeClosed(1, 7)
                .forEach(place -> sittings.answerOral(workshop, spoken, Assessment.Kind.POST, place, 2, TRAINER));
        sittings.finishOral(workshop, spoken, Assessment.Kind.POST, TRAINER);
        assertThat(result(oral).post()).isEqualTo(7);
        assertThat(papers.rows(workshop, Assessment.Kind.POST, TRAINER))
                .filteredOn(PaperTests.Row::elsewhere)
                .extracting(PaperTests.Row::number)
                .containsExactly(spoken);
    }

    @Test
    @DisplayName("who lacks what: 9.5 of 12 hours, 5 of 10 points, no task; met when the last of the three was")
    void whoLacksWhat() {
        var all = scene.trained(workshop, "ครบ", null);
        var hours = scene.learner("ชั่วโมง", null);
        scene.enrol(workshop, hours);
        scene.attend(workshop, hours, 180, 180, 180, 30);
        assessments.giveTestIds(workshop, TRAINER);
        scene.sit(workshop, hours, Assessment.Kind.POST, 6);
        scene.task(workshop, hours, true);
        var low = scene.learner("คะแนน", null);
        scene.enrol(workshop, low);
        scene.attend(workshop, low, 180, 180, 180, 60);
        assessments.giveTestIds(workshop, TRAINER);
        scene.sit(workshop, low, Assessment.Kind.POST, 5);
        scene.task(workshop, low, false);
        assertThat(result(all).met()).isTrue();
        assertThat(result(all).gain()).isEqualTo(new Gain(3, 8, 10));
        assertThat(result(hours).lacks()).containsExactly(Trained.Lack.ATTENDANCE_LOW);
        assertThat(result(hours).met()).isFalse();
        assertThat(result(low).lacks()).containsExactly(Trained.Lack.POST_TEST_LOW, Trained.Lack.TASK_MISSING);
        scene.task(workshop, low, true);
        assertThat(result(low).lacks()).containsExactly(Trained.Lack.POST_TEST_LOW);
        results.list(workshop, TRAINER)
                .forEach(row -> assertThat(row.met()).isEqualTo(row.lacks().isEmpty()));
        assertThat(TrainingResults.gain(results.list(workshop, TRAINER)).counted())
                .isEqualTo(1);
        assertThatThrownBy(() -> results.list(
                        workshop,
                        org.saan.hub.TestHub.viewer(org.saan.hub.shared.Role.GROUP_LEADER, UUID.randomUUID())))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void certificatesFollowEachOtherAreIssuedOnceAndStayAsTheyAre() {
        scene.trained(workshop, "หนึ่ง", null);
        scene.trained(workshop, "สอง", null);
        assertThat(certificates.issue(workshop, TRAINER)).isEqualTo(2);
        assertThat(certificates.issue(workshop, TRAINER)).isZero();
        var issued = certificates.ofWorkshop(workshop, TRAINER);
        assertThat(issued).hasSize(2).allMatch(TrainingCertificate::valid);
        int first = Integer.parseInt(issued.getFirst().number().substring(9));
        assertThat(issued.getLast().number()).endsWith("%04d".formatted(first + 1));
        assertThatThrownBy(() -> scene.jdbc
                        .sql("update training.certificate set number = 'CRT-0' where id = :id")
                        .param("id", issued.getFirst().id())
                        .update())
                .isInstanceOf(DataAccessException.class);
        certificates.revoke(issued.getFirst().id(), "ออกผิดคน", OFFICER);
        assertThat(certificates.check(issued.getFirst().code()).valid()).isFalse();
        assertThatThrownBy(() -> certificates.revoke(issued.getFirst().id(), "อีกครั้ง", OFFICER))
                .hasMessage("assess.certificate.revoked_already");
        assertThatThrownBy(() -> certificates.revoke(issued.getLast().id(), "เทรนเนอร์", TRAINER))
                .isInstanceOf(NotFound.class);
        assertThat(certificates.issue(workshop, TRAINER)).isEqualTo(1);
    }

    private static JsonNode payload(ObjectMapper json, String jwt) {
        return json.readTree(Base64.getUrlDecoder().decode(jwt.split("\\.")[1]));
    }

    /** By the Java platform alone, from the published key. */
    private static boolean verifies(String jwt, Map<String, Object> jwk) throws Exception {
        var decoder = Base64.getUrlDecoder();
        var key = KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(
                        new BigInteger(1, decoder.decode((String) jwk.get("n"))),
                        new BigInteger(1, decoder.decode((String) jwk.get("e")))));
        var parts = jwt.split("\\.");
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return parts.length == 3 && parts[2].length() > 0 && signature.verify(decoder.decode(parts[2]));
    }

    @Test
    @DisplayName(
            "a badge has all that Open Badges 3.0 asks for, verifies with the published key, and not when it is tampered with")
    void badgesAreSigned() throws Exception {
        var learner = scene.trained(workshop, "ตรา", null);
        certificates.issue(workshop, TRAINER);
        var certificate = certificates.ofWorkshop(workshop, TRAINER).getFirst();
        var jwt = badges.signed(certificate.code());
        var header = JWSObject.parse(jwt).getHeader();
        assertThat(header.getAlgorithm().getName()).isEqualTo("RS256");
        var id = header.getKeyID().substring(header.getKeyID().lastIndexOf('/') + 1);
        var jwk = badges.key(id);
        assertThat(jwk).doesNotContainKeys("d", "p", "q");
        assertThat(verifies(jwt, jwk)).isTrue();
        var credential = payload(json, jwt);
        try (var in = AssessmentTest.class.getResourceAsStream("/training/openbadge-unsigned.json")) {
            var fixture = json.readTree(java.util.Objects.requireNonNull(in).readAllBytes());
            assertThat(credential.get("@context")).isEqualTo(fixture.get("@context"));
            assertThat(credential.get("type")).isEqualTo(fixture.get("type"));
            fixture.propertyNames()
                    .forEach(name -> assertThat(credential.has(name)).as(name).isTrue());
            var subject = fixture.get("credentialSubject");
            subject.propertyNames()
                    .forEach(name -> assertThat(
                                    credential.get("credentialSubject").has(name))
                            .as(name)
                            .isTrue());
            subject.get("achievement")
                    .propertyNames()
                    .forEach(name -> assertThat(credential
                                    .get("credentialSubject")
                                    .get("achievement")
                                    .has(name))
                            .as(name)
                            .isTrue());
        }
        var identity = credential.get("credentialSubject").get("identifier").get(0);
        var phone = scene.jdbc
                .sql("select phone from training.learner where id = :id")
                .param("id", learner)
                .query(String.class)
                .single();
        assertThat(identity.get("identityHash").asString())
                .isEqualTo("sha256$"
                        + HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256")
                                        .digest((phone + identity.get("salt").asString())
                                                .getBytes(StandardCharsets.UTF_8))));
        assertThat(credential.toString()).doesNotContain(phone).doesNotContain("ตรา");

        var parts = jwt.split("\\.");
        var tampered = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("Costing", "Weaving");
        assertThat(verifies(
                        parts[0] + "."
                                + Base64.getUrlEncoder()
                                        .withoutPadding()
                                        .encodeToString(tampered.getBytes(StandardCharsets.UTF_8))
                                + "." + parts[2],
                        jwk))
                .isFalse();
        assertThat(verifies(parts[0] + "." + parts[1] + ".", jwk)).isFalse();
    }

    @Test
    void theStatusListTellsWhatIsRevoked() throws Exception {
        scene.trained(workshop, "หนึ่ง", null);
        scene.trained(workshop, "สอง", null);
        certificates.issue(workshop, TRAINER);
        var issued = certificates.ofWorkshop(workshop, TRAINER);
        certificates.revoke(issued.getFirst().id(), "ออกผิดคน", OFFICER);
        var list = badges.statusList();
        var id = JWSObject.parse(list).getHeader().getKeyID();
        assertThat(verifies(list, badges.key(id.substring(id.lastIndexOf('/') + 1))))
                .isTrue();
        var subject = payload(json, list).get("credentialSubject");
        var bits = new GZIPInputStream(new java.io.ByteArrayInputStream(Base64.getUrlDecoder()
                        .decode(subject.get("encodedList").asString().substring(1))))
                .readAllBytes();
        assertThat(bits).hasSize(16_384);
        for (var certificate : issued) {
            var status = payload(json, badges.signed(certificate.code())).get("credentialStatus");
            int index = Integer.parseInt(status.get("statusListIndex").asString());
            assertThat((bits[index / 8] & 0x80 >> index % 8) != 0).isEqualTo(!certificate.equals(issued.getLast()));
        }
    }

    private record Evidence(String excluded, boolean counted, boolean ended, UUID subject) {}

    private Evidence evidence(UUID learner) {
        return scene.jdbc
                .sql("select * from training.evidence_leader where row_id = :id")
                .param("id", learner)
                .query((row, n) -> new Evidence(
                        row.getString("excluded"),
                        row.getObject("counted_from") != null,
                        row.getObject("counted_until") != null,
                        row.getObject("subject_id", UUID.class)))
                .single();
    }

    @Test
    @DisplayName("IND1: one row per learner, counted once for the programme, with the reason of who is not")
    void evidenceOfLeadersTrained() {
        var group = UUID.randomUUID();
        var leader = scene.trained(workshop, "ผู้นำ", group);
        var member = scene.trained(workshop, "สมาชิก", null);
        var absent = scene.learner("ไม่มา", group);
        scene.enrol(workshop, absent);
        assertThat(evidence(leader)).isEqualTo(new Evidence(null, true, false, leader));
        assertThat(evidence(member).excluded()).isEqualTo("not_a_leader");
        assertThat(evidence(absent)).isEqualTo(new Evidence("attendance_low", false, false, absent));
        scene.attend(workshop, absent, 180, 180, 180, 180);
        assertThat(evidence(absent).excluded()).isEqualTo("post_test_missing");
        assessments.giveTestIds(workshop, TRAINER);
        scene.sit(workshop, absent, Assessment.Kind.POST, 5);
        assertThat(evidence(absent).excluded()).isEqualTo("post_test_low");
        // The same person came to another workshop under another row, and passed there.
        var other = scene.workshop(3);
        scene.test(other);
        var twin = scene.trained(other, "ไม่มา", group);
        scene.jdbc
                .sql("update training.learner set merged_into = :one, one_id = :one where id = :id")
                .param("one", absent)
                .param("id", twin)
                .update();
        assertThat(evidence(absent)).isEqualTo(new Evidence(null, true, false, absent));
        assertThat(evidence(twin)).isEqualTo(new Evidence("merged_into_other", false, false, absent));
        certificates.issue(other, TRAINER);
        certificates.revoke(certificates.ofWorkshop(other, TRAINER).getFirst().id(), "สอบแทน", OFFICER);
        assertThat(evidence(absent)).isEqualTo(new Evidence(null, true, true, absent));
    }

    @Test
    void aLevelIsGivenWithEvidenceOnly() {
        var group = UUID.randomUUID();
        var learner = scene.learner("ช่าง", group);
        assertThatThrownBy(() -> levels.give(learner, "C2", 2, "เห็นใบคิดต้นทุน", null, null, TRAINER))
                .hasMessage("assess.level.evidence_missing");
        assertThatThrownBy(() -> levels.give(learner, "C2", 2, " ", "/settlement/costs/1", null, TRAINER))
                .hasMessage("assess.level.words_missing");
        assertThatThrownBy(() -> levels.give(learner, "C2", 2, "เห็น", "https://elsewhere.example", null, TRAINER))
                .hasMessage("assess.level.record_wrong");
        levels.give(learner, "C2", 2, "เห็นใบคิดต้นทุน", "/settlement/costs/1", null, TRAINER);
        assertThatThrownBy(() -> levels.give(learner, "C2", 2, "อีกครั้ง", "/settlement/costs/1", null, TRAINER))
                .hasMessage("assess.level.given_already");
        assertThat(levels.ofGroup(group, TRAINER).getFirst().levels()).isEqualTo(Map.of("C2", 2));
        var given = levels.ofLearner(learner, TRAINER).getFirst();
        levels.withdraw(learner, given.id(), "ดูผิดคน", TRAINER);
        assertThat(levels.ofGroup(group, TRAINER).getFirst().levels()).isEmpty();
        assertThat(levels.ofLearner(learner, TRAINER).getFirst().withdrawn()).isEqualTo("ดูผิดคน");
    }

    @Test
    void feedbackIsAnonymousGivenOnceAndHiddenBelowFive() {
        for (int n = 1; n <= 5; n++) {
            var learner = scene.learner("คน" + n, null);
            scene.enrol(workshop, learner);
            assessments.giveTestIds(workshop, TRAINER);
            var holder = sittings.holder(scene.testId(workshop, learner).code());
            feedback.give(holder, new WorkshopFeedback.Given(n, 5, 4, n == 1 ? "อาหารอร่อย" : null));
            assertThatThrownBy(() -> feedback.give(holder, new WorkshopFeedback.Given(1, 1, 1, null)))
                    .hasMessage("assess.feedback.given_already");
            var seen = feedback.summary(workshop, TRAINER);
            assertThat(seen.hidden()).isEqualTo(n < 5);
            assertThat(seen.words()).isEqualTo(n < 5 ? List.of() : List.of("อาหารอร่อย"));
        }
        assertThat(feedback.summary(workshop, TRAINER).means().getFirst()).isEqualByComparingTo("3.0");
    }

    @Test
    void materialsAreWhatTheirNamesSay() {
        var title = new org.saan.hub.shared.LocalizedText("สไลด์", null);
        assertThatThrownBy(
                        () -> materials.add(workshop, title, "a.pdf", "MZ".getBytes(StandardCharsets.UTF_8), TRAINER))
                .hasMessage("assess.material.kind");
        assertThatThrownBy(
                        () -> materials.add(workshop, title, "a.html", "<p>".getBytes(StandardCharsets.UTF_8), TRAINER))
                .hasMessage("assess.material.kind");
        materials.add(workshop, title, "../a\"b.pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8), TRAINER);
        var kept = materials.list(workshop).getFirst();
        assertThat(kept.fileName()).isEqualTo(".._a_b.pdf");
        assertThat(materials.read(kept)).asString(StandardCharsets.UTF_8).isEqualTo("%PDF-1.7");
        materials.remove(kept.id(), TRAINER);
        assertThat(materials.list(workshop)).isEmpty();
    }

    @Test
    void practiceIsToldOfFiveGroupsAndTwoWeeksOnly() {
        var old = scene.workshop(30);
        scene.test(old);
        for (int n = 1; n <= 4; n++) {
            scene.trained(old, "กลุ่ม" + n, UUID.randomUUID());
        }
        assertThat(practice.get(old, TRAINER).few()).isTrue();
        assertThat(practice.get(old, TRAINER).measures()).isEmpty();
        scene.trained(old, "กลุ่ม5", UUID.randomUUID());
        var told = practice.get(old, TRAINER);
        assertThat(told.groups()).isEqualTo(5);
        assertThat(told.days()).isEqualTo(28);
        assertThat(told.measures())
                .extracting(TrainingPractice.Measure::key)
                .containsExactly("cost_sheets", "orders", "weeks");
        assertThat(told.before().percent()).isNull();
        assertThat(practice.get(workshop, TRAINER).young()).isTrue();
    }
}
