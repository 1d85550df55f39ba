package org.saan.hub.training.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.saan.hub.shared.web.PhotoUploads;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.training.Competencies;
import org.saan.hub.training.NewQuestion;
import org.saan.hub.training.Question;
import org.saan.hub.training.QuestionBank;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The bank of questions. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.TRAINER})
class QuestionPages {
    private static final String QUESTION = "/questions/{id:[0-9a-f-]{36}}";

    private final QuestionBank bank;

    QuestionPages(QuestionBank bank) {
        this.bank = bank;
    }

    @Bean
    static NavEntry questionsNav() {
        return new NavEntry(
                24,
                "assess.question.nav",
                "/questions",
                "list",
                Set.of(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.TRAINER));
    }

    @GetMapping("/questions")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = QuestionBank.SHAPE.read(asked);
        var found = bank.list(query, viewer);
        return new ModelAndView(
                "training/web/questions",
                "page",
                new QuestionsPage(
                        shell.titled("assess.question.title"),
                        new ListView(query, found.total(), filters(shell)),
                        found.rows()));
    }

    record QuestionsPage(Shell shell, ListView list, List<Question> rows) {
        QuestionsPage {
            rows = List.copyOf(rows);
        }
    }

    private static List<ListFilter> filters(Shell shell) {
        return List.of(
                new ListFilter(
                        "area",
                        shell.t("assess.area"),
                        Competencies.all().stream()
                                .map(area -> new ListFilter.Choice(area.code(), shell.text(area.name())))
                                .toList()),
                new ListFilter(
                        "level",
                        shell.t("assess.level"),
                        IntStream.rangeClosed(1, Competencies.LEVELS)
                                .mapToObj(level -> new ListFilter.Choice(Integer.toString(level), shell.n(level)))
                                .toList()),
                new ListFilter(
                        "kind",
                        shell.t("assess.question.kind"),
                        QuestionBank.KINDS.stream()
                                .map(kind -> new ListFilter.Choice(kind, shell.t("assess.question.kind." + kind)))
                                .toList()));
    }

    @GetMapping("/questions.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var rows = bank.all(QuestionBank.SHAPE.read(asked), viewer);
        var table = new ListTable<Question>(
                "questions",
                shell.t("assess.question.title"),
                List.of(
                        column(
                                shell.t("assess.area"),
                                one -> shell.text(one.area().name())),
                        column(shell.t("assess.level"), Question::level),
                        column(
                                shell.t("assess.question.text_th"),
                                one -> one.text().th()),
                        column(
                                shell.t("assess.question.text_en"),
                                one -> one.text().en()),
                        column(
                                shell.t("assess.question.right"),
                                one -> shell.text(one.choices().get(one.right() - 1))),
                        column(shell.t("assess.question.asked"), Question::asked)));
        return ListFile.<Question>answer(ending, table, sink -> rows.forEach(sink));
    }

    @GetMapping("/questions/new")
    ModelAndView blank(Shell shell) {
        return form(shell, null, Typed.NOTHING);
    }

    @PostMapping("/questions")
    ModelAndView write(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked, RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "assess.question.written",
                () -> "/questions/" + bank.write(Once.token(typed.value("once")), QuestionForm.read(typed), viewer),
                again -> form(shell, null, again));
    }

    @GetMapping({QUESTION, QUESTION + "/photos"})
    ModelAndView show(
            Shell shell, Viewer viewer, @PathVariable UUID id, @RequestParam(required = false) @Nullable String busy) {
        var question = bank.get(id, viewer);
        var filled = QuestionForm.of(question);
        if (busy != null) {
            filled.errors().put("photos", shell.t("media.busy", PhotoUploads.MOST_MEGABYTES));
        }
        return form(shell, question, filled);
    }

    @PostMapping(QUESTION)
    ModelAndView replace(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "assess.question.written",
                () -> "/questions/" + bank.replace(id, QuestionForm.read(typed), viewer),
                again -> form(shell, bank.get(id, viewer), again));
    }

    @PostMapping(QUESTION + "/retire")
    ModelAndView retire(Shell shell, Viewer viewer, @PathVariable UUID id, RedirectAttributes flash) {
        return Typed.NOTHING.act(
                shell,
                flash,
                "assess.question.retired_done",
                () -> {
                    bank.retire(id, viewer);
                    return "/questions";
                },
                again -> form(shell, bank.get(id, viewer), again));
    }

    @PostMapping(QUESTION + "/photos")
    ModelAndView picture(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable List<MultipartFile> photos,
            RedirectAttributes flash)
            throws IOException {
        var question = bank.get(id, viewer);
        var typed = QuestionForm.of(question);
        var sent = PhotoUploads.sent(photos);
        var content = sent.isEmpty() ? null : sent.getFirst().getBytes();
        return typed.act(
                shell,
                flash,
                "assess.question.pictured",
                () -> {
                    if (content == null) {
                        throw Refusal.of("photos", "media.choose_first");
                    }
                    try {
                        bank.picture(id, content, viewer);
                    } catch (Refusal no) {
                        throw Refusal.of("photos", no.code(), no.args());
                    }
                    return "/questions/" + id;
                },
                again -> form(shell, question, again));
    }

    @GetMapping(QUESTION + "/picture/{width:[0-9]{1,4}}.jpg")
    ResponseEntity<byte[]> picture(Viewer viewer, @PathVariable UUID id, @PathVariable int width) {
        return TrainingFiles.photo(bank.picture(id, width, viewer));
    }

    private static ModelAndView form(Shell shell, @Nullable Question question, Typed typed) {
        return new ModelAndView(
                "training/web/question",
                "page",
                new QuestionPage(
                        shell.titled(question == null ? "assess.question.new" : "assess.question.one"),
                        question,
                        typed,
                        typed.value("once", UUID.randomUUID())));
    }

    record QuestionPage(Shell shell, @Nullable Question question, Typed typed, String once) {
        String action() {
            return question == null ? "/questions" : "/questions/" + question.id();
        }

        boolean open() {
            return question == null || !question.retired();
        }

        List<Competencies.Area> areas() {
            return Competencies.all();
        }

        int choices() {
            return NewQuestion.MOST_CHOICES;
        }
    }
}
