package org.saan.hub.catalogue.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.PhotoView;
import org.saan.hub.catalogue.Photos;
import org.saan.hub.catalogue.SubjectKind;
import org.saan.hub.catalogue.TextField;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.web.PhotoUploads;
import org.saan.hub.shared.web.Typed;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The photos of a profile or product: sending, ordering, describing, removing them. */
@Controller
@RequestMapping("/{kind:profiles|products}/{id:[0-9a-f-]{36}}/photos")
@Audience({
    Role.ADMINISTRATOR,
    Role.PROGRAMME_OFFICER,
    Role.COORDINATOR,
    Role.GROUP_LEADER,
    Role.DESIGNER,
    Role.EXPORT_ADVISER
})
class PhotoPages {
    private final Photos photos;

    PhotoPages(Photos photos) {
        this.photos = photos;
    }

    private static SubjectKind kind(String kind) {
        return kind.equals("profiles") ? SubjectKind.PROFILE : SubjectKind.PRODUCT;
    }

    @GetMapping
    ModelAndView page(
            Shell shell,
            Viewer viewer,
            @PathVariable String kind,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String busy,
            Model model) {
        var typed = busy == null
                ? Typed.NOTHING
                : new Typed(Map.of(), Map.of("photos", shell.t("media.busy", PhotoUploads.MOST_MEGABYTES)));
        return page(shell, viewer, kind, id, null, typed, PhotosPage.Told.of(model));
    }

    private ModelAndView page(
            Shell shell,
            Viewer viewer,
            String kind,
            UUID id,
            @Nullable UUID typedIn,
            Typed typed,
            PhotosPage.Told told) {
        var book = photos.get(kind(kind), id, viewer);
        return new ModelAndView(
                "catalogue/web/photos",
                "page",
                new PhotosPage(
                        shell.titled("media.of", shell.text(book.name())),
                        "/" + kind + "/" + id,
                        book,
                        UUID.randomUUID().toString(),
                        viewer,
                        typedIn,
                        typed,
                        told));
    }

    @PostMapping
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.GROUP_LEADER})
    ModelAndView send(
            Shell shell,
            Viewer viewer,
            @PathVariable String kind,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String once,
            @RequestParam(required = false) @Nullable List<MultipartFile> photos,
            RedirectAttributes flash)
            throws IOException {
        try {
            var added = this.photos.add(kind(kind), id, Once.token(once), sent(photos), viewer);
            flash.addFlashAttribute("notice", shell.t("media.added", added.photos()));
            flash.addFlashAttribute(
                    PhotosPage.Told.REFUSED,
                    new ArrayList<>(added.refused().stream()
                            .map(one -> shell.t("media.not_added", one.name(), shell.say(one.why())))
                            .toList()));
        } catch (Refusal no) {
            if (no.field() == null) {
                throw no;
            }
            var view = page(
                    shell,
                    viewer,
                    kind,
                    id,
                    null,
                    new Typed(Map.of(), Map.of(no.field(), shell.say(no))),
                    PhotosPage.Told.NOTHING);
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        return new ModelAndView("redirect:/" + kind + "/" + id + "/photos");
    }

    private static List<Photos.Sent> sent(@Nullable List<MultipartFile> files) {
        return PhotoUploads.sent(files).stream()
                .map(file -> new Photos.Sent(PhotoUploads.name(file), file::getBytes))
                .toList();
    }

    @PostMapping("/{photo:[0-9a-f-]{36}}")
    ModelAndView describe(
            Shell shell,
            Viewer viewer,
            @PathVariable String kind,
            @PathVariable UUID id,
            @PathVariable UUID photo,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes flash) {
        var typed = Typed.of(form);
        var place = new Photos.Place(kind(kind), id, photo);
        return act(shell, viewer, kind, place, typed, "media.saved", flash, () -> {
            var words = TextForm.inputs(List.of(TextField.ALT), typed);
            if (form.containsKey("describes")) {
                var persons = typed.list("person").stream().map(Ids::read).collect(Collectors.toUnmodifiableSet());
                photos.describe(place, recognised(typed.value("people")), persons, words, viewer);
            } else {
                photos.write(place, words, viewer);
            }
        });
    }

    private static PhotoView.Recognised recognised(String code) {
        return switch (code) {
            case "nobody" -> PhotoView.Recognised.NOBODY;
            case "shown" -> PhotoView.Recognised.SHOWN;
            default -> PhotoView.Recognised.UNASKED;
        };
    }

    @PostMapping("/{photo:[0-9a-f-]{36}}/approve")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.EXPORT_ADVISER})
    ModelAndView approve(
            Shell shell,
            Viewer viewer,
            @PathVariable String kind,
            @PathVariable UUID id,
            @PathVariable UUID photo,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes flash) {
        var typed = Typed.of(form);
        var place = new Photos.Place(kind(kind), id, photo);
        return act(shell, viewer, kind, place, typed, "media.approved", flash, () -> {
            var seen = new HashMap<Language, Integer>();
            for (var language : Language.values()) {
                var revision = typed.number("seen_" + language.tag(), "catalogue.number");
                if (revision != null) {
                    seen.put(language, revision);
                }
            }
            photos.approve(place, seen, viewer);
        });
    }

    @PostMapping("/{photo:[0-9a-f-]{36}}/{where:earlier|later}")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.GROUP_LEADER})
    String move(
            Viewer viewer,
            @PathVariable String kind,
            @PathVariable UUID id,
            @PathVariable UUID photo,
            @PathVariable String where) {
        photos.move(new Photos.Place(kind(kind), id, photo), where.equals("earlier"), viewer);
        return "redirect:/" + kind + "/" + id + "/photos#photo-" + photo;
    }

    @PostMapping("/{photo:[0-9a-f-]{36}}/remove")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.GROUP_LEADER})
    String remove(
            Viewer viewer,
            @PathVariable String kind,
            @PathVariable UUID id,
            @PathVariable UUID photo,
            RedirectAttributes flash) {
        photos.remove(new Photos.Place(kind(kind), id, photo), viewer);
        flash.addFlashAttribute(PhotosPage.Told.REMOVED, photo.toString());
        return "redirect:/" + kind + "/" + id + "/photos";
    }

    @PostMapping("/{photo:[0-9a-f-]{36}}/restore")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.GROUP_LEADER})
    ModelAndView restore(
            Shell shell,
            Viewer viewer,
            @PathVariable String kind,
            @PathVariable UUID id,
            @PathVariable UUID photo,
            RedirectAttributes flash) {
        var place = new Photos.Place(kind(kind), id, photo);
        return act(
                shell,
                viewer,
                kind,
                place,
                Typed.NOTHING,
                "media.restored",
                flash,
                () -> photos.restore(place, viewer));
    }

    /** Does it and comes back to the photo, which tells that it is done; or shows the page again with what is wrong. */
    private ModelAndView act(
            Shell shell,
            Viewer viewer,
            String kind,
            Photos.Place place,
            Typed typed,
            String said,
            RedirectAttributes flash,
            Runnable action) {
        try {
            action.run();
        } catch (Refusal no) {
            if (no.field() == null) {
                throw no;
            }
            typed.errors().put(no.field(), shell.say(no));
            var view = page(shell, viewer, kind, place.subject(), place.photo(), typed, PhotosPage.Told.NOTHING);
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        flash.addFlashAttribute(PhotosPage.Told.TOUCHED, place.photo().toString());
        flash.addFlashAttribute(PhotosPage.Told.SAID, shell.t(said));
        return new ModelAndView("redirect:/" + kind + "/" + place.subject() + "/photos#photo-" + place.photo());
    }
}
