package org.saan.hub.catalogue;

import static org.saan.hub.catalogue.SubjectKind.IMAGE;
import static org.saan.hub.catalogue.SubjectKind.PRODUCT;
import static org.saan.hub.catalogue.SubjectKind.PROFILE;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a text says of its subject. The required ones must be approved before the subject can be read by the public, and in
 * both languages before a profile counts for the programme.
 */
public enum TextField {
    PROFILE_NAME(PROFILE, true, 160),
    STORY(PROFILE, true, 6000),
    MAKERS(PROFILE, false, 3000),
    PLACE(PROFILE, false, 3000),
    TECHNIQUE(PROFILE, true, 3000),
    CAPACITY(PROFILE, true, 2000),
    STANDARDS(PROFILE, false, 2000),
    PRODUCT_NAME(PRODUCT, true, 160),
    SUMMARY(PRODUCT, false, 300),
    DESCRIPTION(PRODUCT, true, 6000),
    CARE(PRODUCT, false, 2000),
    ALT(IMAGE, true, 300);

    private final SubjectKind subject;
    private final boolean required;
    private final int longest;

    TextField(SubjectKind subject, boolean required, int longest) {
        this.subject = subject;
        this.required = required;
        this.longest = longest;
    }

    public SubjectKind subject() {
        return subject;
    }

    public boolean required() {
        return required;
    }

    /** Letters, at most. */
    public int longest() {
        return longest;
    }

    /** As it stands in the database and in forms. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Key of its word in the message files. */
    public String key() {
        return "catalogue.field." + code();
    }

    static TextField of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public static List<TextField> of(SubjectKind subject) {
        return Arrays.stream(values()).filter(field -> field.subject == subject).toList();
    }

    static List<String> requiredOf(SubjectKind subject) {
        return of(subject).stream()
                .filter(TextField::required)
                .map(TextField::code)
                .toList();
    }
}
