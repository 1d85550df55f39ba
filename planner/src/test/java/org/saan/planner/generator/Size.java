package org.saan.planner.generator;

/** How large a made problem is; L and XL are written as JSON Lines. */
public enum Size {
    T(6, 8, 2),
    S(50, 200, 8),
    M(500, 2_000, 24),
    L(5_000, 20_000, 120),
    XL(50_000, 200_000, 1_200);

    final int groups;
    final int lines;
    final int families;

    Size(int groups, int lines, int families) {
        this.groups = groups;
        this.lines = lines;
        this.families = families;
    }

    public int lines() {
        return lines;
    }
}
