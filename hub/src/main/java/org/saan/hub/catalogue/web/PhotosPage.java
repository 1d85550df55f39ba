package org.saan.hub.catalogue.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.PhotoBook;
import org.saan.hub.catalogue.PhotoView;
import org.saan.hub.catalogue.Photos;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.web.PhotoUploads;
import org.saan.hub.shared.web.Typed;
import org.springframework.ui.Model;

/**
 * The page of the photos of a profile or product.
 *
 * @param path of the profile or product
 * @param once token of the form that sends photos
 * @param typedIn the photo whose form was sent and is shown again
 */
record PhotosPage(
        Shell shell,
        String path,
        PhotoBook book,
        String once,
        Viewer viewer,
        @Nullable UUID typedIn,
        Typed typed,
        Told told) {

    /**
     * What has just been done, told once.
     *
     * @param refused a sentence for each file that is no photo
     * @param touched the photo that was changed, and {@code said} what was done to it
     * @param removed the photo that was removed
     */
    record Told(
            List<String> refused,
            @Nullable String touched,
            @Nullable String said,
            @Nullable String removed) {
        static final String REFUSED = "refused";
        static final String TOUCHED = "touched";
        static final String SAID = "said";
        static final String REMOVED = "removed";
        static final Told NOTHING = new Told(List.of(), null, null, null);

        static Told of(Model model) {
            return new Told(
                    model.getAttribute(REFUSED) instanceof List<?> all
                            ? all.stream().map(String::valueOf).toList()
                            : List.of(),
                    text(model, TOUCHED),
                    text(model, SAID),
                    text(model, REMOVED));
        }

        private static @Nullable String text(Model model, String name) {
            return model.getAttribute(name) instanceof String text ? text : null;
        }
    }

    String back() {
        return book.code() == null ? shell.t("catalogue.kind.profile") : String.valueOf(book.code());
    }

    boolean mayAdd() {
        return book.mayWrite() && room() > 0;
    }

    int room() {
        return Photos.MOST - book.photos().size();
    }

    int megabytes() {
        return PhotoUploads.MOST_MEGABYTES;
    }

    List<PhotoForm> forms() {
        var forms = new ArrayList<PhotoForm>();
        boolean reviews = viewer.runsTheProgramme() || viewer.is(Role.EXPORT_ADVISER);
        for (var photo : book.photos()) {
            boolean again = photo.id().equals(typedIn);
            forms.add(new PhotoForm(
                    shell,
                    path + "/photos/" + photo.id(),
                    photo,
                    forms.size() + 1,
                    book.photos().size(),
                    book.people(),
                    reviews,
                    viewer.accountId(),
                    again ? typed : Typed.NOTHING,
                    photo.id().toString().equals(told.touched()) ? told.said() : null));
        }
        return forms;
    }

    /** Mistakes of the form of one photo, with where they are. */
    Map<String, String> mistakes() {
        var all = new java.util.LinkedHashMap<String, String>();
        forms().forEach(form ->
                form.typed().errors().forEach((field, words) -> all.put(field + "-" + form.number(), words)));
        return all;
    }

    String restore(PhotoView photo) {
        return path + "/photos/" + photo.id() + "/restore";
    }
}
