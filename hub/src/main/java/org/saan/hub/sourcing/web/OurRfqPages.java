package org.saan.hub.sourcing.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.FamilyView;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.sourcing.OwnRfq;
import org.saan.hub.sourcing.RfqAnswer;
import org.saan.hub.sourcing.Rfqs;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Requests to a group, and its answers, on the phone; and the same form for a coordinator who writes down what was said. */
@Controller
class OurRfqPages {
    private final Rfqs rfqs;
    private final Directory directory;
    private final Clock clock;

    OurRfqPages(Rfqs rfqs, Directory directory, Clock clock) {
        this.rfqs = rfqs;
        this.directory = directory;
        this.clock = clock;
    }

    @Bean
    static NavEntry ourRfqsNav() {
        return new NavEntry(6, "sourcing.our_rfqs.nav", "/our-rfqs", "coin", Set.of(Role.GROUP_LEADER));
    }

    @GetMapping("/our-rfqs")
    @Audience(Role.GROUP_LEADER)
    ModelAndView list(Shell shell, Viewer viewer) {
        return new ModelAndView(
                "sourcing/web/our-rfqs",
                "page",
                new OurRfqsPage(
                        shell.titled("sourcing.our_rfqs.title").forMakers(),
                        rfqs.listOwn(viewer.organisationId(), viewer),
                        today()));
    }

    @GetMapping("/our-rfqs/{copy:[0-9a-f-]{36}}")
    @Audience(Role.GROUP_LEADER)
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID copy) {
        rfqs.seen(copy, viewer);
        var rfq = rfqs.getOwn(copy, viewer);
        return page(shell.forMakers(), rfq, AnswerForm.of(shell, rfq), "/our-rfqs/" + copy, false, null);
    }

    @PostMapping("/our-rfqs/{copy:[0-9a-f-]{36}}")
    @Audience(Role.GROUP_LEADER)
    ModelAndView answer(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID copy,
            @RequestParam Map<String, String> form,
            RedirectAttributes flash) {
        return answer(shell.forMakers(), viewer, copy, new AnswerForm(form), false, flash);
    }

    @GetMapping("/rfqs/behalf/{copy:[0-9a-f-]{36}}")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
    ModelAndView behalf(Shell shell, Viewer viewer, @PathVariable UUID copy) {
        var rfq = rfqs.getOwn(copy, viewer);
        return page(shell, rfq, AnswerForm.of(shell, rfq), "/rfqs/behalf/" + copy, true, null);
    }

    @PostMapping("/rfqs/behalf/{copy:[0-9a-f-]{36}}")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
    ModelAndView answerOnBehalf(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID copy,
            @RequestParam Map<String, String> form,
            RedirectAttributes flash) {
        return answer(shell, viewer, copy, new AnswerForm(form), true, flash);
    }

    private ModelAndView answer(
            Shell shell, Viewer viewer, UUID copy, AnswerForm form, boolean onBehalf, RedirectAttributes flash) {
        var rfq = rfqs.getOwn(copy, viewer);
        var path = (onBehalf ? "/rfqs/behalf/" : "/our-rfqs/") + copy;
        try {
            var said = onBehalf ? new RfqAnswer.Said(form.get("who"), form.get("how")) : null;
            var answer = form.answer(rfq, said);
            rfqs.answer(form.token(), copy, answer, viewer);
            flash.addFlashAttribute(
                    "notice",
                    shell.t(answer.declinedReason() == null ? "sourcing.rfq.thanks" : "sourcing.rfq.thanks_no"));
            return new ModelAndView("redirect:" + (onBehalf ? "/rfqs/" + rfqs.rfqOf(copy, viewer) : path));
        } catch (Refusal no) {
            var again = no.field() == null ? form.withNewToken() : form;
            var view = page(shell, rfq, again, path, onBehalf, no);
            view.setStatus(no.field() == null ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
    }

    private ModelAndView page(
            Shell shell, OwnRfq rfq, AnswerForm form, String path, boolean onBehalf, @Nullable Refusal no) {
        var pictures = new HashMap<String, String>();
        pictures.putAll(
                directory.listFamilies().stream().collect(Collectors.toMap(FamilyView::code, FamilyView::picture)));
        return new ModelAndView(
                "sourcing/web/answer",
                "page",
                AnswerPage.of(
                        shell.titled(onBehalf ? "sourcing.rfq.behalf_title" : "sourcing.rfq.answer_title"),
                        rfq,
                        form,
                        path,
                        onBehalf,
                        pictures,
                        today(),
                        no));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }

    record OurRfqsPage(Shell shell, List<OwnRfq> rfqs, LocalDate today) {
        OurRfqsPage {
            rfqs = List.copyOf(rfqs);
        }

        String look(OwnRfq rfq) {
            return rfq.answer() != null ? "ok" : !rfq.open() ? "" : today.isAfter(rfq.answerBy()) ? "warn" : "info";
        }

        String icon(OwnRfq rfq) {
            return rfq.answer() != null ? "check" : rfq.open() ? "bell" : "lock";
        }

        String state(OwnRfq rfq) {
            var answer = rfq.answer();
            if (answer != null) {
                return shell.t(
                        answer.said().declinedReason() == null
                                ? "sourcing.our_rfqs.answered"
                                : "sourcing.our_rfqs.declined");
            }
            return shell.t(rfq.open() ? "sourcing.our_rfqs.waiting" : "sourcing.our_rfqs.closed");
        }

        String unit(OwnRfq.Line line) {
            return Units.word(shell, line.unitCode());
        }
    }
}
