package org.saan.planner;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reasons of a plan: why each share, why not the others, and what would help a line that is short. */
public record Explanation(List<Share> shares, List<LineReasons> lines) {
    public Explanation {
        shares = List.copyOf(shares);
        lines = List.copyOf(lines);
    }

    public Optional<LineReasons> findLine(String line) {
        return lines.stream().filter(reasons -> reasons.line().equals(line)).findFirst();
    }

    public Optional<Share> findShare(String line, String operation, String group) {
        return shares.stream()
                .filter(s -> s.line().equals(line)
                        && s.operation().equals(operation)
                        && s.group().equals(group))
                .findFirst();
    }

    /** Why a group has its share. */
    public record Share(String line, String operation, String group, List<Because> because) {
        public Share {
            because = List.copyOf(because);
        }
    }

    /**
     * What is to be said of one line.
     *
     * @param missing pieces that nobody makes
     * @param notChosen by group id, for the groups that do the craft of the last operation but have no share
     * @param largestLot most pieces that one group alone could make in time
     * @param repairs what would help; empty when nothing is missing
     */
    public record LineReasons(
            String line, int missing, Map<String, WhyNot> notChosen, int largestLot, List<Repair> repairs) {
        public LineReasons {
            notChosen = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(notChosen));
            repairs = List.copyOf(repairs);
        }
    }
}
