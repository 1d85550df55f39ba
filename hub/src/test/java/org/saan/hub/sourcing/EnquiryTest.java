package org.saan.hub.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.sourcing.SourcingScene.OFFICER;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.shared.Weeks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

/** From the public pages to an enquiry that its buyer follows by a secret link. */
@HubTest
@Import(SourcingScene.class)
class EnquiryTest {
    @Autowired
    private SourcingScene scene;

    @Autowired
    private MockMvc web;

    private UUID group = new UUID(0, 0);
    private String code = "";

    @BeforeEach
    void aProduct() {
        scene.groups.clear();
        group = scene.groups.group("Riverbank", 40, 1, 20_700);
        code = scene.code(scene.product(group, "River mat"));
    }

    private Cookie basket() throws Exception {
        web.perform(get("/en/products/" + code.toLowerCase(java.util.Locale.ROOT)))
                .andExpect(content().string(containsString("/en/basket?add=")));
        web.perform(get("/en/basket").param("add", code).param("n", "5"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("River mat")));
        var answer = web.perform(post("/en/basket")
                        .with(csrf())
                        .param("do", "add")
                        .param("code", code)
                        .param("quantity", "5 โหล"))
                .andExpect(redirectedUrl("/en/basket"))
                .andReturn()
                .getResponse();
        var cookie = answer.getCookie("saan_basket");
        assertThat(cookie).isNotNull();
        assertThat(cookie.getValue()).isEqualTo(code + ".60");
        return cookie;
    }

    private MockMultipartHttpServletRequestBuilder form(Cookie basket, BuyerKey key, String organisation) {
        var form = multipart("/en/enquiries");
        form.cookie(basket)
                .with(csrf())
                .param("key", key.text())
                .param("opened", "1")
                .param("name", "Ingrid Example")
                .param("organisation", organisation)
                .param("country", "NO")
                .param("email", "ingrid@example.com")
                .param("wantedBy", "30 มี.ค. 2571")
                .param("place", "Oslo");
        return form;
    }

    private long enquiries(String organisation) {
        return scene.jdbc
                .sql("select count(*) from sourcing.enquiry where organisation = :name")
                .param("name", organisation)
                .query(Long.class)
                .single();
    }

    @Test
    @DisplayName("CC-01 an enquiry sent twice is one, and both answers lead to it; other content is told")
    void sentTwice() throws Exception {
        var basket = basket();
        var key = BuyerKey.draw();
        for (int i = 0; i < 2; i++) {
            web.perform(form(basket, key, "Twice (fictional)"))
                    .andExpect(redirectedUrl("/en/enquiries/" + key.text() + "?sent"));
        }
        assertThat(enquiries("Twice (fictional)")).isEqualTo(1);
        web.perform(form(basket, key, "Thrice (fictional)")).andExpect(status().isUnprocessableContent());
        assertThat(enquiries("Thrice (fictional)")).isZero();
        web.perform(get("/en/enquiries/" + key.text() + "?sent"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("60\u00a0pieces")))
                .andExpect(content().string(containsString("/en/enquiries/" + key.text())));
        web.perform(get("/th/enquiries/" + key.text()))
                .andExpect(content().string(containsString("เสื่อกก River mat")));
        web.perform(get("/en/enquiries/" + BuyerKey.draw().text())).andExpect(status().isNotFound());
        assertThat(scene.jdbc
                        .sql("select count(*) from sourcing.enquiry where encode(link_hash, 'escape') like :key")
                        .param("key", "%" + key.text() + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theBasketOutlivesAChangeOfLanguageAndGivesThingsBack() throws Exception {
        var basket = basket();
        web.perform(get("/th/basket").cookie(basket))
                .andExpect(content().string(containsString("เสื่อกก River mat")))
                .andExpect(content().string(containsString("value=\"60\"")));
        web.perform(post("/th/basket")
                        .with(csrf())
                        .cookie(basket)
                        .param("do", "change")
                        .param("q-" + code, "2.5"))
                .andExpect(status().isUnprocessableContent());
        var emptied = web.perform(post("/th/basket").with(csrf()).cookie(basket).param("do", "drop-" + code))
                .andReturn()
                .getResponse()
                .getCookie("saan_basket");
        assertThat(emptied).isNotNull();
        assertThat(emptied.getValue()).isEmpty();
        web.perform(get("/en/basket").cookie(new Cookie("saan_basket", "<x>.1_" + code + ".-4_..")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Nothing chosen yet")));
    }

    @Test
    void machinesAreTurnedAway() throws Exception {
        var basket = basket();
        var trapped = form(basket, BuyerKey.draw(), "Machine (fictional)");
        trapped.param("website", "https://example.com");
        web.perform(trapped).andExpect(status().isUnprocessableContent());
        var quick = multipart("/en/enquiries");
        quick.cookie(basket)
                .with(csrf())
                .param("key", BuyerKey.draw().text())
                .param("opened", String.valueOf(System.currentTimeMillis()))
                .param("organisation", "Machine (fictional)");
        web.perform(quick).andExpect(status().isUnprocessableContent());
        assertThat(enquiries("Machine (fictional)")).isZero();
        for (int i = 0; i < 12; i++) {
            var flood = form(basket, BuyerKey.draw(), "Flood (fictional)");
            flood.with(request -> {
                request.setRemoteAddr("203.0.113.7");
                return request;
            });
            web.perform(flood).andExpect(status().is3xxRedirection());
        }
        var oneTooMany = form(basket, BuyerKey.draw(), "Flood (fictional)");
        oneTooMany.with(request -> {
            request.setRemoteAddr("203.0.113.7");
            return request;
        });
        web.perform(oneTooMany)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("try again in an hour")));
        assertThat(enquiries("Flood (fictional)")).isEqualTo(12);
    }

    @Test
    void filesAreWhatTheyAreAndNotWhatTheyAreCalled() throws Exception {
        var basket = basket();
        var image = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", image);
        var key = BuyerKey.draw();
        var good = form(basket, key, "Files (fictional)");
        good.file(new MockMultipartFile("files", "sketch.pdf", "application/pdf", image.toByteArray()))
                .file(new MockMultipartFile(
                        "files",
                        "brief.png",
                        "image/png",
                        "%PDF-1.7\n1 0 obj\n%%EOF".getBytes(StandardCharsets.US_ASCII)));
        web.perform(good).andExpect(status().is3xxRedirection());
        var picture = web.perform(get("/en/enquiries/" + key.text() + "/files/0"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse();
        assertThat(picture.getContentType()).isEqualTo("image/jpeg");
        assertThat(picture.getHeader("Content-Security-Policy")).contains("sandbox");
        var pdf = web.perform(get("/en/enquiries/" + key.text() + "/files/1"))
                .andReturn()
                .getResponse();
        assertThat(pdf.getHeader("Content-Disposition")).startsWith("attachment");
        web.perform(get("/en/enquiries/" + BuyerKey.draw().text() + "/files/0")).andExpect(status().isNotFound());
        var bad = form(basket, BuyerKey.draw(), "Bad file (fictional)");
        bad.file(new MockMultipartFile("files", "x.jpg", "image/jpeg", "<script>".getBytes(StandardCharsets.US_ASCII)));
        web.perform(bad)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("x.jpg is no JPEG")));
    }

    @Test
    void theBuyerIsToldHowManyByWhenAndNoGroupOrPrice() throws Exception {
        var key = BuyerKey.draw();
        web.perform(form(basket(), key, "Promised (fictional)")).andExpect(status().is3xxRedirection());
        var id = scene.jdbc
                .sql("select id from sourcing.enquiry where organisation = 'Promised (fictional)'")
                .query((row, n) -> row.getObject(1, UUID.class))
                .single();
        var path = "/enquiries/" + id;
        web.perform(post(path + "/promise/tell").with(csrf()).with(as(OFFICER))).andExpect(status().isConflict());
        web.perform(post(path + "/promise")
                        .with(csrf())
                        .with(as(OFFICER))
                        .param("due", Weeks.text(scene.groups.now().plusWeeks(10))))
                .andExpect(redirectedUrl(path));
        web.perform(get(path).with(as(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("40\u00a0pieces by")))
                .andExpect(content().string(containsString("฿207")));
        web.perform(get("/en/enquiries/" + key.text()))
                .andExpect(content().string(not(containsString("40\u00a0pieces by"))));
        web.perform(post(path + "/promise/tell").with(csrf()).with(as(OFFICER))).andExpect(redirectedUrl(path));
        web.perform(get("/en/enquiries/" + key.text()))
                .andExpect(content().string(containsString("40\u00a0pieces by")))
                .andExpect(content().string(not(containsString("฿207"))))
                .andExpect(content().string(not(containsString("Riverbank"))));
        assertThat(scene.enquiries.getEnquiry(id, OFFICER).state()).isEqualTo(EnquiryState.PROMISED);
    }

    @Test
    void notesGoBothWaysAndALostEnquirySaysWhy() throws Exception {
        var key = BuyerKey.draw();
        var id = scene.enquiries.ask(scene.enquiry(1, 30), List.of(), key);
        web.perform(post("/enquiries/" + id + "/notes")
                        .with(csrf())
                        .with(as(OFFICER))
                        .param("once", UUID.randomUUID().toString())
                        .param("words", "Which blue?"))
                .andExpect(status().is3xxRedirection());
        assertThat(scene.enquiries.getEnquiry(id, OFFICER).state()).isEqualTo(EnquiryState.CLARIFYING);
        web.perform(post("/en/enquiries/" + key.text() + "/notes")
                        .with(csrf())
                        .param("once", UUID.randomUUID().toString())
                        .param("words", "<b>Indigo</b>"))
                .andExpect(status().is3xxRedirection());
        web.perform(get("/en/enquiries/" + key.text()))
                .andExpect(content().string(containsString("Which blue?")))
                .andExpect(content().string(containsString("&lt;b&gt;Indigo")));
        web.perform(post("/enquiries/" + id + "/lose")
                        .with(csrf())
                        .with(as(OFFICER))
                        .param("reason", "whim")
                        .param("note", "They write again in spring"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("They write again in spring")));
        web.perform(post("/enquiries/" + id + "/notes")
                        .with(csrf())
                        .with(as(OFFICER))
                        .param("once", UUID.randomUUID().toString())
                        .param("words", "x".repeat(4001)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("x".repeat(4001))));
        web.perform(post("/enquiries/" + id + "/lose")
                        .with(csrf())
                        .with(as(OFFICER))
                        .param("reason", "price"))
                .andExpect(status().is3xxRedirection());
        web.perform(get("/enquiries").with(as(OFFICER)).param("state", "LOST"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Nordlys Interiors (fictional)")));
        web.perform(get("/enquiries.csv").with(as(OFFICER))).andExpect(status().isOk());
    }

    @Test
    void aNewLinkEndsTheOldOne() throws Exception {
        var key = BuyerKey.draw();
        var id = scene.enquiries.ask(scene.enquiry(1, 30), List.of(), key);
        var next = scene.enquiries.renewLink(id, OFFICER);
        web.perform(get("/en/enquiries/" + key.text())).andExpect(status().isNotFound());
        web.perform(get("/en/enquiries/" + next.text())).andExpect(status().isOk());
    }
}
