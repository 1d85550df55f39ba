package org.saan.hub.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.ordering.Scene.OFFICER;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.identity.Identity;
import org.saan.hub.ordering.Scene;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** A whole work order through its pages, as leader, receiver and officer press their buttons. */
@HubTest
@Import(Scene.class)
class ProductionPagesTest {
    private static final Viewer RECEIVER = viewer(Role.RECEIVER, Identity.PROGRAMME);

    @Autowired
    private Scene scene;

    @Autowired
    private Production production;

    @Autowired
    private MockMvc web;

    private UUID work = new UUID(0, 0);
    private Viewer leader = OFFICER;
    private Viewer rival = OFFICER;

    @BeforeEach
    void aGroupHasSaidYes() {
        scene.clear();
        var group = scene.group("A", 100, 1);
        var order = scene.order(100);
        scene.planAndAccept(order);
        var share = scene.share(order, group);
        scene.offers.accept(share.id(), share.version(), OFFICER);
        work = share.id();
        leader = viewer(Role.GROUP_LEADER, group).reading(Language.TH);
        rival = viewer(Role.GROUP_LEADER, scene.group("B", 10, 1));
    }

    private static byte[] photo() throws Exception {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB), "jpeg", out);
        return out.toByteArray();
    }

    private String seen(Viewer by, String path) throws Exception {
        return web.perform(get(path).with(as(by)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String pressed(Viewer by, String path, String... fields) throws Exception {
        var form = post(path)
                .with(csrf())
                .with(as(by))
                .param("once", UUID.randomUUID().toString());
        for (int i = 0; i < fields.length; i += 2) {
            form.param(fields[i], fields[i + 1]);
        }
        return String.valueOf(web.perform(form)
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
    }

    @Test
    void fromTheLeadersPhoneToPackedPieces() throws Exception {
        assertThat(seen(leader, "/our-work")).contains("/our-work/" + work + "/report");
        assertThat(seen(leader, "/our-work/" + work + "/report"))
                .contains("data-offline", "name=\"once\"", "name=\"at\"");
        web.perform(multipart("/our-work/" + work + "/report")
                        .file(new MockMultipartFile("photos", "a.jpg", "image/jpeg", photo()))
                        .param("once", UUID.randomUUID().toString())
                        .param("made", "๘๖")
                        .param("feeling", "ON_TIME")
                        .with(csrf())
                        .with(as(leader)))
                .andExpect(status().is3xxRedirection());
        assertThat(production.getWork(work, leader).made()).isEqualTo(86);
        var photo = production.listReports(work, leader).getFirst().photos().getFirst();
        web.perform(get("/work-photos/" + photo).with(as(leader))).andExpect(status().isOk());

        seen(RECEIVER, "/receiving");
        seen(RECEIVER, "/receiving/" + work);
        var tranche = pressed(
                RECEIVER,
                "/receiving/" + work + "/deliveries",
                "said",
                "100",
                "counted",
                "100",
                "dyeLot",
                "K4",
                "colour",
                "WITHIN");
        assertThat(seen(RECEIVER, tranche)).contains("K4");
        web.perform(post(tranche + "/inspections")
                        .with(csrf())
                        .with(as(RECEIVER))
                        .param("once", UUID.randomUUID().toString())
                        .param("accepted", "90"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("value=\"90\"")));
        pressed(RECEIVER, tranche + "/inspections", "accepted", "94", "rework-EDGE", "6");
        pressed(RECEIVER, tranche + "/samples", "level", "II", "aql", "2.5", "found", "1");
        assertThat(seen(RECEIVER, tranche)).contains("id=\"back\"");
        var back = pressed(RECEIVER, tranche + "/returned", "said", "6", "counted", "6");
        pressed(RECEIVER, back + "/inspections", "accepted", "6");
        pressed(RECEIVER, "/receiving/" + work + "/packings", "pieces", "100", "last", "true");
        assertThat(production.getWork(work, OFFICER).reconciled()).isTrue();
        assertThat(production.getWork(work, OFFICER).state()).isEqualTo(WorkState.DONE);

        seen(OFFICER, "/work-orders");
        seen(OFFICER, "/work-orders?risk=any&sort=-made&q=WO");
        seen(OFFICER, "/work-orders/" + work);
        assertThat(seen(OFFICER, "/faults?group=" + leader.organisationId())).contains("class=\"pareto\"");
        assertThat(seen(leader, "/faults")).contains("ริมไม่ตรง");
        seen(leader, "/our-work/" + work + "/report");
        var number = production.getWork(work, OFFICER).number();
        assertThat(seen(leader, "/our-work/all?state=DONE")).contains(number, "/our-work/" + work + "/report");
        assertThat(seen(leader, "/our-work/all?state=NEW")).doesNotContain(number);
        assertThat(seen(rival, "/our-work/all")).doesNotContain(number);
        web.perform(get("/our-work/all.csv").with(as(leader)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(number)));
        web.perform(get("/our-work/all").with(as(OFFICER))).andExpect(status().isNotFound());
        for (var file : List.of(
                "/work-orders.csv", "/work-orders.xlsx", "/receiving.csv", "/work-orders/" + work + "/paper.pdf")) {
            web.perform(get(file).with(as(OFFICER))).andExpect(status().isOk());
        }
    }

    @Test
    void anotherGroupsLeaderGetsNotFoundEverywhere() throws Exception {
        var tranche = pressed(RECEIVER, "/receiving/" + work + "/deliveries", "said", "5", "counted", "5");
        for (var path : List.of(
                "/our-work/" + work + "/report",
                "/work-orders/" + work + "/paper.pdf",
                "/work-orders/" + work,
                "/work-orders",
                "/receiving",
                "/receiving/" + work,
                tranche,
                "/faults?group=" + leader.organisationId())) {
            web.perform(get(path).with(as(rival))).andExpect(status().isNotFound());
        }
        web.perform(post("/our-work/" + work + "/report")
                        .with(csrf())
                        .with(as(rival))
                        .param("once", UUID.randomUUID().toString())
                        .param("made", "5")
                        .param("feeling", "SLOW"))
                .andExpect(status().isNotFound());
        for (var buyer : List.of(viewer(Role.BUYER, UUID.randomUUID()), viewer(Role.DESIGNER, Identity.PROGRAMME))) {
            web.perform(get("/work-orders/" + work).with(as(buyer))).andExpect(status().isNotFound());
        }
    }
}
