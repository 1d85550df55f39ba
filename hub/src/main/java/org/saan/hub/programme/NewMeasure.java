package org.saan.hub.programme;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Refusal;

/**
 * A measure of an agency as it is written down.
 *
 * @param most at most so much for one group, in baht; absent where no money is given
 * @param closesOn its last day, inclusive; absent while it stays open
 * @param conditions all of them must be met; at most one of each kind
 */
public record NewMeasure(
        String code,
        MeasureKind kind,
        LocalizedText title,
        LocalizedText agency,
        LocalizedText about,
        @Nullable Money most,
        LocalDate opensOn,
        @Nullable LocalDate closesOn,
        List<Condition> conditions) {
    public NewMeasure {
        conditions = List.copyOf(conditions);
        if (!code.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw Refusal.of("code", "programme.code_bad");
        }
        if (closesOn != null && closesOn.isBefore(opensOn)) {
            throw Refusal.of("closes", "support.closes_before");
        }
        if (most != null && (most.minor() <= 0 || !most.currency().equals(Money.THB))) {
            throw Refusal.of("most", "support.most_wrong");
        }
        for (var one : conditions) {
            if (one.least() != null && one.most() != null && one.least() > one.most()) {
                throw Refusal.of(one.kind().name().toLowerCase(java.util.Locale.ROOT) + "_most", "support.range_wrong");
            }
        }
    }
}
