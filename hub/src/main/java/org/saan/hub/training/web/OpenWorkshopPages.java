package org.saan.hub.training.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.web.OpenFrame;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.training.EnrolmentKey;
import org.saan.hub.training.Enrolments;
import org.saan.hub.training.ExpertView;
import org.saan.hub.training.Experts;
import org.saan.hub.training.Invites;
import org.saan.hub.training.NewLearner;
import org.saan.hub.training.SignUp;
import org.saan.hub.training.WorkshopList;
import org.saan.hub.training.WorkshopView;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Workshops to come, for everybody, and the form by which anybody signs up, alone or for a group. Against machines it has a field
 * that people do not see and a least time, and one address may sign up only so often.
 */
@Controller
@RequestMapping("/{language:th|en}/workshops")
@Audience(anybody = true)
class OpenWorkshopPages {
    private static final long LEAST_MILLIS = 2_000;
    private static final int ROWS = 3;

    private final WorkshopList workshops;
    private final Enrolments enrolments;
    private final Experts experts;
    private final Directory directory;
    private final Invites invites;
    private final SignUpLimit limit;
    private final Clock clock;

    OpenWorkshopPages(
            WorkshopList workshops,
            Enrolments enrolments,
            Experts experts,
            Directory directory,
            Invites invites,
            SignUpLimit limit,
            Clock clock) {
        this.workshops = workshops;
        this.enrolments = enrolments;
        this.experts = experts;
        this.directory = directory;
        this.invites = invites;
        this.limit = limit;
        this.clock = clock;
    }

    static int year() {
        return Year.now(Printing.ZONE).getValue();
    }

    /** What was typed of one person; fields of the second and further ones have a number behind their name. */
    static NewLearner.Words words(Typed typed, String number) {
        return new NewLearner.Words(
                typed.value("name" + number),
                typed.value("phone" + number),
                typed.value("birthYear" + number),
                typed.value("province"),
                typed.value("sex" + number),
                typed.value("group"),
                number.isEmpty() ? typed.value("email") : "",
                number.isEmpty() ? typed.value("citizen") : "");
    }

    record ListPage(OpenFrame frame, Facts facts, List<WorkshopView> all, String region, java.time.Instant now) {
        ListPage {
            all = List.copyOf(all);
        }

        List<String> regions() {
            return WorkshopListPages.REGIONS;
        }

        boolean takes(WorkshopView it) {
            return it.takes(now);
        }
    }

    @GetMapping
    ModelAndView list(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String region) {
        var frame = OpenFrame.of(shell, request, response).titled("training.open_title");
        var where = WorkshopListPages.REGIONS.contains(region) ? region : "";
        return new ModelAndView(
                "training/web/open-list",
                "page",
                new ListPage(
                        frame,
                        new Facts(frame.shell()),
                        workshops.coming(where, clock.instant()),
                        where,
                        clock.instant()));
    }

    /**
     * @param zone of a reader elsewhere, who sees their own time beside Bangkok's
     * @param choose asked when there are seats for some of a group only
     */
    record OpenPage(
            OpenFrame frame,
            Facts facts,
            WorkshopView it,
            List<ExpertView> experts,
            Map<String, LocalizedText> provinces,
            boolean takes,
            @Nullable ZoneId zone,
            Typed typed,
            int rows,
            long opened,
            String key,
            SignUp.@Nullable Choose choose) {
        OpenPage {
            experts = List.copyOf(experts);
            provinces = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(provinces));
        }

        String path() {
            return frame.to("/workshops/" + it.id());
        }

        static String n(int row) {
            return row == 0 ? "" : String.valueOf(row);
        }
    }

    @GetMapping("/{id:[0-9a-f-]{36}}")
    ModelAndView show(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String zone,
            @RequestParam(defaultValue = "1") int people) {
        return page(shell, request, response, id, Typed.of(Map.of()), zone, people, null);
    }

    private ModelAndView page(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            UUID id,
            Typed typed,
            String zone,
            int people,
            SignUp.@Nullable Choose choose) {
        var it = workshops.open(id);
        var frame = OpenFrame.of(shell, request, response).at("/workshops/" + id);
        var titled = new OpenFrame(frame.shell().titled("training.open_one", shell.text(it.title())), frame.here());
        return new ModelAndView(
                "training/web/open-workshop",
                "page",
                new OpenPage(
                        titled,
                        new Facts(titled.shell()),
                        it,
                        experts.open(id),
                        directory.listProvinces(),
                        it.takes(clock.instant()),
                        zone(zone),
                        typed,
                        Math.clamp(people, 1, Enrolments.MOST_TOGETHER),
                        opened(typed),
                        typed.value("key").matches("[A-Za-z0-9_-]{43}")
                                ? typed.value("key")
                                : EnrolmentKey.draw().text(),
                        choose));
    }

    private long opened(Typed typed) {
        return typed.value("opened").matches("\\d{1,15}") ? Long.parseLong(typed.value("opened")) : clock.millis();
    }

    private static @Nullable ZoneId zone(String name) {
        try {
            return name.isBlank() ? null : ZoneId.of(name);
        } catch (DateTimeException strange) {
            return null;
        }
    }

    @PostMapping("/{id:[0-9a-f-]{36}}/sign-up")
    ModelAndView signUp(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked) {
        var typed = Typed.of(asked);
        int rows = typed.value("rows").matches("\\d{1,2}") ? Integer.parseInt(typed.value("rows")) : ROWS;
        var errors = typed.errors();
        if (!typed.value("website").isEmpty() || clock.millis() - opened(typed) < LEAST_MILLIS) {
            errors.put(Typed.PAGE, shell.t("training.too_quick"));
        } else if (!typed.is("consent", "yes")) {
            errors.put("consent", shell.t("training.consent_missing"));
        } else if (!limit.may(request.getRemoteAddr())) {
            errors.put(Typed.PAGE, shell.t("training.too_often"));
        }
        SignUp.Choose choose = null;
        if (errors.isEmpty()) {
            try {
                var key = new EnrolmentKey(typed.value("key"));
                var done = enrolments.signUp(
                        id, people(typed, rows), choice(typed), typed.is("mode", "ONLINE") ? "ONLINE" : "ONSITE", key);
                if (done instanceof SignUp.Done) {
                    return new ModelAndView("redirect:/" + shell.language().tag() + "/workshops/mine/" + key.text());
                }
                choose = (SignUp.Choose) done;
            } catch (Refusal no) {
                errors.put(no.field() == null ? Typed.PAGE : no.field(), shell.say(no));
            }
        }
        var view = page(shell, request, response, id, typed, "", rows, choose);
        view.setStatus(choose == null ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return view;
    }

    private static SignUp.Choice choice(Typed typed) {
        return switch (typed.value("choice")) {
            case "some" -> SignUp.Choice.SOME_NOW;
            case "wait" -> SignUp.Choice.ALL_WAIT;
            default -> SignUp.Choice.ASK;
        };
    }

    private static List<NewLearner> people(Typed typed, int rows) {
        var people = new ArrayList<NewLearner>();
        for (int row = 0; row < Math.min(rows, Enrolments.MOST_TOGETHER); row++) {
            var number = OpenPage.n(row);
            if (row > 0 && typed.value("name" + number).isBlank()) {
                continue;
            }
            try {
                var one = NewLearner.read(words(typed, number), "", year());
                if (one.phone() == null) {
                    throw Refusal.of("phone", "training.phone_missing");
                }
                people.add(one);
            } catch (Refusal no) {
                throw no.field() == null ? no : Refusal.of(no.field() + number, no.code(), no.args());
            }
        }
        return people;
    }

    /** For the calendar of a phone. */
    @GetMapping("/{id:[0-9a-f-]{36}}/invite.ics")
    ResponseEntity<String> invite(Shell shell, @PathVariable UUID id) {
        var it = workshops.open(id);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/calendar;charset=UTF-8"))
                .header("Content-Disposition", "attachment; filename=\"" + it.number() + ".ics\"")
                .body(invites.of(it, shell.language()));
    }
}
