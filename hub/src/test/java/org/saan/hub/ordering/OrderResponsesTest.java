package org.saan.hub.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.ordering.Scene.OFFICER;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saan.hub.HubTest;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The answer to the buyer: what was said stays as it was said. */
@HubTest
@Import(Scene.class)
class OrderResponsesTest {
    @Autowired
    private Scene scene;

    @Autowired
    private OrderResponses responses;

    @Autowired
    private MockMvc web;

    private UUID order = new UUID(0, 0);

    @BeforeEach
    void anOrder() {
        scene.clear();
        order = scene.order(120);
    }

    private MockHttpServletRequestBuilder form(UUID token, String quantity, int weeksLater) {
        var line = scene.onlyLine(order);
        return post("/orders/{id}/response", order)
                .with(csrf())
                .with(as(OFFICER))
                .param("once", token.toString())
                .param("note", "With thanks")
                .param("lines[0].line", line.id().toString())
                .param("lines[0].quantity", quantity)
                .param("lines[0].week", Weeks.text(line.due().plusWeeks(weeksLater)));
    }

    @ParameterizedTest
    @CsvSource({"120,0,ACCEPTED", "100,0,CHANGED", "120,2,CHANGED", "0,0,REJECTED"})
    void theVerdictFollowsFromTheLines(String quantity, int later, OrderResponse.Verdict verdict) throws Exception {
        web.perform(form(UUID.randomUUID(), quantity, later))
                .andExpect(redirectedUrl("/orders/" + order + "/response"));
        var kept = responses.list(order, OFFICER).getFirst();
        assertThat(kept.verdict()).isEqualTo(verdict);
        assertThat(kept.number()).isEqualTo(scene.see(order).number() + "-R1");
        assertThat(kept.lines().getFirst().asked()).isEqualTo(120);
    }

    @Test
    void anAnswerStaysWhenTheOrderChangesAndTheNextIsAVersionOfItsOwn() throws Exception {
        var token = UUID.randomUUID();
        web.perform(form(token, "120", 0)).andExpect(status().is3xxRedirection());
        web.perform(form(token, "120", 0)).andExpect(status().is3xxRedirection());
        web.perform(form(token, "90", 0)).andExpect(status().isConflict());
        scene.jdbc
                .sql("update ordering.order_line set quantity = 60, unallocated = 60 where order_id = :id")
                .param("id", order)
                .update();
        web.perform(form(UUID.randomUUID(), "60", 0)).andExpect(status().is3xxRedirection());
        assertThat(responses.list(order, OFFICER))
                .extracting(
                        OrderResponse::version, one -> one.lines().getFirst().asked())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, 60), org.assertj.core.groups.Tuple.tuple(1, 120));
    }

    @Test
    void moreThanWasAskedIsRefusedBesideItsField() throws Exception {
        var page = web.perform(form(UUID.randomUUID(), "121", 0))
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("Write a whole number from 0 to 120.", "lines-0-quantity-msg");
        assertThat(responses.list(order, OFFICER)).isEmpty();
    }

    @Test
    void theDocumentIsTheBuyersAndNobodyElses() throws Exception {
        web.perform(form(UUID.randomUUID(), "100", 2)).andExpect(status().is3xxRedirection());
        var buyer = viewer(Role.BUYER, scene.see(order).buyerId());
        for (var language : new String[] {"th", "en"}) {
            var file = document(buyer, language);
            assertThat(new String(file, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
        }
        web.perform(get("/orders/{id}/responses/1/en.pdf", order).with(as(viewer(Role.BUYER, UUID.randomUUID()))))
                .andExpect(status().isNotFound());
    }

    private byte[] document(Viewer reader, String language) throws Exception {
        return web.perform(get("/orders/{id}/responses/1/{language}.pdf", order, language)
                        .with(as(reader)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }
}
