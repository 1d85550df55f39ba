package org.saan.planner;

import java.util.ArrayList;
import java.util.List;

/** Places what the coordinator fixed, before anything else. */
final class Pins {
    private final Draft draft;

    Pins(Draft draft) {
        this.draft = draft;
    }

    List<InputError> place(List<Pin> pins) {
        var errors = new ArrayList<InputError>();
        for (var pin : pins) {
            var why = place(pin);
            if (why != null) {
                errors.add(new InputError.PinImpossible(pin, why));
            }
        }
        return errors;
    }

    private @org.jspecify.annotations.Nullable WhyNot place(Pin pin) {
        var model = draft.model;
        var step = model.step(pin.line(), Planner.onlyOperation(model.problem, pin));
        var job = model.lines.get(step.line());
        var candidate = model.candidate(step.line(), 0, model.group(pin.group()));
        if (candidate == null) {
            return new WhyNot.WrongCraft();
        }
        var refusal = model.refusal(job, 0, candidate);
        if (refusal != null) {
            return refusal;
        }
        if (draft.byLine.get(job.index()).size() >= job.operation(0).maxGroups()) {
            return new WhyNot.MaxGroupsReached(job.operation(0).maxGroups());
        }
        var splits = new BestSplit(model, draft.calendar);
        var option = splits.option(job, candidate, job.line().quantity(), true);
        if (pin.pieces() < option.min()) {
            return new WhyNot.BelowMinimumBatch(pin.pieces(), option.min());
        }
        if (pin.pieces() > option.max()) {
            return new WhyNot.NoTime(option.max(), -1);
        }
        var share = new BestSplit.Share(option, pin.pieces(), 0);
        for (var campaign : splits.place(job, new BestSplit.Split(List.of(share), pin.pieces(), false, 0))) {
            campaign.pinned = true;
            draft.add(campaign);
        }
        return null;
    }
}
