package org.saan.hub.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Refusal;

/**
 * What a profile says besides its texts.
 *
 * @param nameRoman how the group writes its name in Latin letters
 * @param techniques concepts of the craft vocabulary
 */
public record ProfileFacts(@Nullable String nameRoman, List<String> techniques) {
    public ProfileFacts {
        nameRoman = nameRoman == null || nameRoman.isBlank() ? null : nameRoman.strip();
        techniques = techniques.stream().distinct().toList();
    }

    /** Everything that is wrong with it. */
    public List<Refusal> errors(Concepts concepts) {
        var errors = new ArrayList<Refusal>();
        roman(nameRoman, errors);
        each(techniques, Concepts.TECHNIQUE, "techniques", concepts, errors);
        return errors;
    }

    static void roman(@Nullable String name, List<Refusal> errors) {
        if (name != null && (name.length() > 160 || !name.matches("[\\p{IsLatin}\\p{M}0-9 .,'’&()/-]+"))) {
            errors.add(Refusal.of("nameRoman", "catalogue.roman"));
        }
    }

    static void each(List<String> ids, String type, String field, Concepts concepts, List<Refusal> errors) {
        ids.stream()
                .filter(id -> !concepts.is(id, type))
                .findFirst()
                .ifPresent(id -> errors.add(Refusal.of(field, "catalogue.concept", id)));
    }
}
