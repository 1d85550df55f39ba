package org.saan.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ReachableSumsTest {
    record Share(int least, int most) {}

    @Provide
    Arbitrary<List<Share>> shares() {
        var share = Arbitraries.integers()
                .between(1, 12)
                .flatMap(least -> Arbitraries.integers().between(0, 18).map(most -> new Share(least, most)));
        return share.list().ofMaxSize(5);
    }

    /** Every choice of shares is tried; a share whose most is under its least is nothing. */
    @Property(tries = 500)
    void isWhatTryingEveryChoiceFinds(
            @ForAll("shares") List<Share> shares,
            @ForAll @IntRange(min = 1, max = 6) int maxGroups,
            @ForAll @IntRange(min = 1, max = 3) int batch,
            @ForAll @IntRange(min = 1, max = 25) int wanted) {
        int quantity = wanted * batch;
        int limit = 2 * quantity + batch;
        var sums = new ReachableSums(batch, limit, shares.size(), maxGroups);
        shares.forEach(share -> sums.add(share.least() * batch, share.most() * batch));
        var tried = new TreeSet<Integer>();
        tryAll(shares, 0, 0, maxGroups, batch, limit, tried);
        var below = tried.headSet(quantity).stream().filter(sum -> sum > 0).max(Integer::compare);
        var above = tried.tailSet(quantity + 1).stream().min(Integer::compare);
        assertThat(sums.below(quantity).stream().boxed().findFirst()).isEqualTo(below);
        assertThat(sums.above(quantity).stream().boxed().findFirst()).isEqualTo(above);
    }

    private static void tryAll(
            List<Share> shares, int at, int sum, int groupsLeft, int batch, int limit, TreeSet<Integer> found) {
        if (sum > limit) {
            return;
        }
        found.add(sum);
        if (at == shares.size()) {
            return;
        }
        tryAll(shares, at + 1, sum, groupsLeft, batch, limit, found);
        if (groupsLeft > 0) {
            for (int pieces = shares.get(at).least(); pieces <= shares.get(at).most(); pieces++) {
                tryAll(shares, at + 1, sum + pieces * batch, groupsLeft - 1, batch, limit, found);
            }
        }
    }
}
