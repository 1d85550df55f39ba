package org.saan.hub.sourcing.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.FamilyView;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.sourcing.Choices;
import org.saan.hub.sourcing.Comparison;
import org.saan.hub.sourcing.Filling;
import org.saan.hub.sourcing.RfqView;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The answers to a request in columns, and what is chosen from them. */
@Controller
@RequestMapping("/rfqs/{id:[0-9a-f-]{36}}")
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class RfqPages {
    private static final String PIECES = "p-";

    private final Comparison comparison;
    private final Choices choices;
    private final Directory directory;
    private final Clock clock;

    RfqPages(Comparison comparison, Choices choices, Directory directory, Clock clock) {
        this.comparison = comparison;
        this.choices = choices;
        this.directory = directory;
        this.clock = clock;
    }

    /** @param fill puts into the fields what would fill the lines; nothing is stored */
    @GetMapping
    ModelAndView show(
            Shell shell, Viewer viewer, @PathVariable UUID id, @RequestParam(required = false) @Nullable String fill) {
        var rfq = comparison.get(id, viewer);
        return page(shell, rfq, fill == null ? chosen(shell, rfq) : filled(shell, rfq), null);
    }

    @PostMapping("/choice")
    ModelAndView choose(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam Map<String, String> form,
            RedirectAttributes flash) {
        var rfq = comparison.get(id, viewer);
        try {
            choices.choose(id, version, pieces(rfq, form), form.getOrDefault("why", ""), viewer);
        } catch (Refusal no) {
            var view = page(shell, comparison.get(id, viewer), form, shell.say(no));
            view.setStatus(no.field() == null ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        flash.addFlashAttribute("notice", shell.t("sourcing.rfq.chosen_now"));
        return new ModelAndView("redirect:/rfqs/" + id);
    }

    private static Map<Choices.Place, Integer> pieces(RfqView rfq, Map<String, String> form) {
        var pieces = new HashMap<Choices.Place, Integer>();
        for (var column : rfq.columns()) {
            for (var line : rfq.lines()) {
                var typed = form.getOrDefault(field(column, line), "");
                if (!typed.isBlank()) {
                    pieces.put(
                            new Choices.Place(column.copy(), line.asked().id()),
                            TypedAmounts.whole(typed, line.asked().unitCode())
                                    .orElseThrow(() ->
                                            Refusal.of("pieces", "sourcing.rfq.unreadable", column.group(), typed)));
                }
            }
        }
        return pieces;
    }

    static String field(RfqView.Column column, RfqView.Line line) {
        return PIECES + column.copy() + "-" + line.asked().id();
    }

    private static Map<String, String> chosen(Shell shell, RfqView rfq) {
        var typed = new HashMap<String, String>();
        for (var column : rfq.columns()) {
            for (var line : rfq.lines()) {
                var chosen = column.chosen().get(line.asked().id());
                if (chosen != null) {
                    typed.put(field(column, line), shell.n(chosen.quantity()));
                }
            }
        }
        return typed;
    }

    private static Map<String, String> filled(Shell shell, RfqView rfq) {
        var typed = new HashMap<String, String>();
        for (var line : rfq.lines()) {
            var filling = Filling.of(rfq, line);
            for (var column : rfq.columns()) {
                var pieces = filling.pieces().get(column.copy());
                if (pieces != null) {
                    typed.put(field(column, line), shell.n(pieces));
                }
            }
        }
        return typed;
    }

    private ModelAndView page(Shell shell, RfqView rfq, Map<String, String> typed, @Nullable String mistake) {
        var today = LocalDate.now(clock.withZone(Printing.ZONE));
        Map<String, FamilyView> families =
                directory.listFamilies().stream().collect(Collectors.toMap(FamilyView::code, Function.identity()));
        var words = new ComparisonWords(shell, rfq, typed, families, today);
        return new ModelAndView(
                "sourcing/web/rfq",
                "page",
                new RfqPage(
                        shell.titled("sourcing.rfq.compare_title").wider(),
                        rfq,
                        words.badges(),
                        words.heads(),
                        rfq.lines().stream().map(words::table).toList(),
                        words.known(),
                        typed.getOrDefault("why", ""),
                        mistake));
    }

    /**
     * @param known what is known of the groups, whatever they answer
     * @param why as typed: why a price below the minimum wage is chosen
     */
    record RfqPage(
            Shell shell,
            RfqView rfq,
            List<ComparisonWords.Badge> badges,
            List<ComparisonWords.Head> heads,
            List<ComparisonWords.Table> tables,
            List<ComparisonWords.Row> known,
            String why,
            @Nullable String mistake) {
        RfqPage {
            badges = List.copyOf(badges);
            heads = List.copyOf(heads);
            tables = List.copyOf(tables);
            known = List.copyOf(known);
        }

        /** Whether a group asks for less than its work costs at the minimum wage: who chooses it says why. */
        boolean asksWhy() {
            return rfq.columns().stream()
                    .anyMatch(column -> column.crafts().entrySet().stream().anyMatch(craft -> {
                        var offer = column.offer(craft.getKey());
                        return offer != null && craft.getValue().below(offer.priceFor(offer.quantity()));
                    }));
        }
    }
}
