package org.saan.hub.design.web;

import java.util.List;
import org.saan.hub.design.RoundView;
import org.saan.hub.design.SamplePhoto;
import org.saan.hub.design.SampleState;
import org.saan.hub.design.SampleView;
import org.saan.hub.shared.Shell;

/**
 * The page of a sample.
 *
 * @param runs the viewer runs the programme and writes down what the buyer says
 * @param once token of the form that sends photos
 * @param refused a sentence for each file that is no photo
 */
record SamplePage(Shell shell, SampleView sample, SampleForm form, boolean runs, String once, List<String> refused) {
    /** Rounds that are nobody's loss; from the next on the making is paid. */
    private static final int FREE_ROUNDS = 3;

    SamplePage {
        refused = List.copyOf(refused);
    }

    String path() {
        return "/samples/" + sample.id();
    }

    String badge(SampleState state) {
        return SampleListPages.badge(state);
    }

    List<SampleState> decisions() {
        return SampleForm.DECISIONS;
    }

    String words(SampleState decision) {
        return "design.decision." + decision.name().toLowerCase(java.util.Locale.ROOT);
    }

    boolean mayAskAgain() {
        return sample.may().run()
                && (sample.state() == SampleState.CHANGE_WANTED || sample.state() == SampleState.REJECTED);
    }

    boolean mayReceive() {
        return sample.may().run() && (sample.state() == SampleState.ASKED || sample.state() == SampleState.SENT);
    }

    boolean mayTakeBack() {
        return sample.may().run() && sample.waiver() == null && !sample.last().open();
    }

    boolean mayWaive() {
        return sample.may().run() && !sample.state().clears();
    }

    boolean mayNeed() {
        return sample.may().run() && sample.state() == SampleState.WAIVED;
    }

    boolean pastFree() {
        return sample.last().number() >= FREE_ROUNDS;
    }

    boolean mayShow(RoundView round) {
        return sample.may().show() && round.open();
    }

    /** Newest first, as people look for it. */
    List<RoundView> rounds() {
        return sample.rounds().reversed();
    }

    String src(SamplePhoto photo, int width) {
        return path() + "/photos/" + photo.id() + "/" + photo.upTo(width).width() + ".jpg";
    }

    String large(SamplePhoto photo) {
        return src(photo, Integer.MAX_VALUE);
    }
}
