package org.saan.hub.directory.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ConsentView;
import org.saan.hub.directory.Consents;
import org.saan.hub.directory.DataRequest;
import org.saan.hub.directory.DataRequests;
import org.saan.hub.directory.People;
import org.saan.hub.directory.PersonView;
import org.saan.hub.directory.PersonalDataOf;
import org.saan.hub.directory.Purpose;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.ObjectMapper;

/** What the hub knows of the person who looks, and what they allow: given and withdrawn with one press each. */
@Controller
@Audience
class OwnDataPages {
    private final People people;
    private final Consents consents;
    private final PersonalDataOf data;
    private final DataRequests requests;
    private final ObjectMapper json;
    private final Clock clock;

    OwnDataPages(
            People people,
            Consents consents,
            PersonalDataOf data,
            DataRequests requests,
            ObjectMapper json,
            Clock clock) {
        this.people = people;
        this.consents = consents;
        this.data = data;
        this.requests = requests;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping("/my-data")
    ModelAndView show(Shell shell, Viewer viewer) {
        var person = people.findOwn(viewer).orElse(null);
        return new ModelAndView(
                "directory/web/my-data",
                "page",
                new OwnDataPage(
                        shell.titled("people.own.title"),
                        person,
                        person == null ? List.of() : consents.of(person.id(), viewer)));
    }

    record OwnDataPage(Shell shell, @Nullable PersonView person, List<ConsentView> consents) {
        DataRequest.Kind[] kinds() {
            return DataRequest.Kind.values();
        }
    }

    @GetMapping("/my-data.json")
    ResponseEntity<byte[]> json(Shell shell, Viewer viewer) {
        return PersonalDataPages.json(shell, json, data.export(own(viewer), "json", viewer));
    }

    @GetMapping("/my-data.xlsx")
    ResponseEntity<byte[]> xlsx(Shell shell, Viewer viewer) {
        return PersonalDataPages.xlsx(shell, data.export(own(viewer), "xlsx", viewer));
    }

    private UUID own(Viewer viewer) {
        return people.findOwn(viewer).orElseThrow(() -> new NotFound("person")).id();
    }

    @PostMapping("/my-data/requests")
    ModelAndView request(
            Shell shell,
            Viewer viewer,
            @RequestParam DataRequest.Kind kind,
            @RequestParam(defaultValue = "") String wish,
            RedirectAttributes flash) {
        requests.record(own(viewer), kind, wish, LocalDate.now(clock.withZone(Printing.ZONE)), "online", viewer);
        flash.addFlashAttribute("notice", shell.t("people.own.asked"));
        return new ModelAndView("redirect:/my-data");
    }

    @PostMapping("/my-data/consents")
    ModelAndView consent(
            Shell shell,
            Viewer viewer,
            @RequestParam String purpose,
            @RequestParam boolean given,
            RedirectAttributes flash) {
        consents.record(
                own(viewer),
                Purpose.of(purpose),
                given,
                LocalDate.now(clock.withZone(Printing.ZONE)),
                "online",
                viewer);
        flash.addFlashAttribute("notice", shell.t(given ? "people.own.given" : "people.own.withdrawn"));
        return new ModelAndView("redirect:/my-data");
    }
}
