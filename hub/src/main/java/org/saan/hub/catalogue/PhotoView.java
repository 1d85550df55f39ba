package org.saan.hub.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.saan.hub.platform.PhotoSize;

/**
 * A photo as those see it who keep it.
 *
 * @param alt what is to be seen, in both languages with their state
 * @param persons who can be recognised; people of the register
 * @param sizes narrowest first
 */
public record PhotoView(
        UUID id, TextView alt, Recognised recognised, Set<UUID> persons, Standing standing, List<PhotoSize> sizes) {
    public PhotoView {
        persons = Set.copyOf(persons);
        sizes = List.copyOf(sizes);
    }

    /** Whether people in it can be recognised. */
    public enum Recognised {
        /** Nobody has said it yet. */
        UNASKED,
        NOBODY,
        SHOWN;

        /** As it stands in the database and in forms. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether the public sees it, and why not. */
    public enum Standing {
        PUBLIC("media.public"),
        NOT_SAID("media.public.not_said"),
        NOT_AGREED("media.public.consent"),
        NOT_PUBLISHED("media.public.subject");

        private final String key;

        Standing(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }

    /** The widest that is no wider than that; the narrowest when all are. */
    public PhotoSize upTo(int width) {
        return PhotoSize.upTo(sizes, width);
    }
}
