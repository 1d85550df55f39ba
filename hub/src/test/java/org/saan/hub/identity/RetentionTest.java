package org.saan.hub.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@HubTest
class RetentionTest {
    private static final Viewer ADMIN = viewer(Role.ADMINISTRATOR, Identity.PROGRAMME);
    /** Kept by the clock; the others end with a contract, an account or an audit, which no clock knows. */
    private static final Set<String> BY_CLOCK = Set.of("days_7", "days_90", "device_180", "contact_2y");
    /** These go with another row, or are let go by their own module when they are used. */
    private static final Set<String> WITH_OTHERS =
            Set.of("identity.sign_in_code_account", "platform.form_once", "catalogue.missed_search");

    @Autowired
    private Retention retention;

    @Autowired
    private PersonalDataRegister register;

    @Autowired
    private Identity identity;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc web;

    @Test
    @DisplayName("what the register promises to keep for so many days has a rule that lets it go after as many")
    void everyPromiseHasARule() {
        var rules = retention.rules().stream()
                .map(rule -> rule.place() + " " + rule.keep())
                .collect(Collectors.toSet());
        assertThat(register.list().stream()
                        .filter(one -> BY_CLOCK.contains(one.keep()) && !WITH_OTHERS.contains(one.table()))
                        .map(one -> one.table() + " " + one.keep()))
                .isNotEmpty()
                .allSatisfy(promise -> assertThat(rules).contains(promise));
    }

    @Test
    void whatWasKeptLongEnoughGoesAndTheRestStays() throws Exception {
        var id = identity.createAccount(
                new NewAccount("retained", "x", Role.GROUP_LEADER, UUID.randomUUID(), Language.TH), ADMIN);
        jdbc.sql("""
                        insert into identity.failed_sign_in (sign_in_name, address, at) values
                            ('retained', '192.0.2.1', now() - interval '91 days'),
                            ('retained', '192.0.2.1', now() - interval '89 days')
                        """).update();
        jdbc.sql("""
                        insert into identity.known_device (id, account_id, token_hash, made_at, seen_at) values
                            (gen_random_uuid(), :id, sha256('old'), now() - interval '400 days', now() - interval '181 days'),
                            (gen_random_uuid(), :id, sha256('new'), now() - interval '400 days', now() - interval '179 days')
                        """).param("id", id).update();
        assertThat(retention.run()).isGreaterThanOrEqualTo(2);
        assertThat(count("identity.failed_sign_in where sign_in_name = 'retained'"))
                .isEqualTo(1);
        assertThat(count("identity.known_device where account_id = '" + id + "'"))
                .isEqualTo(1);
        assertThat(retention.list(ADMIN))
                .extracting(Retention.Run::place)
                .contains("identity.failed_sign_in", "identity.known_device");
        int runs = count("identity.retention_run");
        assertThat(retention.run()).isZero();
        assertThat(count("identity.retention_run")).isEqualTo(runs);
        var page = web.perform(get("/personal-data/retention").with(as(ADMIN)))
                .andReturn()
                .getResponse();
        assertThat(page.getContentAsString()).contains("identity.known_device");
        assertThat(web.perform(get("/personal-data/retention").with(as(viewer(Role.COORDINATOR, UUID.randomUUID()))))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    private int count(String of) {
        return jdbc.sql("select count(*) from " + of).query(Integer.class).single();
    }
}
