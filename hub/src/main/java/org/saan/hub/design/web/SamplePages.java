package org.saan.hub.design.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.design.SamplePhotos;
import org.saan.hub.design.Samples;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.web.PhotoUploads;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One sample: its rounds beside the reference, and what is done with them. */
@Controller
@RequestMapping("/samples/{id:[0-9a-f-]{36}}")
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.DESIGNER, Role.GROUP_LEADER, Role.BUYER})
class SamplePages {
    private static final String REFUSED = "refused";

    private final Samples samples;
    private final SamplePhotos photos;

    SamplePages(Samples samples, SamplePhotos photos) {
        this.samples = samples;
        this.photos = photos;
    }

    @GetMapping
    ModelAndView page(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String busy,
            Model model) {
        var form = busy == null
                ? SampleForm.NOTHING
                : new SampleForm(Map.of(), Map.of("photos", shell.t("media.busy", PhotoUploads.MOST_MEGABYTES)));
        return page(shell, viewer, id, form, model.getAttribute(REFUSED) instanceof List<?> all ? all : List.of());
    }

    private ModelAndView page(Shell shell, Viewer viewer, UUID id, SampleForm form, List<?> refused) {
        var sample = samples.get(id, viewer);
        return new ModelAndView(
                "design/web/sample",
                "page",
                new SamplePage(
                        (viewer.is(Role.GROUP_LEADER) ? shell.forMakers() : shell)
                                .titled("design.sample.title", sample.number()),
                        sample,
                        form,
                        viewer.runsTheProgramme(),
                        UUID.randomUUID().toString(),
                        refused.stream().map(String::valueOf).toList()));
    }

    /** A photo, for those who see the sample; nobody between keeps it. */
    @GetMapping("/photos/{photo:[0-9a-f-]{36}}/{width:[0-9]{1,4}}.jpg")
    ResponseEntity<byte[]> photo(
            Viewer viewer, @PathVariable UUID id, @PathVariable UUID photo, @PathVariable int width) {
        var file = photos.find(id, photo, width, viewer).orElseThrow(() -> new NotFound("photo"));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .body(photos.read(file));
    }

    @PostMapping("/photos")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.DESIGNER, Role.GROUP_LEADER})
    ModelAndView sendReference(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields,
            @RequestParam(required = false) @Nullable List<MultipartFile> photos,
            RedirectAttributes flash)
            throws IOException {
        return send(shell, viewer, id, null, fields, photos, flash);
    }

    @PostMapping("/rounds/{round:[0-9]{1,4}}/photos")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.DESIGNER, Role.GROUP_LEADER})
    ModelAndView sendRound(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable int round,
            @RequestParam Map<String, String> fields,
            @RequestParam(required = false) @Nullable List<MultipartFile> photos,
            RedirectAttributes flash)
            throws IOException {
        return send(shell, viewer, id, round, fields, photos, flash);
    }

    private ModelAndView send(
            Shell shell,
            Viewer viewer,
            UUID id,
            @Nullable Integer round,
            Map<String, String> fields,
            @Nullable List<MultipartFile> files,
            RedirectAttributes flash)
            throws IOException {
        var form = SampleForm.of(fields);
        var sent = new ArrayList<SamplePhotos.Sent>();
        for (var file : PhotoUploads.sent(files)) {
            sent.add(new SamplePhotos.Sent(PhotoUploads.name(file), file.getBytes()));
        }
        return act(shell, viewer, id, form, flash, "design.photos.added", () -> {
            var added = photos.add(id, round, form.once(), sent, viewer);
            flash.addFlashAttribute(
                    REFUSED,
                    new ArrayList<>(added.refused().stream()
                            .map(one -> shell.t("media.not_added", one.name(), shell.say(one.why())))
                            .toList()));
        });
    }

    @PostMapping("/photos/{photo:[0-9a-f-]{36}}/remove")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.DESIGNER, Role.GROUP_LEADER})
    ModelAndView removePhoto(
            Shell shell, Viewer viewer, @PathVariable UUID id, @PathVariable UUID photo, RedirectAttributes flash) {
        return act(
                shell,
                viewer,
                id,
                SampleForm.NOTHING,
                flash,
                "design.photos.removed",
                () -> photos.remove(id, photo, viewer));
    }

    /** What is done with a sample, by the last part of the address. */
    private enum Step {
        ROUNDS("design.round.asked"),
        SEND("design.round.sent"),
        RECEIVE("design.round.received"),
        DECIDE("design.round.decided"),
        TAKE_BACK("design.round.taken_back"),
        WAIVE("design.sample.waived"),
        NEED("design.sample.needed");

        private final String said;

        Step(String said) {
            this.said = said;
        }
    }

    @PostMapping("/{step:rounds|send|receive|decide|take-back|waive|need}")
    ModelAndView step(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable String step,
            @RequestParam Map<String, String> fields,
            RedirectAttributes flash) {
        var form = SampleForm.of(fields);
        var wanted = Step.valueOf(step.toUpperCase(Locale.ROOT).replace('-', '_'));
        return act(shell, viewer, id, form, flash, wanted.said, () -> take(wanted, id, form, viewer));
    }

    private void take(Step step, UUID id, SampleForm form, Viewer viewer) {
        int version = form.number("version");
        switch (step) {
            case ROUNDS -> samples.askAgain(id, version, form.round(), viewer);
            case SEND -> samples.send(id, version, form.text("made_lot"), form.text("sent_words"), viewer);
            case RECEIVE -> samples.receive(id, version, viewer);
            case DECIDE -> samples.decide(id, version, form.decision(), viewer);
            case TAKE_BACK -> samples.takeBack(id, version, form.text("reason"), viewer);
            case WAIVE -> samples.waive(id, version, form.text("waiver"), viewer);
            case NEED -> samples.need(id, version, viewer);
        }
    }

    /**
     * Does it and comes back with a sentence; or shows the page again with what is wrong and what was typed. A lost race shows
     * the page as it is now, with what was typed.
     */
    private ModelAndView act(
            Shell shell,
            Viewer viewer,
            UUID id,
            SampleForm form,
            RedirectAttributes flash,
            String said,
            Runnable action) {
        try {
            action.run();
        } catch (Refusal no) {
            boolean lost = no.code().equals("design.sample.changed");
            if (no.field() == null && !lost) {
                throw no;
            }
            var errors = Map.of(no.field() == null ? "page" : no.field(), shell.say(no));
            var view = page(shell, viewer, id, new SampleForm(form.values(), errors), List.of());
            view.setStatus(lost ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        flash.addFlashAttribute("notice", shell.t(said));
        return new ModelAndView("redirect:/samples/" + id);
    }
}
