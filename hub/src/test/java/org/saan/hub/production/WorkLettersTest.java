package org.saan.hub.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.ordering.Scene.OFFICER;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.identity.Identity;
import org.saan.hub.ordering.Scene;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A group is told what was counted and found; the office is told when a group wants a call. */
@HubTest
@Import(Scene.class)
class WorkLettersTest {
    private static final Viewer RECEIVER = viewer(Role.RECEIVER, Identity.PROGRAMME);

    @Autowired
    private Scene scene;

    @Autowired
    private Receiving receiving;

    @Autowired
    private Quality quality;

    @Autowired
    private Progress progress;

    private UUID group = new UUID(0, 0);
    private UUID work = new UUID(0, 0);

    @BeforeEach
    void aGroupHasSaidYes() {
        scene.clear();
        group = scene.group("A", 100, 1);
        var order = scene.order(100);
        scene.planAndAccept(order);
        var share = scene.share(order, group);
        scene.offers.accept(share.id(), share.version(), OFFICER);
        work = share.id();
    }

    private List<String> told() {
        return scene.jdbc.sql("""
                        select n.word_key from identity.notice n
                        where n.organisation_id = :group and n.word_key like 'production.%' order by n.at, n.id
                        """).param("group", group).query(String.class).list();
    }

    @Test
    void theGroupIsToldOfAnotherCountAndOfWhatWasFound() {
        var tranche = receiving.receive(work, new NewDelivery(UUID.randomUUID(), 50, 48, null, null), RECEIVER);
        assertThat(told()).containsExactly("production.notice.counted");
        var found = new NewInspection(
                UUID.randomUUID(), 45, List.of(new TrancheView.FaultCount(Fault.EDGE, false, 3)), 0, null);
        quality.inspect(tranche, found, List.of(), RECEIVER);
        quality.inspect(tranche, found, List.of(), RECEIVER);
        assertThat(told()).containsExactly("production.notice.counted", "production.notice.inspected");
    }

    @Test
    void theOfficeIsToldOnceWhenAGroupAsksForACall() {
        var leader = viewer(Role.GROUP_LEADER, group);
        var report = new NewReport(UUID.randomUUID(), 5, Feeling.CALL, null, Instant.now());
        progress.report(work, report, List.of(), leader);
        progress.report(work, report, List.of(), leader);
        progress.report(
                work, new NewReport(UUID.randomUUID(), 9, Feeling.ON_TIME, null, Instant.now()), List.of(), leader);
        assertThat(scene.jdbc
                        .sql(
                                "select count(*) from identity.notice where word_key = 'production.notice.call' and href = :href")
                        .param("href", "/work-orders/" + work)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
