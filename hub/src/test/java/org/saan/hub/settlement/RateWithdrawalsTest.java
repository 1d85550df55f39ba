package org.saan.hub.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.ordering.Scene.OFFICER;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.ordering.Scene;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.test.web.servlet.MockMvc;

/** A mistyped tax or wage is withdrawn with a reason and keeps standing; the right one takes its day. */
@HubTest
@Import(Scene.class)
class RateWithdrawalsTest {
    @Autowired
    private Scene scene;

    @Autowired
    private Rates rates;

    @Autowired
    private RateWithdrawals withdrawals;

    @Autowired
    private MockMvc web;

    private UUID group = new UUID(0, 0);
    private LocalDate day = LocalDate.EPOCH;

    @BeforeEach
    void aGroup() {
        scene.clear();
        group = scene.group("A", 10, 1);
        // A day that no other test has rows of.
        day = rates.today().plusDays(400);
    }

    private Rates.TaxRate rent(String percent) {
        return new Rates.TaxRate(
                Rates.Tax.RENT, day, null, new BigDecimal(percent), Money.ofMinor(0, Money.THB), "ประกาศทดสอบ", day);
    }

    private UUID standing(Rates.Tax tax) {
        return rates.listTaxes(OFFICER).stream()
                .filter(row -> row.rate().tax() == tax && row.withdrawnWhy() == null)
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void theRightTaxTakesTheDayOfTheMistypedOne() throws Exception {
        rates.add(rent("53"), OFFICER);
        var wrong = standing(Rates.Tax.RENT);
        web.perform(get("/settlement/rates/" + wrong + "/withdraw").with(as(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("53 %")));
        web.perform(post("/settlement/rates/" + wrong + "/withdraw")
                        .param("why", " ")
                        .with(csrf())
                        .with(as(OFFICER)))
                .andExpect(status().isUnprocessableContent());
        web.perform(post("/settlement/rates/" + wrong + "/withdraw")
                        .param("why", "53 was typed, 5 is right")
                        .with(csrf())
                        .with(as(OFFICER)))
                .andExpect(redirectedUrl("/settlement/rates"));
        assertThat(rates.find(Rates.Tax.RENT, day).map(found -> found.percent().intValue()))
                .isNotEqualTo(java.util.Optional.of(53));
        rates.add(rent("5"), OFFICER);
        assertThat(rates.get(Rates.Tax.RENT, day).percent()).isEqualByComparingTo("5");
        web.perform(get("/settlement/rates").with(as(OFFICER)))
                .andExpect(content().string(Matchers.containsString("53 was typed, 5 is right")));
        assertThatThrownBy(() -> withdrawals.withdraw(wrong, "once more", OFFICER))
                .hasMessageContaining("rates.withdraw.already");
        assertThatThrownBy(() -> scene.jdbc
                        .sql(
                                "update settlement.tax_rate set withdrawn_at = null, withdrawn_by = null, withdrawn_why = null where id = :id")
                        .param("id", wrong)
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThat(scene.jdbc
                        .sql(
                                "select count(*) from identity.audit_entry where action = 'settlement.rate_withdrawn' and subject_type = 'tax_rate'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aWithdrawnWageIsNobodysFloor() throws Exception {
        var before = rates.findWage(group, Rates.WageStep.LEGAL, day).orElseThrow();
        var wrong = new Rates.Wage(
                before.province(), "", Rates.WageStep.LEGAL, day, null, new BigDecimal("3700"), "ประกาศทดสอบ", day);
        rates.add(wrong, OFFICER);
        assertThat(rates.findWage(group, Rates.WageStep.LEGAL, day)
                        .orElseThrow()
                        .baht())
                .isEqualByComparingTo("3700");
        var id = scene.jdbc
                .sql("select id from settlement.wage where baht = 3700 and withdrawn_at is null")
                .query(UUID.class)
                .single();
        web.perform(get("/settlement/rates/" + id + "/withdraw").with(as(viewer(Role.GROUP_LEADER, group))))
                .andExpect(status().isNotFound());
        withdrawals.withdraw(id, "3700 was typed, 370 is right", OFFICER);
        assertThat(rates.findWage(group, Rates.WageStep.LEGAL, day).orElseThrow())
                .isEqualTo(before);
        web.perform(get("/settlement/wages?state=withdrawn").with(as(OFFICER)))
                .andExpect(content().string(Matchers.containsString("3700 was typed, 370 is right")));
        web.perform(get("/settlement/wages?state=now").with(as(OFFICER)))
                .andExpect(content().string(Matchers.not(Matchers.containsString("3700 was typed"))));
    }
}
