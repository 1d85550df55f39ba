package org.saan.hub.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.ordering.Scene.OFFICER;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What the queue of a phone hears from the hub (docs/offline.md), by the answers of a group to an offer. */
@HubTest
@Import(Scene.class)
class QueuedAnswersTest {
    @Autowired
    private Scene scene;

    @Autowired
    private MockMvc web;

    private UUID order = new UUID(0, 0);
    private UUID group = new UUID(0, 0);
    private Viewer leader = OFFICER;

    @BeforeEach
    void anOffer() {
        scene.clear();
        group = scene.group("Queue", 60, 1);
        order = scene.order(60);
        scene.planAndAccept(order);
        leader = viewer(Role.GROUP_LEADER, group);
        scene.jdbc
                .sql(
                        "update ordering.allocation set offered_at = offered_at - interval '9 days' where group_id = :group")
                .param("group", group)
                .update();
    }

    private AllocationView offer() {
        return scene.share(order, group);
    }

    private MockHttpServletRequestBuilder answer(String what, UUID once) {
        return post("/our-work/" + offer().id() + "/" + what)
                .with(csrf())
                .with(as(leader))
                .param("once", once.toString())
                .param("version", "0");
    }

    private MockHttpServletRequestBuilder queued(String what, UUID once) {
        return answer(what, once).header("Saan-Queue", leader.accountId().toString());
    }

    private Instant answeredAt() {
        return scene.jdbc
                .sql("select answered_at from ordering.allocation where id = :id")
                .param("id", offer().id())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    @Test
    void theSameFormTwiceIsOneAnswerAndIsToldAsDoneBothTimes() throws Exception {
        var once = UUID.randomUUID();
        for (int sent = 0; sent < 2; sent++) {
            web.perform(queued("counter", once).param("quantity", "40"))
                    .andExpect(status().isOk())
                    .andExpect(header().string("Saan-Queue", "done"))
                    .andExpect(jsonPath("$.to", is("/our-work")))
                    .andExpect(jsonPath("$.notice", containsString("coordinator")));
        }
        assertThat(offer().version()).isEqualTo(1);
        assertThat(offer().counterQuantity()).isEqualTo(40);
    }

    @Test
    void otherContentUnderTheSameTokenIsRefusedInWords() throws Exception {
        var once = UUID.randomUUID();
        web.perform(queued("counter", once).param("quantity", "40")).andExpect(status().isOk());
        web.perform(queued("counter", once).param("quantity", "30"))
                .andExpect(status().isConflict())
                .andExpect(header().string("Saan-Queue", "refused"))
                .andExpect(jsonPath("$.detail").isNotEmpty());
        assertThat(offer().counterQuantity()).isEqualTo(40);
    }

    @Test
    void aRefusalHasItsReasonAndItsField() throws Exception {
        web.perform(queued("counter", UUID.randomUUID()).param("quantity", "777"))
                .andExpect(status().isConflict())
                .andExpect(header().string("Saan-Queue", "refused"))
                .andExpect(jsonPath("$.detail", containsString("Write 1 to 59")))
                .andExpect(jsonPath("$.field", is("quantity")));
        scene.offers.takeBack(order, offer().id(), 0, OFFICER);
        web.perform(queued("accept", UUID.randomUUID()))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("offer")));
        web.perform(post("/our-work/" + UUID.randomUUID() + "/accept")
                        .with(csrf())
                        .with(as(leader))
                        .header("Saan-Queue", leader.accountId().toString())
                        .param("version", "0"))
                .andExpect(status().isNotFound())
                .andExpect(header().string("Saan-Queue", "refused"));
    }

    @Test
    @DisplayName("PH-03 what one account wrote is not sent in the name of another, or of nobody")
    void onlyForWhoWroteIt() throws Exception {
        web.perform(answer("accept", UUID.randomUUID())
                        .header("Saan-Queue", UUID.randomUUID().toString()))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("Saan-Queue", "signed-out"));
        web.perform(post("/our-work/" + offer().id() + "/accept")
                        .with(csrf())
                        .header("Saan-Queue", leader.accountId().toString())
                        .param("version", "0"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("Saan-Queue", "signed-out"));
        assertThat(offer().state()).isEqualTo(AllocationState.OFFERED);
    }

    @Test
    @DisplayName("PH-04 the time of an answer is when it was given, also by the clock of a phone that is wrong")
    void timeOfWork() throws Exception {
        var phone = Instant.now().plus(300, ChronoUnit.DAYS);
        web.perform(queued("accept", UUID.randomUUID())
                        .param("at", phone.minus(5, ChronoUnit.DAYS).toString())
                        .header("Saan-Clock", phone.toString()))
                .andExpect(status().isOk());
        assertThat(answeredAt()).isCloseTo(Instant.now().minus(5, ChronoUnit.DAYS), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void aTimeToComeOrOfAnotherAgeIsNow() throws Exception {
        web.perform(queued("counter", UUID.randomUUID()).param("quantity", "40").param("at", "2999-01-01T00:00:00Z"))
                .andExpect(status().isOk());
        assertThat(answeredAt()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        web.perform(queued("decline", UUID.randomUUID())
                        .param("version", "1")
                        .param("reason", "field")
                        .param("at", "1970-01-01T00:00:00Z"))
                .andExpect(status().isConflict());
    }

    @Test
    void aPageIsAnsweredWithAPageAsBefore() throws Exception {
        web.perform(answer("accept", UUID.randomUUID()))
                .andExpect(redirectedUrl("/our-work"))
                .andExpect(header().doesNotExist("Saan-Queue"));
    }

    @Test
    void pagesOfAGroupMayBeKeptOnItsPhoneAndOthersSayOnlyWhoseTheyAre() throws Exception {
        web.perform(get("/our-work").with(as(leader)))
                .andExpect(header().string("Saan-Account", leader.accountId().toString()))
                .andExpect(header().exists("Saan-Keep"))
                .andExpect(content().string(containsString("data-account=\"" + leader.accountId())))
                .andExpect(content().string(not(containsString("htmx.min.js"))));
        web.perform(get("/orders").with(as(OFFICER)))
                .andExpect(header().exists("Saan-Account"))
                .andExpect(header().doesNotExist("Saan-Keep"))
                .andExpect(content().string(not(containsString("phone/page.js"))));
        web.perform(get("/en").with(as(leader))).andExpect(header().doesNotExist("Saan-Account"));
    }

    @Test
    void theServiceWorkerIsOfTheRootAndItsPageIsOfNobody() throws Exception {
        web.perform(get("/sw.js"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", containsString("text/javascript")))
                .andExpect(header().string("Cache-Control", containsString("no-cache")))
                .andExpect(header().string("Content-Security-Policy", containsString("worker-src 'self'")))
                .andExpect(header().string("Content-Security-Policy", containsString("manifest-src 'self'")))
                .andExpect(content().string(containsString("'/static/phone/page.js'")));
        web.perform(get("/offline").with(as(leader)))
                .andExpect(status().isOk())
                .andExpect(header().doesNotExist("Saan-Account"))
                .andExpect(content().string(not(containsString(leader.name()))));
        web.perform(get("/phone/me"))
                .andExpect(jsonPath("$.account").doesNotExist())
                .andExpect(header().string("Cache-Control", containsString("no-store")));
        web.perform(get("/phone/me").with(as(leader)))
                .andExpect(jsonPath("$.account", is(leader.accountId().toString())))
                .andExpect(jsonPath("$.token").isNotEmpty());
    }
}
