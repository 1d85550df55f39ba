package org.saan.hub.directory.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LikePairsTest {
    private static final int SIZE = 5_000;

    private static List<GroupFacts> facts(List<MadeRegister.Entry> entries) {
        return entries.stream().map(MadeRegister.Entry::facts).toList();
    }

    private static Set<List<UUID>> ids(List<LikePair> pairs) {
        return pairs.stream().map(pair -> List.of(pair.first(), pair.second())).collect(Collectors.toSet());
    }

    /** The points were set on seeds below 100; nobody has looked at these. */
    @ParameterizedTest
    @ValueSource(longs = {2570, 2571, 8_191, 65_537, 1_000_003})
    @DisplayName(
            "at least 95 of 100 proposals are right and 95 of 100 doubled groups are found, in registers never seen")
    void findsWhatIsDoubledAndLeavesNeighboursAlone(long seed) {
        var register = MadeRegister.of(SIZE, seed);
        var quality = DuplicateQuality.of(register, LikePairs.among(facts(register)));
        assertThat(quality.doubled()).isGreaterThan(800);
        assertThat(quality.precision()).as("precision of %s", quality).isGreaterThanOrEqualTo(0.95);
        assertThat(quality.recall()).as("recall of %s", quality).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void theIndexLosesHardlyAnyPairThatComparingEverybodyFinds() {
        var register = facts(MadeRegister.of(2_000, 7));
        var compared = Compared.all(register);
        Set<List<UUID>> everybody = new HashSet<>();
        for (int i = 0; i < compared.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (Likeness.points(compared.get(i), compared.get(j)) >= Likeness.POSSIBLE) {
                    var a = compared.get(i).facts.id();
                    var b = compared.get(j).facts.id();
                    everybody.add(a.toString().compareTo(b.toString()) < 0 ? List.of(a, b) : List.of(b, a));
                }
            }
        }
        var found = ids(LikePairs.among(register));
        assertThat(everybody).containsAll(found);
        everybody.removeAll(found);
        assertThat(everybody).hasSizeLessThanOrEqualTo(found.size() / 200);
    }

    @Test
    void lookingAgainAtWhatChangedFindsThePairsOfTheChangedOnly() {
        var register = facts(MadeRegister.of(1_500, 11));
        var all = LikePairs.among(register);
        var changed = register.stream().limit(400).map(GroupFacts::id).collect(Collectors.toSet());
        var again = LikePairs.among(register, changed);
        assertThat(ids(again))
                .isEqualTo(ids(all.stream()
                        .filter(pair -> changed.contains(pair.first()) || changed.contains(pair.second()))
                        .toList()));
        assertThat(again).hasSameSizeAs(ids(again));
    }

    @Test
    void manyGroupsOfOneNameInOnePlaceAreFinishedInTime() {
        var crowd = java.util.stream.IntStream.range(0, 6_000)
                .mapToObj(i ->
                        new GroupFacts(new UUID(1, i), "กลุ่มทอผ้า", "40", "4001", "400101", null, null, List.of()))
                .toList();
        assertThat(LikePairs.among(crowd)).isEmpty();
    }
}
