package org.saan.hub.ordering.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.FamilyView;
import org.saan.hub.directory.Reminders;
import org.saan.hub.ordering.AllocationState;
import org.saan.hub.ordering.OfferView;
import org.saan.hub.ordering.Offers;
import org.saan.hub.ordering.Work;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.SentForm;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** งานของกลุ่มเรา: what a group is asked to make, and its answers. */
@Controller
@Audience(Role.GROUP_LEADER)
class OurWorkPages {
    /** {@code วันศุกร์ 19 มีนาคม}, {@code Friday 19 March}. */
    private static final DateTimeFormatter SPOKEN_DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ROOT);

    private final Offers offers;
    private final Work work;
    private final Directory directory;
    private final Reminders reminders;
    private final Clock clock;

    OurWorkPages(Offers offers, Work work, Directory directory, Reminders reminders, Clock clock) {
        this.offers = offers;
        this.work = work;
        this.directory = directory;
        this.reminders = reminders;
        this.clock = clock;
    }

    @Bean
    static NavEntry ourWorkNav() {
        return new NavEntry(5, "ordering.our.nav", "/our-work", "loom", Set.of(Role.GROUP_LEADER));
    }

    @GetMapping("/our-work")
    ModelAndView show(Shell shell, Viewer viewer) {
        return page(shell, viewer, null, null, "");
    }

    private ModelAndView page(
            Shell shell, Viewer viewer, @Nullable String error, @Nullable String typedFor, String typed) {
        var group = directory.getGroup(viewer.organisationId(), viewer);
        Map<String, FamilyView> families =
                directory.listFamilies().stream().collect(Collectors.toMap(FamilyView::code, Function.identity()));
        var all = offers.listOffers(viewer.organisationId(), viewer);
        var steps = work.steps(all.stream().map(OfferView::id).toList());
        return new ModelAndView(
                "ordering/web/our-work",
                "page",
                new OurWorkPage(
                        shell.titled("ordering.our.title").forMakers(),
                        shell.text(group.name()),
                        shell.print().dayAndDate(LocalDate.now(clock.withZone(Printing.ZONE))),
                        reminders.isOpen(viewer.organisationId()),
                        jobs(shell, all, families, steps, AllocationState.OFFERED, AllocationState.COUNTERED),
                        jobs(shell, all, families, steps, AllocationState.ACCEPTED),
                        jobs(shell, all, families, steps, AllocationState.DECLINED, AllocationState.CANCELLED),
                        error,
                        typedFor,
                        typed));
    }

    private static List<OurWorkPage.Job> jobs(
            Shell shell,
            List<OfferView> offers,
            Map<String, FamilyView> families,
            Map<UUID, Work.Step> steps,
            AllocationState... states) {
        return offers.stream()
                .filter(offer -> Set.of(states).contains(offer.state()))
                .map(offer -> job(
                        shell, offer, Objects.requireNonNull(families.get(offer.familyCode())), steps.get(offer.id())))
                .toList();
    }

    private static OurWorkPage.Job job(Shell shell, OfferView offer, FamilyView family, Work.@Nullable Step step) {
        var price = Money.ofMinor(offer.priceMinor(), Money.THB);
        var weeks = offer.first() == null || offer.last() == null
                ? "–"
                : offer.first().equals(offer.last())
                        ? shell.week(offer.first())
                        : shell.week(offer.first()) + "–" + shell.week(offer.last());
        return new OurWorkPage.Job(
                offer.id().toString(),
                offer.version(),
                family.picture(),
                shell.text(family.name()),
                shell.n(offer.quantity()),
                shell.t("ordering.unit." + family.unitCode()),
                shell.print().dayAndDate(Weeks.friday(offer.due())),
                weeks,
                shell.t("ordering.our.per_piece", shell.money(price)),
                shell.money(price.times(offer.quantity())),
                shell.t("ordering.our.state_" + offer.state().name().toLowerCase(Locale.ROOT)),
                switch (offer.state()) {
                    case OFFERED -> "info";
                    case COUNTERED -> "warn";
                    case ACCEPTED -> "ok";
                    case DECLINED, CANCELLED -> "";
                },
                switch (offer.state()) {
                    case OFFERED -> "bell";
                    case COUNTERED -> "clock";
                    case ACCEPTED -> "check";
                    case DECLINED, CANCELLED -> "x";
                },
                said(shell, offer),
                spoken(shell, offer, shell.text(family.name()), family.unitCode()),
                step == null
                        ? null
                        : new OurWorkPage.Progress(
                                step.path(),
                                shell.t("ordering.our.made", step.made(), step.needed()),
                                step.made(),
                                step.needed()));
    }

    /** What a card says, in words that can be read out: no signs, no short forms of days and months. */
    private static String spoken(Shell shell, OfferView offer, String craft, String unit) {
        var price = Money.ofMinor(offer.priceMinor(), Money.THB);
        return shell.t(
                "ordering.our.spoken",
                shell.t("ordering.our.state_" + offer.state().name().toLowerCase(Locale.ROOT)),
                craft,
                shell.n(offer.quantity()),
                shell.t("ordering.unit." + unit),
                SPOKEN_DAY.withLocale(shell.language().locale()).format(Weeks.friday(offer.due())),
                shell.money(price),
                shell.money(price.times(offer.quantity())));
    }

    private static @Nullable String said(Shell shell, OfferView offer) {
        if (offer.state() == AllocationState.COUNTERED && offer.counterQuantity() != null) {
            return shell.t("ordering.our.we_said", offer.counterQuantity());
        }
        return offer.reason() == null ? null : shell.t("ordering.reason." + offer.reason());
    }

    @PostMapping("/our-work/{id}/accept")
    ModelAndView accept(
            Shell shell,
            SentForm form,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam int version,
            RedirectAttributes flash) {
        return attempt(shell, form, viewer, null, "", () -> {
            offers.accept(id, version, form, viewer);
            flash.addFlashAttribute("notice", shell.t("ordering.our.accepted"));
        });
    }

    @PostMapping("/our-work/{id}/decline")
    ModelAndView decline(
            Shell shell,
            SentForm form,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash) {
        return attempt(shell, form, viewer, null, "", () -> {
            offers.decline(id, version, reason, form, viewer);
            flash.addFlashAttribute("notice", shell.t("ordering.our.declined"));
        });
    }

    @PostMapping("/our-work/{id}/counter")
    ModelAndView counter(
            Shell shell,
            SentForm form,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String quantity,
            RedirectAttributes flash) {
        return attempt(shell, form, viewer, id.toString(), quantity, () -> {
            var pieces = QuantityText.wholePieces(quantity)
                    .orElseThrow(() -> Refusal.of("quantity", "ordering.line.unreadable_quantity", quantity));
            offers.counter(id, version, pieces, form, viewer);
            flash.addFlashAttribute("notice", shell.t("ordering.our.countered"));
        });
    }

    private ModelAndView attempt(
            Shell shell, SentForm form, Viewer viewer, @Nullable String typedFor, String typed, Runnable action) {
        try {
            action.run();
            return new ModelAndView("redirect:/our-work");
        } catch (Refusal refusal) {
            if (form.queued()) {
                throw refusal;
            }
            var view = page(shell, viewer, shell.say(refusal), typedFor, typed);
            view.setStatus(HttpStatus.CONFLICT);
            return view;
        }
    }
}
