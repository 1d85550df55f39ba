package org.saan.hub.catalogue.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saan.hub.TestHub.viewer;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.NewGroup;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Documents as a buyer fetches them: only what is public today is in them. */
@HubTest
class PrintPagesTest {
    @Autowired
    private MockMvc web;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    private final UUID profile = UUID.randomUUID();
    private final String scarf = code();
    private final String secret = code();
    private UUID group = new UUID(0, 0);
    private String groupCode = "";

    @BeforeEach
    void aPublicGroup() {
        group = directory.createGroup(
                new NewGroup(
                        null,
                        new LocalizedText("กลุ่มย้อมครามบ้านตัวอย่าง", null),
                        "group",
                        null,
                        null,
                        null,
                        null,
                        null,
                        "47",
                        null,
                        null,
                        null,
                        null,
                        List.of("+66800000001"),
                        new NewGroup.Leader("นาง", "อุไร", "นามสมมติ"),
                        true,
                        10,
                        30),
                viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME));
        groupCode = jdbc.sql("select code from directory.producer_group where id = ?")
                .param(group)
                .query(String.class)
                .single();
        jdbc.sql("insert into catalogue.profile (id, group_id, published_from, created_at, changed_at)"
                        + " values (?, ?, now() - interval '1 day', now(), now())")
                .params(profile, group)
                .update();
        for (var field : List.of("profile_name", "story", "technique", "capacity")) {
            text("profile", profile, field, Language.TH, "คำของ" + field);
        }
        text("profile", profile, "profile_name", Language.EN, "Ban Tua Yang Indigo");
        product(scarf, "ผ้าพันคอย้อมคราม", true);
        product(secret, "ผ้าที่ยังไม่เผยแพร่", false);
        mark("มอก.1", "null");
        mark("มอก.เก่า", "current_date - 1");
    }

    private static String code() {
        return "P-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }

    private void text(String kind, UUID subject, String field, Language language, String words) {
        boolean source = language == Language.TH;
        jdbc.sql("""
                        insert into catalogue.text (subject_kind, subject_id, field, language, is_source, words,
                            source_revision, written_by, written_at, approved_words, approved_revision, reviewed_by, reviewed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, now(), ?, 1, ?, now())
                        """)
                .params(Arrays.asList(
                        kind,
                        subject,
                        field,
                        language.tag(),
                        source,
                        words,
                        source ? null : 1,
                        subject,
                        words,
                        subject))
                .update();
    }

    private void product(String code, String name, boolean published) {
        var id = UUID.randomUUID();
        jdbc.sql("insert into catalogue.product (id, code, group_id, minimum_order, currency, incoterm, incoterm_place,"
                        + " published_from, created_at, changed_at) values (?, ?, ?, 30, 'USD', 'FOB', 'Bangkok', "
                        + (published ? "now() - interval '1 day'" : "null") + ", now(), now())")
                .params(id, code, group)
                .update();
        jdbc.sql("insert into catalogue.price_break values (?, 30, 1450)")
                .param(id)
                .update();
        text("product", id, "product_name", Language.TH, name);
        text("product", id, "description", Language.TH, "ฝ้ายเข็นมือ");
    }

    private void mark(String certificate, String until) {
        jdbc.sql(
                        "insert into catalogue.mark (id, group_id, kind, certificate, scope, issued_on, valid_until, confirmed_by,"
                                + " confirmed_at) values (gen_random_uuid(), ?, 'TCPS', ?, 'GROUP', current_date - 400, "
                                + until
                                + ", gen_random_uuid(), now())")
                .params(group, certificate)
                .update();
    }

    private String printed(String path) throws Exception {
        var pdf = web.perform(get(path))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/pdf"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void aProfileHasWhatIsPublicAndNothingElse() throws Exception {
        var text = printed("/th/groups/" + groupCode.toLowerCase(Locale.ROOT) + "/profile.pdf");
        assertThat(text)
                .contains("คำของprofile_name", "Ban Tua Yang Indigo", "คำของstory", "Not yet translated into English")
                .contains("ผ้าพันคอย้อมคราม", "มอก.1")
                .doesNotContain("ผ้าที่ยังไม่เผยแพร่", "มอก.เก่า");
    }

    @Test
    void aLookbookHasTheChosenProductsThatArePublic() throws Exception {
        var text = printed("/en/lookbook.pdf?product=" + scarf + "&product=" + secret + "&product=P-NONE");
        assertThat(text)
                .contains("1 product of 1 group", "ผ้าพันคอย้อมคราม", "USD\u00a014.50", "FOB Bangkok (Incoterms 2020)")
                .doesNotContain("ผ้าที่ยังไม่เผยแพร่");
        assertThat(printed("/th/groups/" + groupCode + "/lookbook.pdf")).contains("1 สินค้า จาก 1 กลุ่ม");
        web.perform(get("/th/lookbook.pdf")).andExpect(status().isNotFound());
        web.perform(get("/th/lookbook.pdf?product=" + secret)).andExpect(status().isNotFound());
    }

    @Test
    void whatIsTakenBackIsGone() throws Exception {
        jdbc.sql("update catalogue.profile set published_from = null, published_until = null where id = ?")
                .param(profile)
                .update();
        web.perform(get("/th/groups/" + groupCode + "/profile.pdf")).andExpect(status().isNotFound());
        web.perform(get("/th/groups/PG-NONE/profile.pdf")).andExpect(status().isNotFound());
    }

    @Test
    void whatIsUnchangedIsNotSentAgain() throws Exception {
        var path = "/en/groups/" + groupCode + "/profile.pdf";
        var tag = web.perform(get(path)).andReturn().getResponse().getHeader("ETag");
        assertThat(tag).isNotNull();
        web.perform(get(path).header("If-None-Match", tag)).andExpect(status().isNotModified());
        jdbc.sql("update catalogue.profile set version = version + 1 where id = ?")
                .param(profile)
                .update();
        web.perform(get(path).header("If-None-Match", tag)).andExpect(status().isOk());
    }
}
