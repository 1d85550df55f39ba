package org.saan.hub.ordering;

import java.util.List;
import org.saan.hub.shared.Weeks;
import org.saan.planner.Because;
import org.saan.planner.Repair;
import org.saan.planner.WhyNot;
import org.threeten.extra.YearWeek;

/** Keeps the planner's reasons in a form that outlives it. */
final class Reasons {
    private static final long NO_LIMIT = org.saan.planner.Operation.NO_LIMIT;

    private Reasons() {}

    static Reason of(Because because) {
        return switch (because) {
            case Because.Skill it -> Reason.of("skill", it.has(), it.needs());
            case Because.Price it ->
                it.max() == NO_LIMIT ? Reason.of("price", it.price()) : Reason.of("price_within", it.price(), it.max());
            case Because.FreeTime it -> Reason.of("free_time", it.free(), it.used());
            case Because.KeepsInWork it -> Reason.of("keeps_in_work", it.weeks());
            case Because.OneLot() -> Reason.of("one_lot");
            case Because.Pinned() -> Reason.of("pinned");
            case Because.Kept() -> Reason.of("kept");
        };
    }

    static Reason of(WhyNot why, YearWeek first) {
        return switch (why) {
            case WhyNot.WrongCraft() -> Reason.of("wrong_craft");
            case WhyNot.WrongGrade it -> Reason.of("wrong_grade", it.has(), it.needs());
            case WhyNot.TooDear it -> Reason.of("too_dear", it.price(), it.max());
            case WhyNot.Reserved() -> Reason.of("reserved");
            case WhyNot.Excluded() -> Reason.of("excluded");
            case WhyNot.Suspended() -> Reason.of("suspended");
            case WhyNot.NoWindow() -> Reason.of("no_window");
            case WhyNot.BelowMinimumBatch it -> Reason.of("below_minimum", it.quantity(), it.minimum());
            case WhyNot.NoTime it ->
                it.firstFreeWeek() < 0
                        ? Reason.of("no_time", it.freePieces())
                        : new Reason(
                                "no_time_until",
                                List.of((long) it.freePieces()),
                                Weeks.text(first.plusWeeks(it.firstFreeWeek())));
            case WhyNot.MaxGroupsReached it -> Reason.of("max_groups", it.max());
            case WhyNot.CostsMore it -> Reason.of("costs_more", it.points());
        };
    }

    static Reason of(Repair repair) {
        return switch (repair) {
            case Repair.Later it -> Reason.of("later", it.weeks());
            case Repair.Smaller it -> Reason.of("smaller", it.pieces());
            case Repair.Larger it -> Reason.of("larger", it.pieces());
            case Repair.MoreGroups it -> Reason.of("more_groups", it.groups());
            case Repair.HigherPrice it -> Reason.of("higher_price", it.maxPrice());
        };
    }
}
