package org.saan.hub.ordering.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Shell;

/**
 * งานของกลุ่มเรา: the jobs of one group, offers first, on a cheap phone.
 *
 * @param asked whether the group has been asked to look at its weeks again and has not answered
 */
record OurWorkPage(
        Shell shell,
        String group,
        String today,
        boolean asked,
        List<Job> offers,
        List<Job> accepted,
        List<Job> past,
        @Nullable String error,
        @Nullable String typedFor,
        String typed) {
    OurWorkPage {
        offers = List.copyOf(offers);
        accepted = List.copyOf(accepted);
        past = List.copyOf(past);
    }

    /** What was typed for a job when it was refused, else all its pieces. */
    String counter(Job job) {
        return job.id().equals(typedFor) ? typed : job.pieces();
    }

    boolean empty() {
        return offers.isEmpty() && accepted.isEmpty() && past.isEmpty();
    }

    /**
     * One job: what, how many, by when, pay per piece and in all.
     *
     * @param spoken the same as sentences, to be read out
     */
    record Job(
            String id,
            int version,
            String picture,
            String craft,
            String pieces,
            String unit,
            String due,
            String weeks,
            String pay,
            String payInAll,
            String state,
            String badge,
            String icon,
            @Nullable String said,
            String spoken,
            @Nullable Progress progress) {}

    /** How far accepted work is, and where the group tells. */
    record Progress(String href, String words, int made, int all) {}
}
