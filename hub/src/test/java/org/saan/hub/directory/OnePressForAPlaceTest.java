package org.saan.hub.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@HubTest
class OnePressForAPlaceTest {
    private static final Viewer OFFICER = viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);

    @Autowired
    private Imports imports;

    @Autowired
    private ImportReview review;

    @Autowired
    private ImportWork work;

    @Autowired
    private MockMvc web;

    private UUID take(String text) {
        return switch (imports.send(UUID.randomUUID(), "one-press.csv", text.getBytes(UTF_8), OFFICER)) {
            case Imports.Sent.Taken(UUID id) -> id;
            case Imports.Sent.Refused refused -> throw new AssertionError(refused);
        };
    }

    private List<ImportRow> rows(UUID id, String shown) {
        return imports.listRows(id, ImportFilter.shown(shown), 0, OFFICER).rows();
    }

    @Test
    void theOnlySubdistrictOfThatNameIsTakenWithOnePress() throws Exception {
        var id = take("""
                ชื่อกลุ่ม,ตำบล,อำเภอ,จังหวัด
                กลุ่มหนึ่งปุ่มกด,งิ้วด่อน,กุสุมาลย์,สกลนคร
                """);
        assertThat(rows(id, "ERROR")).hasSize(1);
        web.perform(get("/imports/" + id).with(as(OFFICER)))
                .andExpect(content().string(containsString("name=\"proposed\"")))
                .andExpect(content().string(containsString("เมืองสกลนคร สกลนคร</span>")));
        web.perform(post("/imports/" + id + "/rows/2")
                        .param("proposed", "1")
                        .param("cell2", "กุสุมาลย์")
                        .with(as(OFFICER))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(rows(id, "ERROR")).isEmpty();
        assertThat(rows(id, "OK"))
                .singleElement()
                .satisfies(row ->
                        assertThat(row.cells()).startsWith("กลุ่มหนึ่งปุ่มกด", "งิ้วด่อน", "เมืองสกลนคร", "สกลนคร"));
        work.cancel(id, OFFICER);
    }

    @Test
    void ofSeveralPlacesNoneIsProposed() {
        var id = take("""
                ชื่อกลุ่ม,ตำบล,อำเภอ,จังหวัด
                กลุ่มหนึ่งปุ่มกด,ดอนแก้ว,แม่แจ่ม,เชียงใหม่
                """);
        assertThat(rows(id, "ERROR"))
                .singleElement()
                .satisfies(row -> assertThat(ProposedPlace.of(imports.getImport(id, OFFICER), row))
                        .isEmpty());
        assertThatThrownBy(() -> review.takeProposed(id, 2, OFFICER)).isInstanceOf(Refusal.class);
        work.cancel(id, OFFICER);
    }
}
