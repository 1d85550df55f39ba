package org.saan.hub.settlement.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.saan.hub.settlement.Makers;
import org.saan.hub.settlement.PaySplit;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Words;
import org.saan.hub.shared.web.Typed;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** ช่างของเรา: who of a group made how many, and what is whose, on the leader's phone and on paper. */
@Controller
@Audience({Role.GROUP_LEADER, Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class MakerPages {
    private final Makers makers;
    private final Words words;

    MakerPages(Makers makers, Words words) {
        this.makers = makers;
        this.words = words;
    }

    private static Shell forReader(Shell shell, Viewer viewer) {
        return viewer.runsTheProgramme() ? shell : shell.forMakers();
    }

    @GetMapping("/settlement/groups/{id:[0-9a-f-]{36}}/makers")
    ModelAndView list(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return list(shell, viewer, id, Typed.NOTHING);
    }

    private ModelAndView list(Shell shell, Viewer viewer, UUID id, Typed typed) {
        return new ModelAndView(
                "settlement/web/makers",
                "page",
                new MakersPage(
                        forReader(shell.titled("settlement.makers"), viewer),
                        id,
                        makers.getGroup(id, viewer),
                        makers.splits(id, viewer),
                        makers.listMembers(id, viewer),
                        viewer.runsTheProgramme(),
                        typed));
    }

    record MakersPage(
            Shell shell,
            UUID id,
            Makers.GroupSplit group,
            List<Makers.Split> splits,
            List<String> members,
            boolean office,
            Typed typed) {
        MakersPage {
            splits = List.copyOf(splits);
            members = List.copyOf(members);
        }

        String back() {
            return office ? "/settlement/groups/" + id : "/settlement/our-money";
        }

        /** Pieces that nobody is named for yet. */
        int open(Makers.Split split) {
            return split.work().accepted()
                    - split.pay().shares().stream()
                            .mapToInt(PaySplit.Share::pieces)
                            .sum();
        }
    }

    @PostMapping("/settlement/groups/{id:[0-9a-f-]{36}}/makers")
    ModelAndView add(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "settlement.makers.added",
                () -> {
                    makers.add(id, typed.value("name"), viewer);
                    return "/settlement/groups/" + id + "/makers";
                },
                again -> list(shell, viewer, id, again));
    }

    @PostMapping("/settlement/makers/{maker:[0-9a-f-]{36}}/leave")
    ModelAndView leave(Shell shell, Viewer viewer, @PathVariable UUID maker, RedirectAttributes flash) {
        var group = makers.get(maker, viewer).group();
        makers.leave(maker, viewer);
        flash.addFlashAttribute("notice", shell.t("settlement.makers.left"));
        return new ModelAndView("redirect:/settlement/groups/" + group + "/makers");
    }

    @GetMapping("/settlement/works/{work:[0-9a-f-]{36}}/makers")
    ModelAndView form(Shell shell, Viewer viewer, @PathVariable UUID work) {
        return form(shell, viewer, work, Typed.NOTHING);
    }

    private ModelAndView form(Shell shell, Viewer viewer, UUID work, Typed typed) {
        var split = makers.getSplit(work, viewer);
        return new ModelAndView(
                "settlement/web/maker-form",
                "page",
                new MakerFormPage(
                        forReader(
                                shell.titled(
                                        "settlement.makers.of", split.work().number()),
                                viewer),
                        split,
                        makers.list(split.group(), viewer),
                        typed));
    }

    record MakerFormPage(Shell shell, Makers.Split split, List<Makers.Maker> all, Typed typed) {
        MakerFormPage {
            all = List.copyOf(all);
        }

        /** Those who are asked about, and those who left but are named here. */
        List<Makers.Maker> makers() {
            return all.stream()
                    .filter(maker -> maker.leftAt() == null || share(maker) != null)
                    .toList();
        }

        PaySplit.@org.jspecify.annotations.Nullable Share share(Makers.Maker maker) {
            return split.pay().shares().stream()
                    .filter(one -> one.maker().equals(maker.id()))
                    .findFirst()
                    .orElse(null);
        }

        String pieces(Makers.Maker maker) {
            var share = share(maker);
            return share == null || share.pieces() == 0 ? "" : String.valueOf(share.pieces());
        }

        String minutes(Makers.Maker maker) {
            var share = share(maker);
            return share == null || share.minutes() == 0 ? "" : String.valueOf(share.minutes());
        }

        boolean by(PaySplit.Basis basis) {
            return typed.is("basis", basis.name()) || typed.value("basis").isEmpty() && split.basis() == basis;
        }

        PaySplit.Basis[] bases() {
            return PaySplit.Basis.values();
        }
    }

    @PostMapping("/settlement/works/{work:[0-9a-f-]{36}}/makers")
    ModelAndView say(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID work,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "settlement.makers.said",
                () -> {
                    var split = makers.getSplit(work, viewer);
                    makers.say(
                            work,
                            Objects.requireNonNullElse(typed.number("version", "settlement.makers.number"), 0),
                            typed.is("basis", PaySplit.Basis.MINUTES.name())
                                    ? PaySplit.Basis.MINUTES
                                    : PaySplit.Basis.PIECES,
                            parts(typed, makers.list(split.group(), viewer)),
                            viewer);
                    return "/settlement/works/" + work + "/makers";
                },
                again -> form(shell, viewer, work, again));
    }

    private static List<PaySplit.Part> parts(Typed typed, List<Makers.Maker> makers) {
        var parts = new ArrayList<PaySplit.Part>();
        for (var maker : makers) {
            int pieces = whole(typed, "pieces-" + maker.id());
            int minutes = whole(typed, "minutes-" + maker.id());
            if (pieces != 0 || minutes != 0) {
                parts.add(new PaySplit.Part(maker.id(), pieces, minutes));
            }
        }
        return parts;
    }

    /** Thai digits and commas included; nothing is 0. */
    private static int whole(Typed typed, String field) {
        if (typed.value(field).isBlank()) {
            return 0;
        }
        var number = Amounts.number(typed, field, "settlement.makers.number");
        if (number.signum() < 0
                || number.stripTrailingZeros().scale() > 0
                || number.compareTo(java.math.BigDecimal.valueOf(2_000_000)) > 0) {
            throw Refusal.of(field, "settlement.makers.number");
        }
        return number.intValue();
    }

    @GetMapping("/settlement/makers/{maker:[0-9a-f-]{36}}")
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID maker) {
        var statement = makers.getStatement(maker, viewer);
        return new ModelAndView(
                "settlement/web/maker",
                "page",
                new MakerPage(
                        forReader(
                                shell.titled(
                                        "settlement.makers.money_of",
                                        statement.maker().name()),
                                viewer),
                        statement));
    }

    record MakerPage(Shell shell, Makers.MakerStatement statement) {}

    @GetMapping("/settlement/makers/{maker:[0-9a-f-]{36}}.pdf")
    ResponseEntity<byte[]> paper(Viewer viewer, @PathVariable UUID maker) {
        return Papers.pdf("maker", new MakerPaper(words, makers.getStatement(maker, viewer)).print());
    }
}
