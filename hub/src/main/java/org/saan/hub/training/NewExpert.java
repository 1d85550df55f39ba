package org.saan.hub.training;

import static org.saan.hub.training.TrainingText.within;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Refusal;

/**
 * An expert as typed.
 *
 * @param topics of {@link NewWorkshop#TOPICS}
 * @param languages of {@link NewWorkshop#LANGUAGES}
 * @param open stands on public pages, at the expert's wish
 */
public record NewExpert(
        @Nullable String nameTh,
        @Nullable String nameEn,
        @Nullable String organisation,
        List<String> topics,
        List<String> languages,
        @Nullable String biographyTh,
        @Nullable String biographyEn,
        @Nullable String email,
        @Nullable String phone,
        boolean open) {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_BIOGRAPHY = 4000;
    private static final int LONGEST_MAIL = 254;

    public NewExpert {
        nameTh = within("nameTh", nameTh, LONGEST_NAME);
        nameEn = within("nameEn", nameEn, LONGEST_NAME);
        organisation = within("organisation", organisation, LONGEST_NAME);
        biographyTh = within("biographyTh", biographyTh, LONGEST_BIOGRAPHY);
        biographyEn = within("biographyEn", biographyEn, LONGEST_BIOGRAPHY);
        email = within("email", email, LONGEST_MAIL);
        phone = within("phone", phone, LONGEST_NAME);
        topics = topics.stream().filter(NewWorkshop.TOPICS::contains).toList();
        languages = languages.stream().filter(NewWorkshop.LANGUAGES::contains).toList();
        if (nameTh == null && nameEn == null) {
            throw Refusal.of("nameTh", "training.name_missing");
        }
    }
}
