package org.saan.hub.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** A programme is copied whole, once, and without people. */
@HubTest
class TemplateTest {
    private static final LocalDate START = LocalDate.of(2027, 1, 4);

    @Autowired
    private Templates templates;

    @Autowired
    private Programmes programmes;

    @Autowired
    private Indicators indicators;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc web;

    private String code = "";
    private String file = "";

    @BeforeEach
    void aProgrammeWithItsLists() throws IOException {
        code = "p-" + UUID.randomUUID().toString().substring(0, 8);
        var id = programmes.begin(
                new NewProgramme(
                        code,
                        new LocalizedText("โครงการทดลอง", "Trial programme"),
                        LocalDate.of(2026, 10, 1),
                        LocalDate.of(2027, 6, 1),
                        null,
                        List.of("north")),
                Identity.SYSTEM);
        templates.enter(id, lists(), Identity.SYSTEM);
        file = templates.export(code, Identity.SYSTEM);
    }

    private static String lists() throws IOException {
        try (var in =
                Objects.requireNonNull(TemplateTest.class.getResourceAsStream("/programme/demo-template-lists.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private TemplateOutcome take(String text, String as) {
        return templates.importFile(text, new TemplateWanted(as, START, null), Identity.SYSTEM);
    }

    private List<TemplateFault> faults(String text) {
        return take(text, code + "-x") instanceof TemplateOutcome.Wrong(var faults) ? faults : List.of();
    }

    @Test
    void whatIsImportedIsWhatWasExported() {
        assertThat(take(file, code + "-b")).isInstanceOf(TemplateOutcome.Imported.class);
        var copy = programmes.getProgramme(code + "-b");
        assertThat(copy.startsOn()).isEqualTo(START);
        assertThat(copy.days()).isEqualTo(243);
        assertThat(templates.counts(copy.id()))
                .isEqualTo(templates.counts(programmes.getProgramme(code).id()))
                .containsEntry("workshopPlans", 3)
                .containsEntry("indicators", 8);
        assertThat(templates.export(code + "-b", Identity.SYSTEM)).isEqualTo(file.replace(code, code + "-b"));
    }

    @Test
    void importingTwiceIsImportingOnceAndATakenCodeIsNamed() {
        var first = take(file, code + "-b");
        var second = take(file, code + "-b");
        assertThat(second)
                .isEqualTo(new TemplateOutcome.Imported(
                        ((TemplateOutcome.Imported) first).programme(), code + "-b", true));
        assertThat(take(file.replace("Trial programme", "Other programme"), code + "-b"))
                .isEqualTo(
                        new TemplateOutcome.Wrong(List.of(TemplateFault.of("programme.code", "programme.code_taken"))));
    }

    @Test
    void everyFaultHasItsFieldAndReasonAndNothingIsHalfImported() {
        int before = programmes.listProgrammes().size();
        assertThat(faults("{")).containsExactly(TemplateFault.of("", "template.fault.not_json"));
        assertThat(faults(file.replace("\"days\" : 243", "\"days\" : 0")))
                .containsExactly(TemplateFault.of("programme.days", "template.fault.whole", "1", "7300"));
        assertThat(faults(file.replace("\"level\" : \"output\"", "\"level\" : \"loud\"")))
                .extracting(TemplateFault::path)
                .startsWith("indicators[0].level");
        assertThat(faults(file.replace("\"capacity\" : 40", "\"capacity\" : \"many\"")))
                .extracting(TemplateFault::path)
                .containsExactly("workshopPlans[0].capacity");
        assertThat(faults(file.replace("\"key\" : \"no_work_soon\"", "\"key\" : \"invitation\"")))
                .containsExactly(TemplateFault.of("messages[1].key", "template.fault.twice"));
        assertThat(faults(file.replace("\"version\" : 1", "\"version\" : 1, \"colour\" : \"red\"")))
                .containsExactly(TemplateFault.of("colour", "template.fault.unknown"));
        assertThat(programmes.listProgrammes()).hasSize(before);
        assertThat(programmes.findProgramme(code + "-x")).isEmpty();
    }

    @Test
    void nothingPersonalGoesOutOrComesIn() {
        assertThat(faults(file.replace("We will call you.", "Call 080-000-0123.")))
                .containsExactly(TemplateFault.of("messages[1].en", "template.fault.personal"));
        assertThat(faults(file.replace("We will call you.", "โทร ๐๘๐ ๐๐๐ ๐๑๒๓")))
                .containsExactly(TemplateFault.of("messages[1].en", "template.fault.personal"));
        indicators.setTarget(
                programmes.getProgramme(code).id(),
                "IND1",
                "",
                new java.math.BigDecimal("900"),
                "บุษบา นามสมมติ 080-000-0456",
                "said by บุษบา นามสมมติ",
                Identity.SYSTEM);
        var again = templates.export(code, Identity.SYSTEM);
        assertThat(again).contains("900").doesNotContain("บุษบา", "080-000", "\"owner\"", "\"reason\"");
        jdbc.sql(
                        "update programme.template_part set content = jsonb_set(content, '{th}', '\"mail a@example.com\"') where list = 'messages'")
                .update();
        assertThatThrownBy(() -> templates.export(code, Identity.SYSTEM))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.args()).containsExactly("messages[0].th"));
        jdbc.sql("delete from programme.template_part where list = 'messages'").update();
    }

    @Test
    void theNextPhaseFollowsAndBothRunSideBySide() {
        var outcome = templates.importFile(file, new TemplateWanted(code + "-2", START, code), Identity.SYSTEM);
        assertThat(outcome).isInstanceOf(TemplateOutcome.Imported.class);
        var next = programmes.getProgramme(code + "-2");
        assertThat(next.follows()).isEqualTo(programmes.getProgramme(code).id());
        assertThat(next.state()).isEqualTo(ProgrammeState.RUNNING);
        assertThat(templates.importFile(file, new TemplateWanted(code + "-3", START, "none"), Identity.SYSTEM))
                .isEqualTo(new TemplateOutcome.Wrong(List.of(TemplateFault.of("follows", "template.fault.follows"))));
    }

    @Test
    void theOfficeTakesAFileAndReadsItsFaults() throws Exception {
        var officer = viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);
        web.perform(get("/programme-templates").with(as(officer)))
                .andExpect(content().string(containsString(code)));
        web.perform(get("/programme-templates/" + code + ".json").with(as(officer)))
                .andExpect(content().json(file));
        web.perform(multipart("/programme-templates")
                        .file(new MockMultipartFile(
                                "file",
                                file.replace("\"capacity\" : 40", "\"capacity\" : 0")
                                        .getBytes(StandardCharsets.UTF_8)))
                        .param("starts", "2027-01-04")
                        .param("as", code + "-w")
                        .with(as(officer))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("workshopPlans[0].capacity")));
        web.perform(multipart("/programme-templates")
                        .file(new MockMultipartFile("file", file.getBytes(StandardCharsets.UTF_8)))
                        .param("starts", "2027-01-04")
                        .param("as", code + "-w")
                        .with(as(officer))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(programmes.findProgramme(code + "-w")).isPresent();
        assertThatThrownBy(() -> templates.export(code, viewer(Role.TRAINER, Identity.PROGRAMME)))
                .isInstanceOf(NotFound.class);
    }

    /** The documents are written from the form itself: {@code -Dsaan.write-docs=true} writes them again. */
    @Test
    void theDocumentsSayWhatTheFormIs() throws IOException {
        var schema = Shape.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(TemplateShape.schema()) + "\n";
        var page = Path.of("../docs/programme-template.md");
        var schemaFile = Path.of("../docs/programme-template.schema.json");
        if (Boolean.getBoolean("saan.write-docs")) {
            var text = Files.readString(page);
            int at = text.indexOf("| field |");
            Files.writeString(page, (at < 0 ? text : text.substring(0, at)) + TemplateShape.table());
            Files.writeString(schemaFile, schema);
        }
        assertThat(Files.readString(page)).contains(TemplateShape.table());
        assertThat(Files.readString(schemaFile)).isEqualTo(schema);
    }
}
