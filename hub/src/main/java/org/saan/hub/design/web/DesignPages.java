package org.saan.hub.design.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.design.DesignPictures;
import org.saan.hub.design.Designs;
import org.saan.hub.design.SamplePhotos;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.web.PhotoUploads;
import org.springframework.http.CacheControl;
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

/** One design: its pictures, what looks alike, its steps, its tech pack, and what is done with them. */
@Controller
@RequestMapping("/designs/{id:[0-9a-f-]{36}}")
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.DESIGNER, Role.GROUP_LEADER, Role.BUYER})
class DesignPages {
    private static final String REFUSED = "refused";

    private final Designs designs;
    private final DesignPictures pictures;
    private final DesignScreen screen;

    DesignPages(Designs designs, DesignPictures pictures, DesignScreen screen) {
        this.designs = designs;
        this.pictures = pictures;
        this.screen = screen;
    }

    @GetMapping
    ModelAndView page(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String busy,
            @RequestParam(required = false) @Nullable Integer against,
            Model model) {
        var form = busy == null
                ? SampleForm.NOTHING
                : new SampleForm(Map.of(), Map.of("photos", shell.t("media.busy", PhotoUploads.MOST_MEGABYTES)));
        return screen.page(
                shell,
                viewer,
                id,
                form,
                model.getAttribute(REFUSED) instanceof List<?> all ? all : List.of(),
                against == null ? 0 : against);
    }

    /** A picture, for those who see the design; nobody between keeps it. */
    @GetMapping("/pictures/{picture:[0-9a-f-]{36}}/{width:[0-9]{1,4}}.jpg")
    ResponseEntity<byte[]> picture(
            Viewer viewer, @PathVariable UUID id, @PathVariable UUID picture, @PathVariable int width) {
        var file = pictures.find(id, picture, width, viewer).orElseThrow(() -> new NotFound("picture"));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .body(pictures.read(file));
    }

    @PostMapping("/pictures")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.DESIGNER, Role.GROUP_LEADER})
    ModelAndView send(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields,
            @RequestParam(required = false) @Nullable List<MultipartFile> photos,
            RedirectAttributes flash)
            throws IOException {
        var form = SampleForm.of(fields);
        var sent = new ArrayList<SamplePhotos.Sent>();
        for (var file : PhotoUploads.sent(photos)) {
            sent.add(new SamplePhotos.Sent(PhotoUploads.name(file), file.getBytes()));
        }
        return screen.act(shell, viewer, id, form, flash, "designs.pictures.added", () -> {
            var added = pictures.add(id, form.once(), sent, form.text("caption"), viewer);
            flash.addFlashAttribute(
                    REFUSED,
                    new ArrayList<>(added.refused().stream()
                            .map(one -> shell.t("media.not_added", one.name(), shell.say(one.why())))
                            .toList()));
        });
    }

    /** What is done with a design, by the last part of the address. */
    private enum Step {
        MOVE("designs.moved"),
        RELEASE("designs.released"),
        WITHDRAW("designs.withdrawn"),
        COMMENT("designs.commented"),
        PACK("tech_pack.kept"),
        EXPLAIN("novelty.explained"),
        ANSWER("novelty.answered"),
        LINK("designs.linked");

        private final String said;

        Step(String said) {
            this.said = said;
        }
    }

    @PostMapping("/{step:move|release|withdraw|comment|pack|explain|answer|link}")
    ModelAndView step(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable String step,
            @RequestParam Map<String, String> fields,
            RedirectAttributes flash) {
        var form = SampleForm.of(fields);
        var wanted = Step.valueOf(step.toUpperCase(Locale.ROOT));
        return screen.act(shell, viewer, id, form, flash, wanted.said, () -> take(wanted, id, form, viewer));
    }

    private void take(Step step, UUID id, SampleForm form, Viewer viewer) {
        switch (step) {
            case MOVE -> designs.move(id, form.number("version"), DesignForm.move(form), viewer);
            case RELEASE -> designs.release(id, form.number("version"), form.ticked("knows"), viewer);
            case WITHDRAW -> designs.withdraw(id, form.number("version"), viewer);
            case COMMENT -> designs.comment(id, form.once(), form.text("comment"), viewer);
            case PACK -> designs.pack(id, form.number("version"), DesignForm.pack(form), viewer);
            case EXPLAIN -> designs.explain(id, Ids.read(form.value("other")), form.text("words"), viewer);
            case ANSWER ->
                designs.answer(
                        id, Ids.read(form.value("other")), form.is("answer", "DIFFERENT"), form.text("words"), viewer);
            case LINK -> designs.link(id, form.text("sample"), viewer);
        }
    }
}
