package org.saan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.identity.Identity;
import org.saan.hub.platform.Doctor;
import org.saan.hub.platform.TestDatabase;
import org.saan.hub.programme.Counting;
import org.saan.hub.programme.Indicators;
import org.saan.hub.programme.NewProgramme;
import org.saan.hub.programme.Programmes;
import org.saan.hub.programme.TemplateOutcome;
import org.saan.hub.programme.TemplateWanted;
import org.saan.hub.programme.Templates;
import org.saan.hub.shared.LocalizedText;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;

/** A programme of one hub is copied into another that is empty, and counts there. */
@HubTest
class CopiedProgrammeTest {
    @Autowired
    private Programmes programmes;

    @Autowired
    private Templates templates;

    @Test
    @DisplayName("the template of one hub is imported into an empty one, where the programme runs and counts")
    void runsInAnEmptyHub() throws IOException {
        var code = "copied-" + UUID.randomUUID().toString().substring(0, 8);
        var id = programmes.begin(
                new NewProgramme(
                        code,
                        new LocalizedText("โครงการต้นแบบ", "Model programme"),
                        LocalDate.of(2026, 10, 1),
                        LocalDate.of(2027, 6, 1),
                        null,
                        List.of()),
                Identity.SYSTEM);
        try (var in = Objects.requireNonNull(
                CopiedProgrammeTest.class.getResourceAsStream("/programme/demo-template-lists.json"))) {
            templates.enter(id, new String(in.readAllBytes(), StandardCharsets.UTF_8), Identity.SYSTEM);
        }
        var file = templates.export(code, Identity.SYSTEM);

        var database = TestDatabase.empty();
        var started = Hub.start(
                WebApplicationType.NONE,
                Map.of(
                        "saan.empty", "true",
                        "spring.main.lazy-initialization", "true",
                        "saan.search-folder", "memory",
                        "saan.db-connections", "5",
                        "logging.level.root", "ERROR",
                        "saan.db-url", database.url(),
                        "saan.db-user", database.user(),
                        "SAAN_DB_PASSWORD", database.password()),
                System.err);
        try (var hub = started.orElseThrow()) {
            var there = hub.getBean(Programmes.class);
            assertThat(there.listProgrammes()).isEmpty();
            var wanted = new TemplateWanted(null, there.today(), null);
            var outcome = hub.getBean(Templates.class).importFile(file, wanted, Identity.SYSTEM);
            assertThat(outcome).isInstanceOf(TemplateOutcome.Imported.class);
            var copy = there.getProgramme(code);
            assertThat(copy.days()).isEqualTo(243);
            assertThat(hub.getBean(Templates.class).export(code, Identity.SYSTEM))
                    .isEqualTo(file);
            assertThat(hub.getBean(Indicators.class).listIndicators(copy.id()))
                    .extracting(one -> one.code())
                    .containsExactly("IND1", "IND2", "IND3", "IND4", "IND5", "IND6", "IND7", "IND8");
            hub.getBean(Counting.class).count(copy.id());
            assertThat(hub.getBean(Doctor.class).examine()).allMatch(finding -> finding.isWell());
        }
    }
}
