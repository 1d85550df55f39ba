package org.saan.hub.design;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Refusal;

/**
 * A step that somebody wants to take with a design, and the gates it has to pass (domain/fixtures/design-lifecycle.csv).
 *
 * @param words reason or comments
 * @param costSheet number of the cost sheet that was worked out
 * @param measuredDe CIEDE2000 of the sample against its reference, measured; null when not typed, negative when unreadable
 * @param sizeWithin whether the size lies within its tolerance
 * @param kept whether one agreed piece is signed and kept by hub and group each
 * @param answers whether capacity, fair pay and the rules of the market were looked at
 */
public record DesignMove(
        DesignStage to,
        @Nullable String words,
        @Nullable String costSheet,
        @Nullable BigDecimal measuredDe,
        boolean sizeWithin,
        boolean kept,
        boolean answers) {
    /** Largest difference of a lot dyed with plants, with notice (domain/08). */
    private static final BigDecimal MOST_DE = BigDecimal.valueOf(4);

    /** Rounds that are nobody's loss. */
    static final int FREE_ROUNDS = 3;

    /** Everything that keeps the design from going there; empty when it may. */
    List<Refusal> errors(DesignView design) {
        if (!design.stage().next().contains(to)) {
            return List.of(Refusal.of("to", "designs.no_such_step"));
        }
        return switch (to) {
            case BRIEF -> List.of(Refusal.of("to", "designs.no_such_step"));
            case CONCEPT -> briefed(design);
            case PROTOTYPE -> design.stage() == DesignStage.CONCEPT ? cleared(design) : worded();
            case SAMPLE_SUBMITTED -> design.stage() == DesignStage.PROTOTYPE ? submitted(design) : worded();
            case SAMPLE_APPROVED -> approved();
            case PRODUCTION_READY -> ready(design);
            case RETIRED -> worded();
        };
    }

    private static List<Refusal> briefed(DesignView design) {
        var brief = design.brief();
        return brief.persona() == null
                        || brief.priceFrom() == null
                        || brief.priceTo() == null
                        || brief.craft() == null
                        || brief.due() == null
                ? List.of(Refusal.of("to", "designs.gate.brief"))
                : List.of();
    }

    private static List<Refusal> cleared(DesignView design) {
        var errors = new ArrayList<Refusal>();
        var brief = design.brief();
        if (design.groupId() == null) {
            errors.add(Refusal.of("to", "designs.gate.group"));
        }
        if (brief.motif() == null
                || brief.motif() == MotifSource.COMMUNITY
                        && (brief.consentBy() == null || brief.consentOn() == null || brief.consentScope() == null)) {
            errors.add(Refusal.of("to", "designs.gate.motif"));
        }
        return errors;
    }

    private List<Refusal> submitted(DesignView design) {
        var errors = new ArrayList<Refusal>();
        if (design.packs().isEmpty()) {
            errors.add(Refusal.of("to", "designs.gate.pack"));
        }
        if (design.pictures().isEmpty()) {
            errors.add(Refusal.of("to", "designs.gate.picture"));
        }
        if (costSheet == null && design.costSheet() == null) {
            errors.add(Refusal.of("cost_sheet", "designs.gate.cost"));
        }
        if (design.rounds() >= FREE_ROUNDS && words == null) {
            errors.add(Refusal.of("words", "designs.gate.paid_round", FREE_ROUNDS));
        }
        return errors;
    }

    private List<Refusal> approved() {
        var errors = new ArrayList<Refusal>();
        if (!kept) {
            errors.add(Refusal.of("kept", "designs.gate.kept"));
        }
        if (!sizeWithin) {
            errors.add(Refusal.of("size_within", "designs.gate.size"));
        }
        if (measuredDe == null || measuredDe.signum() < 0 || measuredDe.compareTo(MOST_DE) > 0) {
            errors.add(Refusal.of("measured_de", "designs.gate.colour"));
        }
        return errors;
    }

    private List<Refusal> ready(DesignView design) {
        var errors = new ArrayList<Refusal>();
        if (design.unanswered() || design.pictures().stream().anyMatch(p -> !p.compared())) {
            errors.add(Refusal.of("to", "designs.gate.novelty"));
        }
        if (!answers) {
            errors.add(Refusal.of("answers", "designs.gate.answers"));
        }
        return errors;
    }

    private List<Refusal> worded() {
        return words == null ? List.of(Refusal.of("words", "designs.gate.words")) : List.of();
    }
}
