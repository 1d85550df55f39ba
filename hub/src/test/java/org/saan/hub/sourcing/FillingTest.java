package org.saan.hub.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.shared.LocalizedText;
import org.threeten.extra.YearWeek;

class FillingTest {
    private static final UUID LINE = new UUID(1, 1);
    private static final YearWeek DUE = YearWeek.of(2027, 12);

    /** What a group offers: so many, none below its minimum. */
    record Offer(int most, int least, long price) {}

    private static RfqView rfq(int asked, List<Offer> offers) {
        var line = new OwnRfq.Line(LINE, new LocalizedText("เสื่อ", "mat"), "reed_mat", asked, "H87", DUE);
        var columns = new ArrayList<RfqView.Column>();
        for (int i = 0; i < offers.size(); i++) {
            var offer = offers.get(i);
            var said = new RfqAnswer(
                    List.of(new RfqAnswer.Line(LINE, offer.most(), offer.price(), DUE, List.of())), null, null, null);
            columns.add(new RfqView.Column(
                    new UUID(2, i),
                    new UUID(3, i),
                    new LocalizedText("กลุ่ม " + i, null),
                    new LocalizedText("ขอนแก่น", null),
                    new OwnRfq.Answered(new UUID(4, i), 1, false, Instant.EPOCH, said),
                    0,
                    0,
                    null,
                    Map.of(LINE, new RfqView.Craft(offer.least(), 60, 100, null)),
                    Map.of()));
        }
        return new RfqView(
                new UUID(5, 5),
                "RFQ-2570-0001",
                new UUID(6, 6),
                "ENQ-2570-0001",
                "x",
                true,
                Instant.EPOCH,
                LocalDate.of(2027, 1, 1),
                null,
                0,
                List.of(new RfqView.Line(line, 0, asked)),
                columns);
    }

    private static Filling fill(int asked, List<Offer> offers) {
        var rfq = rfq(asked, offers);
        return Filling.of(rfq, rfq.lines().getFirst());
    }

    private static int part(Filling filling, int group) {
        return filling.pieces().getOrDefault(new UUID(2, group), 0);
    }

    @Test
    @DisplayName("AL-03 the cheapest is not filled so far that another falls below its minimum")
    void leavesRoomForAMinimum() {
        var filling = fill(100, List.of(new Offer(80, 1, 200), new Offer(30, 30, 300)));
        assertThat(part(filling, 0)).isEqualTo(70);
        assertThat(part(filling, 1)).isEqualTo(30);
        assertThat(filling.sum()).isEqualTo(100);
    }

    @Test
    @DisplayName("AL-04 a number between minimums is told with what can be made below and above it")
    void saysWhatCanBeMade() {
        var between = fill(25, List.of(new Offer(20, 20, 200), new Offer(20, 20, 200)));
        assertThat(between.sum()).isEqualTo(20);
        assertThat(between.more()).isEqualTo(40);
        var tooMany = fill(100, List.of(new Offer(60, 1, 200), new Offer(30, 1, 200)));
        assertThat(tooMany.sum()).isEqualTo(90);
        assertThat(tooMany.more()).isNull();
    }

    @Provide
    Arbitrary<Offer> offers() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.longs().between(1, 5))
                .as(Offer::new);
    }

    @Property(tries = 400)
    void everyPartIsWholeAndNoOtherChoiceComesNearer(
            @ForAll @IntRange(min = 1, max = 120) int asked,
            @ForAll @Size(max = 6) List<@net.jqwik.api.From("offers") Offer> offers) {
        var filling = fill(asked, offers);
        int sum = 0;
        var reachable = new boolean[241];
        reachable[0] = true;
        for (int i = 0; i < offers.size(); i++) {
            var offer = offers.get(i);
            int least = Math.min(offer.least(), offer.most());
            int part = part(filling, i);
            assertThat(part == 0 || part >= least && part <= offer.most()).isTrue();
            sum += part;
            for (int n = 240; n >= 0; n--) {
                for (int p = least; p <= Math.min(offer.most(), n); p++) {
                    reachable[n] |= reachable[n - p];
                }
            }
        }
        int best = asked;
        while (!reachable[best]) {
            best--;
        }
        assertThat(sum).isEqualTo(filling.sum()).isEqualTo(best);
    }
}
