package org.saan.hub.design.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.catalogue.SampleGroups;
import org.saan.hub.directory.Directory;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.media.SamplePhotos;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** A sample over HTTP: asked for, photographed, sent, decided; what is wrong stands beside its field. */
@HubTest
class SamplePagesTest {
    private static final Viewer OFFICER = viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);

    @Autowired
    private MockMvc web;

    @Autowired
    private Directory directory;

    private UUID group = new UUID(0, 0);
    private Viewer leader = OFFICER;

    @BeforeEach
    void aGroup() {
        group = SampleGroups.create(directory, OFFICER);
        leader = viewer(Role.GROUP_LEADER, group);
    }

    private String asked() throws Exception {
        var answer = web.perform(post("/samples")
                        .with(csrf())
                        .with(as(OFFICER))
                        .param("once", UUID.randomUUID().toString())
                        .param("title_th", "ผ้าพันคอ <b>คราม</b>")
                        .param("group", group.toString())
                        .param("colour", "NATURAL")
                        .param("wish", "หนึ่งผืน")
                        .param("cost", "๘๐๐")
                        .param("payer", "HUB"))
                .andExpect(status().is3xxRedirection())
                .andReturn();
        return Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
    }

    private ResultActions send(String to, Viewer by, String... fields) throws Exception {
        var form = post(to).with(csrf()).with(as(by));
        for (int i = 0; i < fields.length; i += 2) {
            form.param(fields[i], fields[i + 1]);
        }
        return web.perform(form);
    }

    @Test
    void goesFromAskingToAgreementAndEscapesWhatWasTyped() throws Exception {
        var path = asked();
        web.perform(get(path).with(as(leader)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("&lt;b&gt;คราม")))
                .andExpect(content().string(containsString("800")))
                .andExpect(content().string(not(containsString("/decide"))));
        web.perform(multipart(path + "/rounds/1/photos")
                        .file(new MockMultipartFile(
                                "photos", "a.jpg", "image/jpeg", SamplePhotos.photo("jpeg", 900, 700)))
                        .param("once", UUID.randomUUID().toString())
                        .with(csrf())
                        .with(as(leader)))
                .andExpect(status().is3xxRedirection());
        send(path + "/send", leader, "version", "0", "made_lot", "LOT-3", "sent_words", "EMS")
                .andExpect(status().is3xxRedirection());
        send(path + "/decide", OFFICER, "version", "1", "round", "1", "decision", "APPROVED", "said_by", "Ms Petersen")
                .andExpect(status().is3xxRedirection());
        var page = web.perform(get(path).with(as(OFFICER)))
                .andExpect(content().string(containsString("round 1")))
                .andExpect(content().string(containsString("said by Ms Petersen")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        var photo = page.substring(page.indexOf(path + "/photos/"), page.indexOf(".jpg") + 4);
        web.perform(get(photo).with(as(leader)))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", containsString("no-store")));
        web.perform(get(photo).with(as(viewer(Role.GROUP_LEADER, UUID.randomUUID()))))
                .andExpect(status().isNotFound());
        web.perform(get("/samples?state=APPROVED").with(as(leader)))
                .andExpect(content().string(containsString(path)));
        web.perform(get("/samples").with(as(viewer(Role.GROUP_LEADER, UUID.randomUUID()))))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString(path))));
        web.perform(get("/samples.csv").with(as(leader))).andExpect(status().isOk());
    }

    @Test
    void whatIsWrongStandsBesideItsFieldAndWhatWasTypedStays() throws Exception {
        send(
                        "/samples",
                        OFFICER,
                        "once",
                        UUID.randomUUID().toString(),
                        "title_en",
                        "Scarf typed",
                        "group",
                        "NOSUCH",
                        "cost",
                        "many")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Scarf typed")))
                .andExpect(content().string(containsString("There is no group with the code NOSUCH.")))
                .andExpect(content().string(containsString("id=\"cost-msg\"")))
                .andExpect(content().string(containsString("id=\"payer-msg\"")));
        var path = asked();
        send(path + "/waive", OFFICER, "version", "0").andExpect(status().isUnprocessableContent());
        send(path + "/waive", OFFICER, "version", "7", "waiver", "typed in vain")
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("typed in vain")));
    }

    @Test
    void othersFindNothing() throws Exception {
        var path = asked();
        for (var role : new Role[] {Role.GROUP_LEADER, Role.BUYER, Role.TRAINER, Role.RECEIVER, Role.EXPORT_ADVISER}) {
            var other = viewer(role, UUID.randomUUID());
            web.perform(get(path).with(as(other))).andExpect(status().isNotFound());
            send(path + "/send", other, "version", "0").andExpect(status().isNotFound());
        }
        send("/samples", leader, "title_en", "x").andExpect(status().isNotFound());
        assertThat(web.perform(get(path)).andReturn().getResponse().getStatus()).isIn(302, 303, 401, 404);
    }
}
