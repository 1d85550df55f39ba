package org.saan.hub.ordering.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Shell;

/**
 * One order: its two sums, its lines, its weave with the same figures as a table, the plan that is being made or
 * proposed, and what its reader may do next.
 *
 * @param mayPlan whether the reader runs the programme and the order is not cancelled
 * @param error why what was just asked for was not done
 * @param placesLeft whether pieces wait for a group
 * @param proposal set while a plan waits for yes or no: then the weave is drawn as proposed and nobody has been told
 */
record OrderPage(
        Shell shell,
        String id,
        String number,
        String buyer,
        String state,
        String badge,
        String due,
        @Nullable String note,
        Sums sums,
        List<Line> lines,
        Weave weave,
        List<Share> shares,
        @Nullable Aside aside,
        @Nullable Job job,
        @Nullable Proposal proposal,
        List<Waiting> waiting,
        List<Wished> wished,
        boolean mayPlan,
        boolean placesLeft,
        boolean cancelled,
        @Nullable String error) {

    OrderPage {
        lines = List.copyOf(lines);
        shares = List.copyOf(shares);
        waiting = List.copyOf(waiting);
        wished = List.copyOf(wished);
    }

    /** What was ordered, in one line's words and figures. */
    record Line(
            String colour,
            String family,
            String ordered,
            String allocated,
            String unallocated,
            boolean short_,
            String due,
            List<String> terms,
            List<String> shortfall,
            List<String> notChosen) {
        Line {
            notChosen = List.copyOf(notChosen);
            terms = List.copyOf(terms);
            shortfall = List.copyOf(shortfall);
        }
    }

    /** A share as a row of the table: group, craft, weeks, pieces, price, state, why. */
    record Share(
            String group,
            String family,
            String weeks,
            String pieces,
            String price,
            String state,
            String badge,
            String icon,
            @Nullable String reason,
            String whyHref) {}

    /** Why this group: the reasons of the chosen share, and the groups that were not chosen. */
    record Aside(
            String group,
            String pieces,
            String of,
            String state,
            String badge,
            List<Why> reasons,
            List<String> notChosen,
            @Nullable Wish wish,
            @Nullable Offer offer) {
        Aside {
            reasons = List.copyOf(reasons);
            notChosen = List.copyOf(notChosen);
        }
    }

    record Why(String icon, String words) {}

    /**
     * A live offer that the coordinator may answer on behalf of the group while it is open, or take back.
     *
     * @param mayAccept whether the group has said nothing yet
     */
    record Offer(String allocationId, int version, boolean mayAccept, boolean open) {}

    /** A share that somebody fixed for the next plan, or a group that is left out; it can be let go. */
    record Wished(String lineId, String groupId, String group, String words) {}

    /** The form that keeps or leaves out a group and plans again. */
    record Wish(String lineId, String groupId, String quantity, String unit, boolean pinned, boolean forbidden) {}

    /** A plan that is being made: how far, and where to look for news. */
    record Job(String id, int percent, String words, List<String> news, boolean running, String pollHref) {
        Job {
            news = List.copyOf(news);
        }
    }

    /** A plan that waits for a decision: what changes, and what is still missing. */
    record Proposal(
            String id,
            String summary,
            List<Change> changes,
            @Nullable String kept,
            List<Why> quality,
            List<Fares> fares,
            int groups) {
        Proposal {
            changes = List.copyOf(changes);
            quality = List.copyOf(quality);
            fares = List.copyOf(fares);
        }
    }

    /** What a group gets, and why. */
    record Change(String group, String family, String change, boolean more, String before, String after, String why) {}

    /** How steadily a group then has work over the year to come. */
    record Fares(String group, String weeks, String before, String after, String lowBefore, String lowAfter) {}

    /** An offer that has waited long, or a group's counter offer, with what can be done about it. */
    record Waiting(
            String allocationId,
            String group,
            String words,
            @Nullable String phone,
            boolean counter,
            int version) {}
}
