package org.saan.hub.trade.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.trade.AgreedHow;
import org.saan.hub.trade.GuideCards;
import org.saan.hub.trade.ObstacleComments;
import org.saan.hub.trade.ObstacleGroups;
import org.saan.hub.trade.ObstacleState;
import org.saan.hub.trade.ObstacleView;
import org.saan.hub.trade.Obstacles;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One problem of exporting: its teller agrees or opens it again, the office takes, answers, groups and publishes it. */
@Controller
@Audience
class ObstaclePages {
    private static final String OBSTACLE = "/obstacles/{id:[0-9a-f-]{36}}";

    private final Obstacles obstacles;
    private final ObstacleGroups groups;
    private final ObstacleComments comments;
    private final GuideCards cards;
    private final Directory directory;

    ObstaclePages(
            Obstacles obstacles,
            ObstacleGroups groups,
            ObstacleComments comments,
            GuideCards cards,
            Directory directory) {
        this.obstacles = obstacles;
        this.groups = groups;
        this.comments = comments;
        this.cards = cards;
        this.directory = directory;
    }

    @GetMapping(OBSTACLE)
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return page(shell, viewer, id, Typed.NOTHING);
    }

    @PostMapping(OBSTACLE + "/own")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.EXPORT_ADVISER})
    ModelAndView own(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        return change(shell, viewer, id, asked, flash, "trade.obstacle.owned_done", (typed, version) -> {
            var owner = typed.value("owner").matches("[0-9a-f-]{36}")
                    ? UUID.fromString(typed.value("owner"))
                    : viewer.accountId();
            obstacles.own(id, version, owner, typed.date("due", "trade.on_missing"), viewer);
        });
    }

    @PostMapping(OBSTACLE + "/answer")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.EXPORT_ADVISER})
    ModelAndView answer(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        return change(
                shell,
                viewer,
                id,
                asked,
                flash,
                "trade.obstacle.answered_done",
                (typed, version) -> obstacles.answer(
                        id, version, ObstacleForm.both(typed, "answer", "trade.obstacle.answer_missing"), viewer));
    }

    @PostMapping(OBSTACLE + "/agree")
    ModelAndView agree(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        return change(shell, viewer, id, asked, flash, "trade.obstacle.agreed_done", (typed, version) -> {
            var how = List.of(AgreedHow.values()).stream()
                    .filter(one -> one.name().equals(typed.value("how", "SELF")))
                    .findFirst()
                    .orElseThrow(() -> Refusal.of("how", "trade.obstacle.choose"));
            obstacles.agree(id, version, how, typed.value("words"), viewer);
        });
    }

    @PostMapping(OBSTACLE + "/reopen")
    ModelAndView reopen(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        return change(
                shell,
                viewer,
                id,
                asked,
                flash,
                "trade.obstacle.reopened_done",
                (typed, version) -> obstacles.reopen(id, version, typed.value("why"), viewer));
    }

    @PostMapping(OBSTACLE + "/comments")
    ModelAndView say(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        return change(
                shell,
                viewer,
                id,
                asked,
                flash,
                "trade.obstacle.said_done",
                (typed, version) -> comments.say(id, Once.token(typed.value("once")), typed.value("comment"), viewer));
    }

    @PostMapping(OBSTACLE + "/group")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.EXPORT_ADVISER})
    ModelAndView group(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        return change(
                shell,
                viewer,
                id,
                asked,
                flash,
                "trade.obstacle.grouped_done",
                (typed, version) -> groups.group(id, version, groups.byNumber(typed.value("parent"), viewer), viewer));
    }

    @PostMapping(OBSTACLE + "/alone")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.EXPORT_ADVISER})
    ModelAndView alone(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        return change(
                shell,
                viewer,
                id,
                asked,
                flash,
                "trade.obstacle.alone_done",
                (typed, version) -> groups.alone(id, version, viewer));
    }

    @PostMapping(OBSTACLE + "/card")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.EXPORT_ADVISER})
    ModelAndView publish(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        return change(
                shell,
                viewer,
                id,
                asked,
                flash,
                "trade.guide.published_done",
                (typed, version) -> cards.publish(
                        id,
                        typed.number("card", "trade.obstacle.changed"),
                        new GuideCards.Text(
                                ObstacleForm.both(typed, "title", "trade.guide.both"),
                                ObstacleForm.both(typed, "steps", "trade.guide.both")),
                        viewer));
    }

    @PostMapping(OBSTACLE + "/card/withdraw")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.EXPORT_ADVISER})
    ModelAndView withdraw(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        return change(shell, viewer, id, asked, flash, "trade.guide.withdrawn_done", (typed, version) -> {
            var card = typed.number("card", "trade.obstacle.changed");
            cards.withdraw(id, card == null ? -1 : card, viewer);
        });
    }

    private interface Change {
        void make(Typed typed, int version);
    }

    private ModelAndView change(
            Shell shell,
            Viewer viewer,
            UUID id,
            Map<String, String> asked,
            RedirectAttributes flash,
            String notice,
            Change change) {
        var typed = Typed.of(asked);
        Supplier<String> action = () -> {
            var version = typed.number("version", "trade.obstacle.changed");
            change.make(typed, version == null ? -1 : version);
            return "/obstacles/" + id;
        };
        return typed.act(shell, flash, notice, action, again -> page(shell, viewer, id, again));
    }

    private ModelAndView page(Shell shell, Viewer viewer, UUID id, Typed typed) {
        var it = obstacles.get(id, viewer);
        boolean office = viewer.runsTheProgramme() || viewer.is(Role.EXPORT_ADVISER);
        return new ModelAndView(
                "trade/web/obstacle",
                "page",
                new ObstaclePage(
                        shell.titled("trade.obstacle.one", it.number()),
                        ObstacleWords.of(shell, directory),
                        it,
                        obstacles.story(id, viewer),
                        obstacles.under(id, viewer),
                        office ? groups.similar(id, viewer) : List.of(),
                        office ? obstacles.owners(viewer) : Map.of(),
                        cards.find(id, viewer).orElse(null),
                        viewer,
                        office,
                        obstacles.today(),
                        typed));
    }

    record ObstaclePage(
            Shell shell,
            ObstacleWords words,
            ObstacleView it,
            ObstacleView.Story story,
            List<ObstacleView> under,
            List<ObstacleGroups.Similar> similar,
            Map<UUID, String> owners,
            GuideCards.@Nullable Card card,
            Viewer viewer,
            boolean office,
            LocalDate today,
            Typed typed) {
        private static final int DAYS_TO_ANSWER = 14;

        ObstaclePage {
            under = List.copyOf(under);
            similar = List.copyOf(similar);
        }

        String path() {
            return "/obstacles/" + it.id();
        }

        boolean mayOwn() {
            return office
                    && it.parentId() == null
                    && (it.state() == ObstacleState.HEARD || it.state() == ObstacleState.OWNED);
        }

        boolean mayAnswer() {
            return office && it.parentId() == null && it.state() != ObstacleState.AGREED;
        }

        boolean mayAgree() {
            return it.mine() && it.parentId() == null && it.state() == ObstacleState.ANSWERED;
        }

        /** The office writes down what the teller said. */
        boolean mayNoteAgreement() {
            return office && !it.mine() && it.parentId() == null && it.state() == ObstacleState.ANSWERED;
        }

        boolean mayReopen() {
            return (it.mine() || office)
                    && it.parentId() == null
                    && (it.state() == ObstacleState.ANSWERED || it.state() == ObstacleState.AGREED);
        }

        boolean mayPublish() {
            return office && it.parentId() == null && it.answer() != null;
        }

        boolean mayGroup() {
            return office && it.parentId() == null && it.likes() == 0;
        }

        boolean late() {
            return it.late(today);
        }

        String due() {
            return (it.due() == null ? today.plusDays(DAYS_TO_ANSWER) : it.due()).toString();
        }

        List<ListFilter.Choice> ownerChoices() {
            return owners.entrySet().stream()
                    .map(one -> new ListFilter.Choice(one.getKey().toString(), one.getValue()))
                    .toList();
        }

        String owner() {
            return String.valueOf(it.ownerId() == null ? viewer.accountId() : it.ownerId());
        }

        List<ListFilter.Choice> hows() {
            return List.of(AgreedHow.PHONE, AgreedHow.MEETING, AgreedHow.LETTER).stream()
                    .map(how -> new ListFilter.Choice(how.name(), shell.t(how.key())))
                    .toList();
        }

        String answer(Language language) {
            var answer = it.answer();
            return answer == null || answer.missingIn(language) ? "" : answer.in(language);
        }

        String title(Language language) {
            return card == null ? "" : card.title().in(language);
        }

        /** The answer is the first draft of the steps. */
        String steps(Language language) {
            return card == null ? answer(language) : card.steps().in(language);
        }
    }
}
