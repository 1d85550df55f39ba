package org.saan.hub.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saan.hub.TestHub.viewer;

import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Guessing is slowed where it happens; a village behind one address and an owner at home are not. */
@HubTest
class ThrottlingTest {
    private static final Viewer ADMIN = viewer(Role.ADMINISTRATOR, Identity.PROGRAMME);
    private static final String PASSWORD = "ผ้าไหมมัดหมี่ 2570";

    @Autowired
    private Identity identity;

    @Autowired
    private SignIn signIn;

    @Autowired
    private MockMvc web;

    @Autowired
    private JdbcClient jdbc;

    private UUID account(String name) {
        var id = identity.createAccount(
                new NewAccount(name, "บัวผัน ข้อมูลเทียม", Role.GROUP_LEADER, UUID.randomUUID(), Language.TH), ADMIN);
        identity.setPassword(id, PASSWORD, ADMIN);
        return id;
    }

    private void failures(String name, String address, int count) {
        jdbc.sql("""
                        insert into identity.failed_sign_in (sign_in_name, address, at)
                        select :name, :address, now() from generate_series(1, :count)
                        """)
                .param("name", name)
                .param("address", address)
                .param("count", count)
                .update();
    }

    @Test
    @DisplayName("SE-08 a storm at one name from one address hinders nobody else behind that address")
    void aVillageBehindOneAddressIsNotLockedOut() throws Exception {
        account("village-target");
        account("village-neighbour");
        var storm = new Visitor(web, "203.0.113.1");
        for (int i = 0; i < 60; i++) {
            assertThat(storm.signIn("village-target", "guess " + i)).startsWith("/sign-in?failed");
        }
        assertThat(storm.signIn("village-target", PASSWORD)).startsWith("/sign-in?failed");
        assertThat(new Visitor(web, "203.0.113.1").signIn("village-neighbour", PASSWORD))
                .isEqualTo("/");
        // Elsewhere the owner gets in, also on a device that is new.
        assertThat(new Visitor(web, "203.0.113.2").signIn("village-target", PASSWORD))
                .isEqualTo("/");
        assertThat(jdbc.sql("select count(*) from identity.failed_sign_in where address = '203.0.113.1'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(FailedSignIns.PER_PLACE);
    }

    @Test
    void guessesFromManyPlacesSlowTheNameButNotTheOwnersDevice() throws Exception {
        account("spread");
        var home = new Visitor(web, "203.0.113.10");
        assertThat(home.signIn("spread", PASSWORD)).isEqualTo("/");
        home.forget("SESSION");
        for (int i = 0; i < FailedSignIns.PER_NAME / 4; i++) {
            failures("spread", "203.0.113." + (100 + i), 4);
        }
        assertThat(new Visitor(web, "203.0.113.99").signIn("spread", PASSWORD)).startsWith("/sign-in?failed");
        assertThat(home.signIn("spread", PASSWORD)).isEqualTo("/");
        // What others guessed is not forgotten because the owner came in.
        assertThat(new Visitor(web, "203.0.113.98").signIn("spread", PASSWORD)).startsWith("/sign-in?failed");
        // A cookie of somebody else's device is none.
        account("spread-other");
        var other = new Visitor(web, "203.0.113.97");
        other.signIn("spread-other", PASSWORD);
        other.forget("SESSION");
        assertThat(other.signIn("spread", PASSWORD)).startsWith("/sign-in?failed");
        for (int i = 0; i < FailedSignIns.PER_PLACE; i++) {
            home.forget("SESSION");
            home.signIn("spread", "guess " + i);
        }
        assertThat(home.signIn("spread", PASSWORD)).startsWith("/sign-in?failed");
    }

    @Test
    void tryingManyNamesFromOneAddressIsSlowedThereExceptOnKnownDevices() throws Exception {
        account("spray");
        var known = new Visitor(web, "203.0.113.20");
        known.signIn("spray", PASSWORD);
        known.forget("SESSION");
        for (int i = 0; i < FailedSignIns.NAMES_PER_ADDRESS; i++) {
            failures("spray-" + i, "203.0.113.20", 1);
        }
        assertThat(new Visitor(web, "203.0.113.20").signIn("spray", PASSWORD)).startsWith("/sign-in?failed");
        assertThat(known.signIn("spray", PASSWORD)).isEqualTo("/");
        assertThat(new Visitor(web, "203.0.113.21").signIn("spray", PASSWORD)).isEqualTo("/");
    }

    @Test
    void manyGuessesAtOnceAreNoMoreThanOneAfterAnother() throws Exception {
        account("at-once");
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = new ArrayList<Callable<SignIn.Outcome>>();
            for (int i = 0; i < 30; i++) {
                var guess = "guess " + i;
                tries.add(() -> signIn.check("at-once", guess, "203.0.113.30", null));
            }
            for (var answer : people.invokeAll(tries)) {
                assertThat(answer.get()).isInstanceOf(SignIn.Outcome.Refused.class);
            }
        }
        assertThat(jdbc.sql("select count(*) from identity.failed_sign_in where sign_in_name = 'at-once'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(FailedSignIns.PER_PLACE);
    }
}
