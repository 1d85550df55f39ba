package org.saan.hub.ordering.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.FamilyView;
import org.saan.hub.ordering.LineView;
import org.saan.hub.ordering.NewOrderResponse;
import org.saan.hub.ordering.OrderResponse;
import org.saan.hub.ordering.OrderResponses;
import org.saan.hub.ordering.OrderState;
import org.saan.hub.ordering.OrderView;
import org.saan.hub.ordering.Ordering;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.saan.hub.shared.Words;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.threeten.extra.YearWeek;

/** The answer to the buyer: what of an order is promised and by when, on a page and on paper. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class ResponsePages {
    private static final int WEEKS_TO_CHOOSE = 60;

    private final Ordering ordering;
    private final OrderResponses responses;
    private final Directory directory;
    private final Words words;
    private final Clock clock;

    ResponsePages(Ordering ordering, OrderResponses responses, Directory directory, Words words, Clock clock) {
        this.ordering = ordering;
        this.responses = responses;
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    @InitBinder("responseForm")
    static void bind(WebDataBinder binder) {
        binder.setDeclarativeBinding(true);
    }

    /** The form begins with all that was asked. */
    @GetMapping("/orders/{id}/response")
    ModelAndView form(Shell shell, Viewer viewer, @PathVariable UUID id) {
        var order = ordering.getOrder(id, viewer);
        var lines = order.lines().stream()
                .map(line -> new ResponseForm.LineForm(
                        line.id().toString(), String.valueOf(line.quantity()), Weeks.text(line.due())))
                .toList();
        return page(shell, viewer, order, new ResponseForm(UUID.randomUUID().toString(), "", lines), Map.of());
    }

    @PostMapping("/orders/{id}/response")
    ModelAndView answer(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @ModelAttribute ResponseForm form,
            RedirectAttributes flash) {
        var order = ordering.getOrder(id, viewer);
        var token = OrderFormReader.id(String.valueOf(form.once()));
        var answer = read(form);
        var errors = new LinkedHashMap<String, String>();
        responses
                .errors(id, answer, viewer)
                .forEach(refusal -> errors.putIfAbsent(String.valueOf(refusal.field()), shell.say(refusal)));
        if (!errors.isEmpty() || token == null) {
            var view = page(shell, viewer, order, form, errors);
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        try {
            responses.answer(token, id, answer, viewer);
        } catch (Refusal refusal) {
            var again = new ResponseForm(UUID.randomUUID().toString(), form.note(), form.lines());
            var view = page(shell, viewer, order, again, Map.of("note", shell.say(refusal)));
            view.setStatus(HttpStatus.CONFLICT);
            return view;
        }
        flash.addFlashAttribute("notice", shell.t("answer.kept"));
        return new ModelAndView("redirect:/orders/" + id + "/response");
    }

    private static NewOrderResponse read(ResponseForm form) {
        var typed = Objects.requireNonNull(form.lines());
        return new NewOrderResponse(
                form.note(),
                typed.stream()
                        .map(line -> new NewOrderResponse.Line(
                                Objects.requireNonNullElse(
                                        OrderFormReader.id(String.valueOf(line.line())), new UUID(0, 0)),
                                pieces(String.valueOf(line.quantity())),
                                Weeks.find(String.valueOf(line.week())).orElse(null)))
                        .toList());
    }

    private static @Nullable BigDecimal pieces(String text) {
        return text.isBlank() ? BigDecimal.ZERO : QuantityText.pieces(text).orElse(null);
    }

    /** The answer on paper, also for the buyer. */
    @GetMapping("/orders/{id}/responses/{version:[0-9]{1,4}}/{language:th|en}.pdf")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.BUYER})
    ResponseEntity<byte[]> document(
            Viewer viewer, @PathVariable UUID id, @PathVariable int version, @PathVariable String language) {
        var order = ordering.getOrder(id, viewer);
        var response = responses.list(id, viewer).stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .orElseThrow(() -> new NotFound("response"));
        var reader = Language.of(language);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(response.number() + "-" + reader.tag() + ".pdf")
                                .build()
                                .toString())
                .body(new ResponseDocument(words, reader, order, response)
                        .print()
                        .pdf());
    }

    private ModelAndView page(
            Shell shell, Viewer viewer, OrderView order, ResponseForm form, Map<String, String> errors) {
        var families = directory.listFamilies().stream()
                .collect(Collectors.toMap(FamilyView::code, family -> shell.text(family.name())));
        var lines = order.lines().stream()
                .collect(Collectors.toMap(line -> line.id().toString(), line -> line));
        var asked = Objects.requireNonNull(form.lines()).stream()
                .map(line -> lines.get(String.valueOf(line.line())))
                .map(line -> line == null ? "" : asked(shell, line, families))
                .toList();
        var given = responses.list(order.id(), viewer).stream()
                .map(response -> given(shell, order, response))
                .toList();
        return new ModelAndView(
                "ordering/web/response",
                "page",
                new ResponsePage(
                        shell.titled("answer.title", order.number()),
                        order.id().toString(),
                        order.number(),
                        order.buyer(),
                        order.state() != OrderState.CANCELLED,
                        form,
                        asked,
                        weeks(shell, order),
                        errors,
                        given));
    }

    private static String asked(Shell shell, LineView line, Map<String, String> families) {
        return shell.t(
                "answer.asked_line",
                families.getOrDefault(line.familyCode(), line.familyCode()),
                line.quantity(),
                shell.date(Weeks.friday(line.due())));
    }

    private static ResponsePage.Given given(Shell shell, OrderView order, OrderResponse response) {
        var at = "/orders/" + order.id() + "/responses/" + response.version() + "/";
        return new ResponsePage.Given(
                response.number(),
                shell.moment(response.madeAt()),
                shell.t(response.verdict().key()),
                switch (response.verdict()) {
                    case ACCEPTED -> "ok";
                    case CHANGED -> "warn";
                    case REJECTED -> "bad";
                },
                at + "en.pdf",
                at + "th.pdf");
    }

    private List<Option> weeks(Shell shell, OrderView order) {
        var first = YearWeek.from(LocalDate.now(clock.withZone(Printing.ZONE)));
        var weeks = new ArrayList<Option>();
        order.lines().stream()
                .map(LineView::due)
                .filter(due -> due.isBefore(first))
                .distinct()
                .sorted()
                .forEach(due -> weeks.add(week(shell, due)));
        IntStream.range(0, WEEKS_TO_CHOOSE).forEach(i -> weeks.add(week(shell, first.plusWeeks(i))));
        return weeks;
    }

    private static Option week(Shell shell, YearWeek week) {
        return new Option(Weeks.text(week), shell.week(week) + " · " + shell.date(Weeks.friday(week)), false);
    }
}
