package org.saan.hub.trade.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.ordering.Scene.OFFICER;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.ordering.Scene;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** The page of what goods cost at the buyer's door. */
@HubTest
@Import(Scene.class)
class DoorCostPagesTest {
    private static final String GOODS =
            "/cost-to-door?currency=EUR&pieces=200&freight1=18000&insurance1=0.5&duty1=7.5" + "&local1=4500&vat1=19";

    @Autowired
    private MockMvc web;

    @Test
    void thaiDigitsAreReadAndEachPieceIsPriced() throws Exception {
        web.perform(get(GOODS).param("fob", "๒๒๕,๖๐๐").with(as(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("318,703.72")))
                .andExpect(content().string(containsString("1,593.52")))
                .andExpect(content().string(not(containsString("42,187.22"))));
    }

    @Test
    void twoWaysAreLaidSideBySideAndTheCheaperIsNamed() throws Exception {
        web.perform(get(GOODS + "&freight2=6000&insurance2=0.3&duty2=0&vat2=19")
                        .param("fob", "225600")
                        .with(as(OFFICER)))
                .andExpect(content().string(containsString("276,516.50")))
                .andExpect(content().string(containsString("42,187.22")));
    }

    @Test
    void whatIsNoNumberStaysWithItsReasonAndNothingIsCounted() throws Exception {
        web.perform(get(GOODS).param("fob", "many").with(as(OFFICER)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("value=\"many\"")))
                .andExpect(content().string(containsString("id=\"fob-msg\"")))
                .andExpect(content().string(not(containsString("318,703"))));
    }

    @Test
    void yenHaveNoPlaces() throws Exception {
        web.perform(get("/cost-to-door?currency=JPY&fob=100000.5").with(as(OFFICER)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("id=\"fob-msg\"")));
    }
}
