package org.saan.hub.catalogue.print;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.print.PrintedImage;

/** Pictures for paper. */
interface Pictures {
    /** What documents of these subjects show, in a word that changes with every photo, its words and who agrees. */
    String state(Collection<UUID> subjects);

    /** Photos of a profile or product that the public may see, the first one first. */
    List<Photo> of(UUID subject, int most);

    /** Stands for a craft where there is no photo; decoration. */
    PrintedImage pattern(@Nullable String craft);
}
