package org.saan.hub.design.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Drafts of weaving programs are read, drawn and written again as they were. */
class WeaveDraftTest {
    /** A straight twill 2/2 on four shafts. */
    private static final String TWILL = """
            [WIF]
            Version=1.1
            Date=April 20, 1997
            Developers=wif@mhsoft.com
            Source Program=Hand
            ; a comment stays
            [CONTENTS]
            WEAVING=true
            COLOR PALETTE=yes
            [WEAVING]
            Shafts=4
            Treadles=4
            Rising Shed=true
            [WARP]
            Threads=4
            Color=1
            [WEFT]
            Threads=4
            Color=2
            [COLOR PALETTE]
            Entries=2
            Range=0,999
            [COLOR TABLE]
            1=0,0,999
            2=999,999,999
            [TIEUP]
            1=1,2
            2=2,3
            3=3,4
            4=1,4
            [THREADING]
            1=1
            2=2
            3=3
            4=4
            [TREADLING]
            1=1
            2=2
            3=3
            4=4
            [PRIVATE OF SOME PROGRAM]
            Kept = as it was
            """;

    private static String rows(WeaveDraft draft) {
        return IntStream.range(0, draft.lifted().size())
                .mapToObj(pick -> IntStream.range(0, draft.threading().size())
                        .mapToObj(end -> draft.warpOver(end, pick) ? "X" : ".")
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("/"));
    }

    @Test
    void aTwillIsDrawnAsItIsWoven() {
        var draft = WeaveDraft.of(Wif.read(TWILL));
        assertThat(rows(draft)).isEqualTo("XX../.XX./..XX/X..X");
        assertThat(draft.seen(0, 0)).isEqualTo("#0000FF");
        assertThat(draft.seen(3, 0)).isEqualTo("#FFFFFF");
        assertThat(draft.svg(10))
                .startsWith("<svg")
                .contains("x=\"20\" y=\"30\" width=\"20\" height=\"10\" fill=\"#0000FF\"");
    }

    @Test
    void aFallingShedLiftsTheOthers() {
        var draft = WeaveDraft.of(Wif.read(TWILL.replace("Rising Shed=true", "Rising Shed=false")));
        assertThat(rows(draft)).isEqualTo("..XX/X..X/XX../.XX.");
    }

    @Test
    void aLiftPlanTakesThePlaceOfTreadles() {
        var planned = TWILL.replace("[TREADLING]", "[LIFTPLAN]").replace("[TIEUP]", "[OLD]");
        assertThat(rows(WeaveDraft.of(Wif.read(planned)))).isEqualTo("X.../.X../..X./...X");
    }

    @Test
    void whatWasReadIsWrittenToTheLetter() {
        assertThat(Wif.read(TWILL).text()).isEqualTo(TWILL);
        var windows = TWILL.replace("\n", "\r\n").stripTrailing();
        assertThat(Wif.read(windows).text()).isEqualTo(windows);
        assertThatThrownBy(() -> Wif.read("no draft")).isInstanceOf(IllegalArgumentException.class);
    }
}
