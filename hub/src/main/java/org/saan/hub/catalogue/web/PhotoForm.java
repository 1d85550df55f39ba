package org.saan.hub.catalogue.web;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.PhotoView;
import org.saan.hub.catalogue.TextView;
import org.saan.hub.directory.PhotoConsent;
import org.saan.hub.platform.PhotoSize;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.web.Typed;

/**
 * One photo on the page of photos.
 *
 * @param number its place, from 1, of {@code count}
 * @param people who may be in it; empty for those who only write words
 * @param reviews the viewer approves words of others
 * @param said what was just done to it
 */
record PhotoForm(
        Shell shell,
        String path,
        PhotoView photo,
        int number,
        int count,
        List<PhotoConsent> people,
        boolean reviews,
        UUID account,
        Typed typed,
        @Nullable String said) {

    PhotoSize shown() {
        return photo.upTo(640);
    }

    String src() {
        return src(photo);
    }

    static String src(PhotoView photo) {
        return "/media/" + photo.id() + "/" + photo.upTo(640).width() + ".jpg";
    }

    /** What the picture says to those who do not see it. */
    String alt() {
        return alt(shell, photo, number);
    }

    static String alt(Shell shell, PhotoView photo, int number) {
        var own = photo.alt().words(shell.language());
        var words = own.isEmpty() ? photo.alt().words(shell.language().other()) : own;
        return words.isEmpty() ? shell.t("media.photo", number) : words;
    }

    List<Language> languages() {
        return List.of(Language.TH, Language.EN);
    }

    String field(Language language) {
        return "alt_" + language.tag();
    }

    String words(Language language) {
        return typed.value(field(language), photo.alt().words(language));
    }

    String seen(Language language) {
        return typed.value("seen_" + field(language), String.valueOf(photo.alt().revision(language)));
    }

    int revision(Language language) {
        return photo.alt().revision(language);
    }

    @Nullable
    String error(String field) {
        return typed.error(field);
    }

    TextView.State state(Language language) {
        return photo.alt().state(language);
    }

    String recognised() {
        return typed.value("people", photo.recognised().code());
    }

    /** Those who are in it first. */
    List<PhotoConsent> persons() {
        return people.stream()
                .sorted(Comparator.comparing(person -> !isIn(person)))
                .toList();
    }

    boolean isIn(PhotoConsent person) {
        return typed.values().containsKey("describes")
                ? typed.list("person").contains(person.personId().toString())
                : photo.persons().contains(person.personId());
    }

    boolean mayApprove() {
        return reviews && languages().stream().anyMatch(language -> waits(language) && !own(language));
    }

    boolean waitsForOthers() {
        return !mayApprove() && languages().stream().anyMatch(this::waits);
    }

    boolean ownWords() {
        return languages().stream().anyMatch(language -> waits(language) && own(language));
    }

    private boolean waits(Language language) {
        return state(language) == TextView.State.DRAFT || state(language) == TextView.State.STALE;
    }

    private boolean own(Language language) {
        var side = photo.alt().side(language);
        return side != null && side.writtenBy().equals(account);
    }

    String badge() {
        return photo.standing() == PhotoView.Standing.PUBLIC ? "ok" : "warn";
    }
}
