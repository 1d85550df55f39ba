package org.saan.hub.sourcing;

import java.util.Optional;
import java.util.UUID;
import org.saan.hub.shared.Viewer;

/** Orders that quotations became. The ordering module, which stands on this one, answers. */
public interface OrdersOfQuotations {

    /** An order, for links. */
    record Made(UUID id, String number) {}

    Optional<Made> find(UUID quotation);

    /**
     * Makes the order of an accepted quotation, once, however often it is asked.
     *
     * @throws org.saan.hub.shared.Refusal when it cannot be entered as it is, such as for weeks that are past
     */
    Made make(UUID quotation, Viewer viewer);
}
