package org.saan.hub.ordering.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.ordering.OrderNotes;
import org.saan.hub.shared.Shell;

/**
 * One order for its buyer: the date first, then how far it is, its pieces, pictures, papers and messages.
 *
 * @param what what was ordered, in words and figures
 * @param lead sentence about the date: a promise once every piece has a yes
 * @param made whether anybody has told how many pieces are made
 */
record MyOrderPage(
        Shell shell,
        String number,
        String placed,
        String what,
        String lead,
        String badge,
        String badgeIcon,
        String standing,
        @Nullable String groups,
        boolean cancelled,
        List<Step> steps,
        List<Line> lines,
        Together together,
        boolean made,
        List<Paper> papers,
        List<Picture> pictures,
        Talk talk) {
    MyOrderPage {
        steps = List.copyOf(steps);
        lines = List.copyOf(lines);
        papers = List.copyOf(papers);
        pictures = List.copyOf(pictures);
    }

    /**
     * What was written to and fro.
     *
     * @param sendTo where the form goes
     */
    record Talk(List<OrderNotes.Note> notes, String sendTo, Draft draft) {
        Talk {
            notes = List.copyOf(notes);
        }
    }

    /**
     * What stands in the form.
     *
     * @param mistake why what was typed was not sent
     */
    record Draft(String words, @Nullable String mistake) {
        static final Draft EMPTY = new Draft("", null);
    }

    /** A stage: its look, its words, and the day or {@code now}. */
    record Step(
            String css,
            boolean now,
            boolean done,
            String words,
            @Nullable String on) {}

    record Line(
            String family,
            List<String> terms,
            String due,
            String ordered,
            String promised,
            @Nullable String made) {
        Line {
            terms = List.copyOf(terms);
        }
    }

    record Together(
            String ordered, String promised, @Nullable String made) {}

    /** @param href absent where it opens only for who is signed in */
    record Paper(
            String title, @Nullable String on, @Nullable String href) {}

    record Picture(String src, String words) {}
}
