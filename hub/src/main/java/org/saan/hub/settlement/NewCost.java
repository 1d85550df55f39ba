package org.saan.hub.settlement;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cost sheet as it is written.
 *
 * @param name of the product
 * @param target baht that the group wants for a day
 * @param belowReason why makers get less than the minimum wage of their province; at least ten letters
 */
public record NewCost(
        UUID group,
        String familyCode,
        String name,
        CostSheet sheet,
        @Nullable BigDecimal target,
        @Nullable String belowReason) {}
