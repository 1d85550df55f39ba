package org.saan.hub.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.hamcrest.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

@HubTest
class ClaimsTest {
    private static final Viewer OFFICER = viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);
    private static final Viewer COORDINATOR = viewer(Role.COORDINATOR, UUID.randomUUID());

    @Autowired
    private Directory directory;

    @Autowired
    private Claims claims;

    @Autowired
    private Identity identity;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc web;

    private UUID group(String name) {
        return directory.createGroup(
                new NewGroup(
                        null,
                        new LocalizedText(name, null),
                        "group",
                        null,
                        null,
                        null,
                        null,
                        null,
                        "57",
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        true,
                        10,
                        30),
                OFFICER);
    }

    private Viewer leader(String signIn, UUID group) {
        var id = identity.createAccount(
                new NewAccount(signIn, "หัวหน้า ทดสอบ", Role.GROUP_LEADER, group, Language.EN), Identity.SYSTEM);
        return new Viewer(id, "หัวหน้า ทดสอบ", Role.GROUP_LEADER, group, Language.EN);
    }

    private static NewClaim words(String words, @Nullable String code, NewClaim.File... files) {
        return new NewClaim("อุไร นามสมมติ", NewClaim.phone("080 000 0123"), code, words, List.of(files));
    }

    private static byte[] png(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB), "png", bytes);
        return bytes.toByteArray();
    }

    private UUID organisation(UUID account) {
        return jdbc.sql("select organisation_id from identity.account where id = :id")
                .param("id", account)
                .query((row, n) -> row.getObject(1, UUID.class))
                .single();
    }

    @Test
    void aLinkTakesOneClaimAndAnAcceptedOneLetsTheLeaderIn() throws Exception {
        var group = group("กลุ่มมีลิงก์");
        var token = claims.makeLink(group, OFFICER);
        web.perform(get("/claim/" + token))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("กลุ่มมีลิงก์")));
        web.perform(multipart("/claim/" + token)
                        .file(new MockMultipartFile("file", "ป้าย.png", "image/png", png(64, 48)))
                        .param("claimant", "อุไร นามสมมติ")
                        .param("phone", "๐๘๐-๐๐๐-๐๑๒๓")
                        .param("words", "เป็นประธานกลุ่มมาสิบปี")
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        var claim = java.util.Objects.requireNonNull(
                claims.findLink(token).orElseThrow().claim());
        assertThat(claim.phone()).isEqualTo("+66800000123");
        assertThat(claim.evidence()).hasSize(1);
        claims.claim(token, words("อีกครั้ง", null), null);
        assertThat(claims.findLink(token).orElseThrow().claim()).isEqualTo(claim);

        claims.askBack(claim.id(), claim.version(), "ขอรูปทะเบียน", OFFICER);
        web.perform(get("/claim/" + token)).andExpect(content().string(Matchers.containsString("ขอรูปทะเบียน")));
        web.perform(post("/claim/" + token + "/answer").with(csrf()).param("words", "ส่งทางไปรษณีย์แล้ว"))
                .andExpect(status().is3xxRedirection());
        var answered = claims.getClaim(claim.id(), OFFICER);
        assertThat(answered.state()).isEqualTo(ClaimView.State.WAITING);
        web.perform(post("/claims/" + claim.id() + "/accept")
                        .with(csrf())
                        .with(as(OFFICER))
                        .param("version", "" + answered.version())
                        .param("signInName", "claim-0800000123"))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("/invitations/")));
        assertThat(jdbc.sql("select organisation_id from identity.account where sign_in_name = 'claim-0800000123'")
                        .query((row, n) -> row.getObject(1, UUID.class))
                        .single())
                .isEqualTo(group);
        assertThatThrownBy(() -> claims.reject(claim.id(), answered.version(), "ช้าไป", OFFICER))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void anAcceptedClaimGivesAnAccountTheGroup() {
        var before = group("กลุ่มเดิม");
        var group = group("กลุ่มใหม่ของเรา");
        var leader = leader("claim-mover", before);
        var token = claims.makeLink(group, OFFICER);
        claims.claim(token, words("ย้ายมากลุ่มนี้", null), leader);
        var claim = claims.listOwn(leader).getFirst();
        assertThat(claims.accept(claim.id(), claim.version(), "", OFFICER)).isEmpty();
        assertThat(organisation(leader.accountId())).isEqualTo(group);
    }

    @Test
    void aLeaderSaysThatTwoAreOneAndTheOfficerLooksAtTheMerge() throws Exception {
        var own = group("กลุ่มของฉัน");
        var other = group("กลุ่มของฉันอีกชื่อ");
        var leader = leader("claim-same", own);
        var code = directory.getGroup(other, OFFICER).code();
        var once = UUID.randomUUID();
        claims.claimSame(once, words("กลุ่มเดียวกัน เปลี่ยนชื่อ", code), leader);
        claims.claimSame(once, words("กลุ่มเดียวกัน เปลี่ยนชื่อ", code), leader);
        assertThat(claims.listOwn(leader)).hasSize(1);
        var claim = claims.listOwn(leader).getFirst();
        web.perform(get("/our-claims").with(as(leader)))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString(code)));
        web.perform(get("/claims").with(as(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("กลุ่มของฉันอีกชื่อ")));
        web.perform(post("/claims/" + claim.id() + "/accept")
                        .with(csrf())
                        .with(as(OFFICER))
                        .param("version", "0")
                        .param("code", code))
                .andExpect(header().string("Location", Matchers.startsWith("/merges/new?keep=" + own)));
    }

    @Test
    void evidenceIsDrawnAnewAndWhatIsNoPhotoIsRefused() throws Exception {
        var safe = ClaimFiles.read(png(3000, 40));
        assertThat(safe.mediaType()).isEqualTo("image/jpeg");
        assertThat(ImageIO.read(new ByteArrayInputStream(safe.content())).getWidth())
                .isLessThanOrEqualTo(1600);
        assertThat(ClaimFiles.read("%PDF-1.7 x".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                        .mediaType())
                .isEqualTo("application/pdf");
        for (var bad : List.of("MZ this is a program", "<svg onload=x>", "")) {
            assertThatThrownBy(() -> ClaimFiles.read(bad.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .isInstanceOfSatisfying(
                            Refusal.class, no -> assertThat(no.field()).isEqualTo("file"));
        }
        assertThatThrownBy(() -> ClaimFiles.read(new byte[13 * 1024 * 1024]))
                .isInstanceOf(Refusal.class)
                .hasMessage("duplicates.claim.file_too_large");
    }

    @Test
    void aPictureThatWouldFillTheMemoryIsRefusedBeforeItIsDrawn() {
        // The head of a PNG that says it is 100,000 pixels wide and high.
        var head = java.util.HexFormat.of()
                .parseHex("89504e470d0a1a0a0000000d49484452000186a0000186a008060000009fd3b5fe0000000a49444154789c6300"
                        + "01000005000100d0a2db4b0000000049454e44ae426082");
        assertThatThrownBy(() -> ClaimFiles.read(head)).isInstanceOf(Refusal.class);
    }

    @Test
    void onlyOfficersAnswerAndTheEvidenceIsNobodyElses() throws Exception {
        var group = group("กลุ่มหลักฐาน");
        var leader = leader("claim-evidence", group);
        claims.claimSame(UUID.randomUUID(), words("ดูรูป", "ชื่ออื่น", new NewClaim.File("a.png", png(8, 8))), leader);
        var claim = claims.listOwn(leader).getFirst();
        var path = "/claims/" + claim.id() + "/evidence/"
                + claim.evidence().getFirst().id();
        web.perform(get(path).with(as(leader)))
                .andExpect(status().isOk())
                .andExpect(header().string("X-Content-Type-Options", "nosniff"));
        web.perform(get(path).with(as(OFFICER))).andExpect(status().isOk());
        web.perform(get(path).with(as(leader("claim-other", group)))).andExpect(status().isNotFound());
        assertThatThrownBy(() -> claims.list(Claims.SHAPE.usual(), COORDINATOR)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> claims.makeLink(group, COORDINATOR)).isInstanceOf(NotFound.class);
        web.perform(get("/claim/" + "x".repeat(32))).andExpect(status().isNotFound());
    }

    @Test
    void whatWasTypedStaysWhenAFieldIsWrong() throws Exception {
        var token = claims.makeLink(group("กลุ่มพิมพ์ไม่ครบ"), OFFICER);
        web.perform(multipart("/claim/" + token)
                        .param("claimant", "อุไร นามสมมติ")
                        .param("phone", "12")
                        .param("words", "เราเอง")
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(Matchers.containsString("อุไร นามสมมติ")))
                .andExpect(content().string(Matchers.containsString("เราเอง")));
        assertThat(claims.findLink(token).orElseThrow().claim()).isNull();
    }
}
