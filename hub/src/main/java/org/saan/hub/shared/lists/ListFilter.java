package org.saan.hub.shared.lists;

import java.util.List;

/**
 * A choice that narrows a list, as the page shows it.
 *
 * @param name in the address
 * @param words what is chosen
 */
public record ListFilter(String name, String words, List<Choice> choices) {
    public ListFilter {
        choices = List.copyOf(choices);
    }

    public record Choice(String value, String words) {}
}
