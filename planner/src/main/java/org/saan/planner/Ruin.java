package org.saan.planner;

/** Units taken out of a plan together. */
final class Ruin {
    static final int MOST = 16;

    private final boolean[] in;
    /** Units that a part may move; those of other regions and kept ones are not. */
    private final boolean[] may;

    final int[] units = new int[MOST];
    int size;

    Ruin(int count) {
        in = new boolean[count];
        may = new boolean[count];
    }

    /** Units that may be taken out from now on. */
    void only(int[] movable) {
        java.util.Arrays.fill(may, false);
        for (int unit : movable) {
            may[unit] = true;
        }
    }

    boolean may(int unit) {
        return may[unit];
    }

    /** Adds a unit unless it is in, may not be moved, or the ruin is full. */
    void add(int unit) {
        if (size < MOST && !in[unit] && may[unit]) {
            in[unit] = true;
            units[size++] = unit;
        }
    }

    void clear() {
        for (int k = 0; k < size; k++) {
            in[units[k]] = false;
        }
        size = 0;
    }
}
