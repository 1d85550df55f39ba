package org.saan.hub.design.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.media.SamplePhotos;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** A design over HTTP: opened, moved, pictured, and pointed out beside the one it resembles. */
@HubTest
class DesignPagesTest {
    private static final Viewer OFFICER = viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);

    @Autowired
    private MockMvc web;

    private final Viewer designer = viewer(Role.DESIGNER, Identity.PROGRAMME);

    private ResultActions send(String to, Viewer by, String... fields) throws Exception {
        var form = post(to).with(csrf()).with(as(by));
        for (int i = 0; i < fields.length; i += 2) {
            form.param(fields[i], fields[i + 1]);
        }
        return web.perform(form);
    }

    private String opened(String title) throws Exception {
        var answer = send("/designs", designer, "once", UUID.randomUUID().toString(), "title_th", title)
                .andExpect(status().is3xxRedirection())
                .andReturn();
        return Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
    }

    private void picture(String path, byte[] photo) throws Exception {
        web.perform(multipart(path + "/pictures")
                        .file(new MockMultipartFile("photos", "a.jpg", "image/jpeg", photo))
                        .param("once", UUID.randomUUID().toString())
                        .with(csrf())
                        .with(as(designer)))
                .andExpect(status().is3xxRedirection());
    }

    @Test
    void isOpenedOnTheBoardAndStaysPrivate() throws Exception {
        web.perform(get("/designs/new").with(as(designer))).andExpect(status().isOk());
        send("/designs", designer, "once", UUID.randomUUID().toString(), "persona", "kept")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("kept")));
        var path = opened("หมอน <b>น้ำไหล</b>");
        web.perform(get("/designs").with(as(designer)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("&lt;b&gt;น้ำไหล")))
                .andExpect(content().string(containsString(path)));
        web.perform(get("/designs/list").with(as(designer))).andExpect(content().string(containsString(path)));
        web.perform(get("/designs/list.csv").with(as(designer))).andExpect(status().isOk());
        web.perform(get(path + "/edit").with(as(designer))).andExpect(status().isOk());
        send(path + "/move", designer, "version", "1", "to", "CONCEPT")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("The brief lacks")));
        web.perform(get(path)
                        .with(as(new Viewer(
                                UUID.randomUUID(), "other", Role.DESIGNER, Identity.PROGRAMME, Language.EN))))
                .andExpect(status().isNotFound());
        send(path + "/pack", designer, "version", "1", "gsm", "many").andExpect(status().isUnprocessableContent());
        send(path + "/pack", designer, "version", "1", "gsm", "62").andExpect(status().is3xxRedirection());
        web.perform(get(path + "/tech-pack.json").with(as(designer)))
                .andExpect(content().string(containsString("\"gsm\":\"62\"")));
        send(path + "/comment", designer, "once", UUID.randomUUID().toString(), "comment", "งามดี")
                .andExpect(status().is3xxRedirection());
        web.perform(get(path).with(as(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("งามดี")))
                .andExpect(content().string(containsString("Still missing")));
    }

    @Test
    void aCopyStandsBesideTheEarlierOneUntilAReviewerAnswers() throws Exception {
        var photo = SamplePhotos.photo("jpeg", 900, 700);
        var first = opened("หนึ่ง");
        picture(first, photo);
        var second = opened("สอง");
        picture(second, photo);
        var other = first.substring(first.lastIndexOf('/') + 1);

        var page = web.perform(get(second).with(as(OFFICER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("May be known already", other);
        send(second + "/explain", designer, "other", other, "words", "longer repeat")
                .andExpect(status().is3xxRedirection());
        send(second + "/answer", designer, "other", other, "answer", "DIFFERENT", "words", "no")
                .andExpect(status().isNotFound());
        send(second + "/answer", OFFICER, "other", other, "answer", "DIFFERENT", "words", "another loom")
                .andExpect(status().is3xxRedirection());
        web.perform(get(second).with(as(OFFICER)))
                .andExpect(content().string(containsString("another loom")))
                .andExpect(content().string(containsString("longer repeat")));
        var at = page.indexOf(second + "/pictures/");
        var src = page.substring(at, page.indexOf(".jpg", at) + 4);
        web.perform(get(src).with(as(designer))).andExpect(status().isOk());
        web.perform(get(src).with(as(viewer(Role.BUYER, UUID.randomUUID())))).andExpect(status().isNotFound());
    }
}
