package org.saan.hub.design.weave;

import java.util.List;

/** A file that is no weave draft; it says where. */
public final class UnreadableWif extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private final transient List<WifProblem> problems;

    UnreadableWif(List<WifProblem> problems) {
        super("not a weave draft: " + problems.getFirst().code() + " in line "
                + problems.getFirst().line());
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, in the order of the file; the first few. */
    public List<WifProblem> problems() {
        return problems;
    }
}
