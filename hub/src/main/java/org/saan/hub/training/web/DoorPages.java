package org.saan.hub.training.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.SentForm;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.print.QrPath;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.training.DoorNote;
import org.saan.hub.training.DoorView;
import org.saan.hub.training.NewLearner;
import org.saan.hub.training.SessionDoor;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The door of a session on a tablet, with signal or without, and its list on paper. */
@Controller
@RequestMapping("/workshops/{id:[0-9a-f-]{36}}/sessions/{session:[0-9a-f-]{36}}")
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.TRAINER})
class DoorPages {
    private static final int MOST_LINES = 200;
    private static final int EMPTY_ROWS = 10;

    private final SessionDoor door;

    DoorPages(SessionDoor door) {
        this.door = door;
    }

    record DoorPage(Shell shell, Facts facts, DoorView door, Typed typed, String once) {
        String at() {
            return "/workshops/" + door.workshop().id() + "/sessions/"
                    + door.session().id();
        }
    }

    private ModelAndView page(Shell shell, Viewer viewer, UUID session, Typed typed) {
        var it = door.see(session, viewer);
        return new ModelAndView(
                "training/web/door",
                "page",
                new DoorPage(
                        shell.titled("training.door", it.session().position()),
                        new Facts(shell),
                        it,
                        typed,
                        UUID.randomUUID().toString()));
    }

    /** Kept on the tablet, so that it opens where there is no signal. */
    @GetMapping("/door")
    @Audience(
            value = {Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.TRAINER},
            kept = true)
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id, @PathVariable UUID session) {
        return page(shell, viewer, session, Typed.NOTHING);
    }

    /** @param there different people who are or were there */
    record Count(int there, List<Row> people) {
        Count {
            people = List.copyOf(people);
        }

        record Row(UUID learner, boolean there, String came, String left) {}
    }

    /** How many are there now, and who: asked again and again by tablets that have signal. */
    @GetMapping("/door/count")
    ResponseEntity<Count> count(Shell shell, Viewer viewer, @PathVariable UUID id, @PathVariable UUID session) {
        var facts = new Facts(shell);
        var it = door.see(session, viewer);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Count(
                        it.there(),
                        it.people().stream()
                                .map(one -> new Count.Row(
                                        one.learner(), one.there(), facts.time(one.cameAt()), facts.time(one.leftAt())))
                                .toList()));
    }

    @PostMapping("/door")
    ModelAndView note(
            Shell shell,
            SentForm form,
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable UUID session,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        try {
            door.note(session, read(typed), form, viewer);
        } catch (Refusal refusal) {
            if (form.queued()) {
                throw refusal;
            }
            return typed.act(
                    shell,
                    flash,
                    "training.noted",
                    () -> {
                        throw refusal;
                    },
                    again -> page(shell, viewer, session, again));
        }
        flash.addFlashAttribute("notice", shell.t("training.noted"));
        return new ModelAndView("redirect:/workshops/" + id + "/sessions/" + session + "/door");
    }

    private static DoorNote read(Typed typed) {
        var learner = typed.value("learner");
        var code = typed.value("code").strip();
        return new DoorNote(
                one(DoorNote.What.values(), typed.value("what"), DoorNote.What.CAME),
                one(DoorNote.How.values(), typed.value("how"), DoorNote.How.SEARCH),
                learner.isBlank() ? null : org.saan.hub.shared.Ids.read(learner),
                code.isEmpty() ? null : code,
                typed.value("name").isBlank() ? null : OpenWorkshopPages.words(typed, ""),
                typed.is("mode", "ONLINE"),
                null,
                typed.value("device"));
    }

    private static <E extends Enum<E>> E one(E[] all, String name, E usual) {
        for (var each : all) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        return usual;
    }

    record PaperPage(Shell shell, Facts facts, DoorView door, Typed typed, String once) {
        String at() {
            return "/workshops/" + door.workshop().id() + "/sessions/"
                    + door.session().id();
        }
    }

    private ModelAndView paper(Shell shell, Viewer viewer, UUID session, Typed typed) {
        var it = door.see(session, viewer);
        return new ModelAndView(
                "training/web/paper",
                "page",
                new PaperPage(
                        shell.titled("training.paper", it.session().position()),
                        new Facts(shell),
                        it,
                        typed,
                        UUID.randomUUID().toString()));
    }

    @GetMapping("/paper")
    ModelAndView paper(Shell shell, Viewer viewer, @PathVariable UUID id, @PathVariable UUID session) {
        return paper(shell, viewer, session, Typed.NOTHING);
    }

    /** Each line is a person; lines that nobody can be read from stay in the form with the reason. */
    @PostMapping("/paper")
    ModelAndView enter(
            Shell shell,
            SentForm form,
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable UUID session,
            @RequestParam(defaultValue = "") String lines,
            RedirectAttributes flash) {
        var all = lines.lines().map(String::strip).filter(one -> !one.isEmpty()).toList();
        if (all.isEmpty() || all.size() > MOST_LINES) {
            return left(shell, viewer, session, lines, shell.t("training.paper_lines", MOST_LINES));
        }
        int entered = 0;
        var wrong = new ArrayList<String>();
        var reasons = new ArrayList<String>();
        for (int i = 0; i < all.size(); i++) {
            try {
                door.note(session, ofPaper(all.get(i)), once(form, session, i, all.get(i)), viewer);
                entered++;
            } catch (Refusal no) {
                wrong.add(all.get(i));
                reasons.add("“" + all.get(i) + "”: " + shell.say(no));
            }
        }
        if (!wrong.isEmpty()) {
            return left(
                    shell,
                    viewer,
                    session,
                    String.join("\n", wrong),
                    shell.t("training.paper_left", entered, wrong.size()) + " " + String.join(" · ", reasons));
        }
        flash.addFlashAttribute("notice", shell.t("training.paper_done", entered));
        return new ModelAndView("redirect:/workshops/" + id + "/sessions/" + session + "/paper");
    }

    /** Each line of a form counts once, however often the form comes. */
    private static SentForm once(SentForm form, UUID session, int line, String text) {
        var id = UUID.nameUUIDFromBytes((form.once() + " " + session + " " + line + " " + text)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new SentForm(id, form.at(), form.content(), form.queued());
    }

    private static DoorNote ofPaper(String line) {
        var phone =
                java.util.regex.Pattern.compile("[+0-9๐-๙][-+0-9๐-๙ ().]{6,}$").matcher(line);
        var found = phone.find();
        var name = (found ? line.substring(0, phone.start()) : line)
                .replaceAll("[,;\\t]+", " ")
                .strip();
        var code = line.strip().toUpperCase(java.util.Locale.ROOT);
        boolean isCode = code.matches("[A-HJ-NP-Z2-9]{7}");
        return new DoorNote(
                DoorNote.What.CAME,
                DoorNote.How.PAPER,
                null,
                isCode ? code : null,
                isCode ? null : NewLearner.Words.of(name, found ? phone.group() : ""),
                false,
                null,
                "paper");
    }

    private ModelAndView left(Shell shell, Viewer viewer, UUID session, String lines, String reason) {
        var typed = Typed.of(Map.of("lines", lines));
        typed.errors().put("lines", reason);
        var view = paper(shell, viewer, session, typed);
        view.setStatus(org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    record SheetPage(Shell shell, Facts facts, DoorView door, int empty) {}

    /** The list to be signed by hand. */
    @GetMapping("/sheet")
    ModelAndView sheet(Shell shell, Viewer viewer, @PathVariable UUID id, @PathVariable UUID session) {
        var it = door.see(session, viewer);
        return new ModelAndView(
                "training/web/sheet",
                "page",
                new SheetPage(
                        shell.titled(
                                "training.sheet",
                                it.workshop().number(),
                                it.session().position()),
                        new Facts(shell),
                        it,
                        EMPTY_ROWS));
    }

    record BadgesPage(Shell shell, DoorView door) {
        QrPath code(DoorView.Person person) {
            return QrPath.of(String.valueOf(person.code()));
        }

        List<DoorView.Person> people() {
            return door.people().stream().filter(one -> one.code() != null).toList();
        }
    }

    /** Names to pin on, with the code that the tablet reads. */
    @GetMapping("/badges")
    ModelAndView badges(Shell shell, Viewer viewer, @PathVariable UUID id, @PathVariable UUID session) {
        var it = door.see(session, viewer);
        return new ModelAndView(
                "training/web/badges",
                "page",
                new BadgesPage(shell.titled("training.badges", it.workshop().number()), it));
    }
}
