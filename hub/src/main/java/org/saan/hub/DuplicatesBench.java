package org.saan.hub;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.saan.hub.directory.likeness.DuplicateQuality;
import org.saan.hub.directory.likeness.LikePairs;
import org.saan.hub.directory.likeness.MadeRegister;

/** {@code ./saan bench duplicates}: how many doubled groups of made registers are found, and how long a large one takes. */
final class DuplicatesBench {
    private static final int SIZE = 5_000;
    private static final int LARGE = 100_000;
    private static final List<Long> SEEDS = List.of(2570L, 2571L, 8_191L, 65_537L, 1_000_003L);

    private DuplicatesBench() {}

    static int run(PrintStream out) {
        out.println("register    groups   doubled  proposed     right  precision  recall   seconds");
        var total = new DuplicateQuality(0, 0, 0);
        for (long seed : SEEDS) {
            total = total.plus(one(SIZE, seed, out));
        }
        out.printf(
                Locale.ROOT,
                "all     %30d %9d %9d  %8.4f  %7.4f%n",
                total.doubled(),
                total.proposed(),
                total.right(),
                total.precision(),
                total.recall());
        one(LARGE, 1L, out);
        return total.precision() >= 0.95 && total.recall() >= 0.95 ? 0 : 1;
    }

    private static DuplicateQuality one(int size, long seed, PrintStream out) {
        var register = MadeRegister.of(size, seed);
        var facts = register.stream().map(MadeRegister.Entry::facts).toList();
        long begun = System.nanoTime();
        var pairs = LikePairs.among(facts);
        double seconds = (System.nanoTime() - begun) / 1e9;
        var quality = DuplicateQuality.of(register, pairs);
        out.printf(
                Locale.ROOT,
                "%-8d %9d %9d %9d %9d  %8.4f  %7.4f  %8.2f%n",
                seed,
                size,
                quality.doubled(),
                quality.proposed(),
                quality.right(),
                quality.precision(),
                quality.recall(),
                seconds);
        return quality;
    }
}
