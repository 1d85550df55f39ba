package org.saan.hub.materials;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.ordering.Scene.OFFICER;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.ordering.Scene;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** Pages of the library and of lots; what was typed wrongly stays in its form, with the reason. */
@HubTest
@Import(Scene.class)
class MaterialPagesTest {
    @Autowired
    private Scene scene;

    @Autowired
    private Materials materials;

    @Autowired
    private Lots lots;

    @Autowired
    private MockMvc web;

    @Test
    void theOfficeEntersAMaterialAndSeesWhatLawSays() throws Exception {
        web.perform(post("/materials")
                        .param("nameEn", "Teak board")
                        .param("code", "teak-1")
                        .param("kind", "WOOD")
                        .param("fibre_silk", "40")
                        .with(csrf())
                        .with(as(OFFICER)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Teak board")))
                .andExpect(content().string(containsString("id=\"fibres-msg\"")));
        var to = web.perform(post("/materials")
                        .param("nameEn", "Teak board")
                        .param("code", "teak-1")
                        .param("kind", "WOOD")
                        .with(csrf())
                        .with(as(OFFICER)))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        web.perform(get(to).with(as(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("EUDR")))
                .andExpect(content().string(containsString(LegalWarning.LOOKED_AT)));
        web.perform(get(to + "/edit").with(as(OFFICER))).andExpect(status().isOk());
        web.perform(get("/materials?q=teak&kind=WOOD&month=3").with(as(OFFICER)))
                .andExpect(content().string(containsString("TEAK-1")));
        web.perform(get("/materials.csv?q=teak").with(as(OFFICER)))
                .andExpect(header().string("Content-Disposition", containsString("materials")))
                .andExpect(content().string(containsString("TEAK-1")));
        web.perform(get("/suppliers").with(as(OFFICER))).andExpect(status().isOk());
        web.perform(get("/materials").with(as(viewer(Role.BUYER, UUID.randomUUID()))))
                .andExpect(status().isNotFound());
    }

    @Test
    void aLotIsReceivedTestedAndToldOfByItsGroupOnly() throws Exception {
        var group = scene.group("M", 10, 1);
        var yarn = materials.save(
                null,
                0,
                new NewMaterial(
                        "PAGE-1",
                        MaterialKind.YARN,
                        new LocalizedText(null, "Page yarn"),
                        "KGM",
                        Map.of(),
                        List.of(),
                        null),
                OFFICER);
        var lot = lots.receive(
                new NewLot(UUID.randomUUID(), yarn, null, "B-1", null, new BigDecimal("5"), LocalDate.of(2026, 1, 2)),
                OFFICER);
        var issue = lots.issue(lot, UUID.randomUUID(), group, null, new BigDecimal("2"), OFFICER);
        web.perform(get("/lots/new").with(as(OFFICER))).andExpect(status().isOk());
        web.perform(get("/lots?material=PAGE-1&state=held").with(as(OFFICER)))
                .andExpect(content().string(containsString("B-1")));
        web.perform(get("/lots.xlsx").with(as(OFFICER))).andExpect(status().isOk());
        web.perform(get("/lots/" + lot).with(as(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Page yarn")));
        web.perform(get("/materials/" + yarn).with(as(viewer(Role.RECEIVER, OFFICER.organisationId()))))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("id=\"offers\""))));
        var own = viewer(Role.GROUP_LEADER, group);
        web.perform(post("/our-materials/" + issue)
                        .param("once", UUID.randomUUID().toString())
                        .param("became", "CONSUMED")
                        .param("quantity", "๙")
                        .with(csrf())
                        .with(as(own)))
                .andExpect(status().isUnprocessableContent());
        web.perform(post("/our-materials/" + issue)
                        .param("once", UUID.randomUUID().toString())
                        .param("became", "CONSUMED")
                        .param("quantity", "๑.๕")
                        .with(csrf())
                        .with(as(own)))
                .andExpect(status().is3xxRedirection());
        web.perform(get("/our-materials").with(as(own)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("0.5")));
        var other = viewer(Role.GROUP_LEADER, scene.group("N", 10, 1));
        web.perform(get("/our-materials").with(as(other)))
                .andExpect(content().string(not(containsString("Page yarn"))));
        web.perform(get("/lots/" + lot).with(as(own))).andExpect(status().isNotFound());
    }
}
