package org.saan.hub.shared.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ListQueryTest {
    private static final ListShape SHAPE =
            new ListShape("/things", List.of("name", "-size"), List.of("kind", "place"), 10);

    @Test
    void theAddressSaysAllThatWasAskedAndNothingElse() {
        var query = SHAPE.read(Map.of("q", " ผ้า & ไหม ", "kind", "a b", "sort", "-name", "page", "3", "evil", "x"));
        assertThat(query.at(4))
                .isEqualTo(
                        "/things?q=%E0%B8%9C%E0%B9%89%E0%B8%B2+%26+%E0%B9%84%E0%B8%AB%E0%B8%A1&kind=a+b&sort=-name&page=4");
        assertThat(query.file("csv"))
                .startsWith("/things.csv?q=")
                .contains("sort=-name")
                .doesNotContain("page");
        assertThat(SHAPE.usual().at(0)).isEqualTo("/things");
    }

    @Test
    void theHeadOfAColumnTurnsItsOwnOrderAndBeginsAnotherInItsOwnWay() {
        var usual = SHAPE.usual();
        assertThat(usual.sortedBy("name")).isEqualTo("/things?sort=-name");
        assertThat(usual.sortedBy("size")).isEqualTo("/things?sort=-size");
        assertThat(SHAPE.read(Map.of("sort", "-size")).sortedBy("size")).isEqualTo("/things?sort=size");
        assertThat(SHAPE.read(Map.of("sort", "no such")).sort()).isEqualTo("name");
    }

    @Test
    void anOrderTurnsByItsFirstKeyAndEmptyValuesTurnWithIt() {
        var order = ListOrder.by("a nulls first", "b desc", "c");
        assertThat(order.downwards(false)).isEqualTo(order);
        assertThat(order.downwards(true).sql()).isEqualTo("a desc nulls last, b desc, c");
        assertThat(order.backwards().sql()).isEqualTo("a desc nulls last, b, c desc");
        assertThat(order.backwards().backwards()).isEqualTo(order);
    }

    /** However long the list, its pages together are the list, whichever end each is read from. */
    @Property(tries = 500)
    void pagesTogetherAreTheList(
            @ForAll @IntRange(max = 300) int total, @ForAll @IntRange(min = 1, max = 40) int size) {
        var shape = new ListShape("/things", List.of("name"), List.of(), size);
        var list = IntStream.range(0, total).boxed().toList();
        var read = new ArrayList<Integer>();
        for (int page = 0; page < new ListView(shape.usual(), total, List.of()).pages(); page++) {
            var slice = ListSlice.of(shape.read(Map.of("page", "" + page)), total);
            var source = new ArrayList<>(list);
            if (slice.backwards()) {
                Collections.reverse(source);
            }
            var end = (int) Math.min(total, slice.offset() + slice.limit());
            assertThat(slice.offset()).isLessThanOrEqualTo(total / 2);
            read.addAll(slice.straight(source.subList((int) slice.offset(), end)));
        }
        assertThat(read).isEqualTo(list);
    }
}
