package org.saan.hub.sourcing.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.PublicAddress;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.sourcing.CanPromise;
import org.saan.hub.sourcing.Comparison;
import org.saan.hub.sourcing.Enquiries;
import org.saan.hub.sourcing.EnquiryFiles;
import org.saan.hub.sourcing.EnquiryPromises;
import org.saan.hub.sourcing.EnquiryView;
import org.saan.hub.sourcing.NewRfq;
import org.saan.hub.sourcing.QuotationView;
import org.saan.hub.sourcing.Quotations;
import org.saan.hub.sourcing.Rfqs;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.threeten.extra.YearWeek;

/** One enquiry for the coordinator: what is asked, what can be promised, whom to ask, what was said. */
@Controller
@RequestMapping("/enquiries/{id:[0-9a-f-]{36}}")
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class EnquiryPages {
    private static final int DAYS_TO_ANSWER = 7;
    private static final int PRESELECTED = 5;

    private final Enquiries enquiries;
    private final EnquiryPromises promises;
    private final EnquiryFiles files;
    private final Comparison comparison;
    private final Rfqs rfqs;
    private final Quotations quotations;
    private final PublicAddress address;
    private final Clock clock;

    EnquiryPages(
            Enquiries enquiries,
            EnquiryPromises promises,
            EnquiryFiles files,
            Comparison comparison,
            Rfqs rfqs,
            Quotations quotations,
            PublicAddress address,
            Clock clock) {
        this.enquiries = enquiries;
        this.promises = promises;
        this.files = files;
        this.comparison = comparison;
        this.rfqs = rfqs;
        this.quotations = quotations;
        this.address = address;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return page(shell, viewer, id, null, null, Typed.NOTHING);
    }

    @GetMapping("/files/{position:\\d{1,2}}")
    ResponseEntity<byte[]> file(Viewer viewer, @PathVariable UUID id, @PathVariable int position) {
        return EnquiryFileAnswer.of(enquiries.getEnquiry(id, viewer), position, files);
    }

    @PostMapping("/notes")
    ModelAndView write(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> form,
            RedirectAttributes flash) {
        var typed = Typed.of(form);
        return said(
                shell,
                viewer,
                id,
                typed,
                () -> enquiries.write(id, Once.token(typed.value("once")), typed.value("words"), viewer),
                () -> back(shell, id, "sourcing.enquiry.note_sent", flash));
    }

    /** Does it and goes on, or shows the enquiry again with what is wrong and with what was typed. */
    private ModelAndView said(
            Shell shell, Viewer viewer, UUID id, Typed typed, Runnable what, Supplier<ModelAndView> then) {
        try {
            what.run();
            return then.get();
        } catch (Refusal no) {
            typed.errors().put(no.field() == null ? Typed.PAGE : no.field(), shell.say(no));
            var view = page(shell, viewer, id, null, null, typed);
            view.setStatus(no.field() == null ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
    }

    @PostMapping("/promise")
    ModelAndView promise(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> form,
            RedirectAttributes flash) {
        var typed = Typed.of(form);
        return said(
                shell,
                viewer,
                id,
                typed,
                () -> promises.look(
                        id,
                        Weeks.find(typed.value("due"))
                                .orElseThrow(() -> Refusal.of("promise-due", "sourcing.rfq.bad_due")),
                        viewer),
                () -> back(shell, id, "sourcing.promise.looked", flash));
    }

    @PostMapping("/promise/tell")
    ModelAndView tell(Shell shell, Viewer viewer, @PathVariable UUID id, RedirectAttributes flash) {
        promises.tell(id, viewer);
        return back(shell, id, "sourcing.promise.told", flash);
    }

    /** The secret is shown once, to be sent to the buyer. */
    @PostMapping("/link")
    ModelAndView link(Shell shell, Viewer viewer, @PathVariable UUID id, RedirectAttributes flash) {
        var language = enquiries.getEnquiry(id, viewer).language();
        var key = enquiries.renewLink(id, viewer);
        flash.addFlashAttribute(
                "notice",
                shell.t(
                        "sourcing.enquiry.new_link",
                        address.base() + "/" + language.tag() + "/enquiries/" + key.text()));
        return new ModelAndView("redirect:/enquiries/" + id);
    }

    @PostMapping("/lose")
    ModelAndView lose(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> form,
            RedirectAttributes flash) {
        var typed = Typed.of(form);
        return said(
                shell,
                viewer,
                id,
                typed,
                () -> enquiries.lose(id, typed.value("reason"), typed.value("note"), viewer),
                () -> back(shell, id, "sourcing.enquiry.lost_now", flash));
    }

    @PostMapping("/rfqs")
    ModelAndView issue(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes flash) {
        var asking = Asking.of(form);
        try {
            var rfq = rfqs.issue(asking.token(), asking.rfq(id), viewer);
            flash.addFlashAttribute(
                    "notice", shell.t("sourcing.rfq.issued", asking.groups().size()));
            return new ModelAndView("redirect:/rfqs/" + rfq);
        } catch (Refusal no) {
            var view = page(
                    shell,
                    viewer,
                    id,
                    no.field() == null ? asking.withNewToken() : asking,
                    shell.say(no),
                    Typed.NOTHING);
            view.setStatus(no.field() == null ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
    }

    private static ModelAndView back(Shell shell, UUID id, String said, RedirectAttributes flash) {
        flash.addFlashAttribute("notice", shell.t(said));
        return new ModelAndView("redirect:/enquiries/" + id);
    }

    private ModelAndView page(
            Shell shell, Viewer viewer, UUID id, @Nullable Asking asked, @Nullable String mistake, Typed typed) {
        var enquiry = enquiries.getEnquiry(id, viewer);
        var candidates = comparison.candidates(enquiry, viewer);
        var due = due(enquiry);
        var asking = asked == null ? usual(shell, candidates, due) : asked;
        return new ModelAndView(
                "sourcing/web/enquiry",
                "page",
                new EnquiryPage(
                        shell.titled("sourcing.enquiry.title", enquiry.number()),
                        enquiry,
                        Countries.name(shell.language(), enquiry.country()),
                        enquiry.lines().stream()
                                .map(line -> EnquiryLines.said(shell, line, true))
                                .toList(),
                        shares(enquiry),
                        comparison.ofEnquiry(id, viewer),
                        candidates,
                        quotations.ofEnquiry(id, viewer),
                        asking,
                        mistake,
                        WeekChoice.from(shell, today(), 60),
                        typed.value("due", Weeks.text(due)),
                        typed));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }

    private YearWeek due(EnquiryView enquiry) {
        for (var line : enquiry.lines()) {
            if (line.promise() != null) {
                return line.promise().due();
            }
        }
        var now = YearWeek.from(today());
        var wanted = enquiry.wantedBy() == null ? now.plusWeeks(12) : YearWeek.from(enquiry.wantedBy());
        return wanted.isBefore(now) ? now : wanted;
    }

    /** Those that the promise counts on; else the first few that know the craft. */
    private Asking usual(Shell shell, List<Comparison.Candidate> candidates, YearWeek due) {
        var open = candidates.stream().filter(one -> !one.asked()).toList();
        var promised = open.stream().filter(one -> one.promised() > 0).toList();
        var groups = new HashSet<UUID>();
        (promised.isEmpty() ? open.stream().limit(PRESELECTED).toList() : promised)
                .forEach(one -> groups.add(one.id()));
        return new Asking(UUID.randomUUID(), groups, shell.date(today().plusDays(DAYS_TO_ANSWER)), Weeks.text(due), "");
    }

    private static List<CanPromise.Share> shares(EnquiryView enquiry) {
        var all = new ArrayList<CanPromise.Share>();
        for (var line : enquiry.lines()) {
            if (line.promise() != null) {
                all.addAll(line.promise().shares());
            }
        }
        return all;
    }

    /** Whom to ask by when, as typed. */
    record Asking(UUID token, Set<UUID> groups, String answerBy, String due, String note) {
        Asking {
            groups = Set.copyOf(groups);
        }

        static Asking of(MultiValueMap<String, String> form) {
            var groups = new HashSet<UUID>();
            for (var id : form.getOrDefault("group", List.of())) {
                groups.add(Ids.read(id));
            }
            return new Asking(
                    Once.token(String.valueOf(form.getFirst("once"))),
                    groups,
                    java.util.Objects.requireNonNullElse(form.getFirst("answerBy"), ""),
                    java.util.Objects.requireNonNullElse(form.getFirst("due"), ""),
                    java.util.Objects.requireNonNullElse(form.getFirst("note"), ""));
        }

        NewRfq rfq(UUID enquiry) {
            return new NewRfq(
                    enquiry,
                    groups,
                    TypedAmounts.day(answerBy)
                            .orElseThrow(() -> Refusal.of("answerBy", "sourcing.enquiry.unreadable_date")),
                    Weeks.find(due).orElseThrow(() -> Refusal.of("due", "sourcing.rfq.bad_due")),
                    note);
        }

        Asking withNewToken() {
            return new Asking(UUID.randomUUID(), groups, answerBy, due, note);
        }
    }

    record EnquiryPage(
            Shell shell,
            EnquiryView enquiry,
            String country,
            List<EnquiryLines.Said> lines,
            List<CanPromise.Share> shares,
            List<Comparison.Link> rfqs,
            List<Comparison.Candidate> candidates,
            List<QuotationView> quotations,
            Asking asking,
            @Nullable String mistake,
            List<WeekChoice> weeks,
            String due,
            Typed typed) {
        EnquiryPage {
            lines = List.copyOf(lines);
            shares = List.copyOf(shares);
            rfqs = List.copyOf(rfqs);
            candidates = List.copyOf(candidates);
            quotations = List.copyOf(quotations);
            weeks = List.copyOf(weeks);
        }

        String path() {
            return "/enquiries/" + enquiry.id();
        }

        boolean mayAsk() {
            return enquiry.state().open() && !candidates.isEmpty();
        }

        boolean promised() {
            return enquiry.lines().stream().anyMatch(line -> line.promise() != null);
        }

        boolean mayTell() {
            return enquiry.state().open() && promised() && enquiry.promiseToldAt() == null;
        }

        String share(CanPromise.Share share) {
            return shell.t(
                    "sourcing.promise.share",
                    shell.text(share.group()),
                    shell.text(share.province()),
                    share.pieces(),
                    shell.money(org.saan.hub.shared.Money.ofMinor(share.priceMinor(), org.saan.hub.shared.Money.THB)),
                    shell.week(Weeks.parse(share.firstWeek())),
                    shell.week(Weeks.parse(share.lastWeek())));
        }

        String candidate(Comparison.Candidate one) {
            return one.promised() > 0
                    ? shell.t("sourcing.rfq.candidate_promised", shell.text(one.province()), one.promised())
                    : shell.text(one.province());
        }

        List<String> lostReasons() {
            return Enquiries.LOST_REASONS;
        }
    }
}
