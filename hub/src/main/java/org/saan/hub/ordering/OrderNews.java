package org.saan.hub.ordering;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * What other modules know of an order and its buyer may see: stages that it has reached, pieces that were made, papers,
 * pictures. Any module above or below ordering may have a bean of it; none needs to.
 *
 * <p>Whoever tells news leaves out groups, their people and their prices.
 */
public interface OrderNews {

    /** What is known of an order now; {@link #NOTHING} when nothing is. */
    Known of(UUID order);

    Known NOTHING = new Known(Map.of(), Map.of(), List.of(), List.of());

    /**
     * @param reached stages that are done, with the day
     * @param made pieces that were made so far, by the id of the order line
     */
    record Known(
            Map<OrderStage, LocalDate> reached, Map<UUID, Integer> made, List<Paper> papers, List<Picture> pictures) {
        public Known {
            reached = Map.copyOf(reached);
            made = Map.copyOf(made);
            papers = List.copyOf(papers);
            pictures = List.copyOf(pictures);
        }
    }

    /**
     * @param on day of the paper
     * @param href where it is, for its buyer
     */
    record Paper(LocalizedText title, @Nullable LocalDate on, String href) {}

    /** A picture that its buyer may see, with everybody's consent, and what it shows. */
    record Picture(String src, LocalizedText words) {}
}
