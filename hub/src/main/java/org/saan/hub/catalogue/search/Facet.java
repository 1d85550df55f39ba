package org.saan.hub.catalogue.search;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A property by which findings are counted and narrowed. Values of concepts are their ids; those of a number are steps:
 * {@code 200-500} is from 200 up to but without 500, {@code 2000-} is 2000 and more, {@code -50} is 50 and less.
 */
public enum Facet {
    TECHNIQUE(ConceptType.TECHNIQUE),
    MATERIAL(ConceptType.MATERIAL),
    PRODUCT_TYPE(ConceptType.PRODUCT),
    COLOUR(ConceptType.COLOUR),
    PROVINCE(ConceptType.PROVINCE),
    REGION(ConceptType.REGION),
    /** Who makes it; the value that the document has. */
    GROUP(List.of()),
    /** Baht of one piece, in steps that follow each other. */
    PRICE(List.of("0-200", "200-500", "500-1000", "1000-2000", "2000-5000", "5000-")),
    /** Pieces of the smallest order, in steps of which each holds those before it. */
    MINIMUM(List.of("-10", "-50", "-100", "-500")),
    /** Weeks until an order is ready, in steps of which each holds those before it. */
    LEAD(List.of("-2", "-4", "-8", "-12", "-26"));

    private final @Nullable ConceptType type;
    private final List<String> steps;

    Facet(ConceptType type) {
        this.type = type;
        this.steps = List.of();
    }

    Facet(List<String> steps) {
        this.type = null;
        this.steps = steps;
    }

    /** The steps of a number; empty for a facet of names. */
    public List<String> steps() {
        return steps;
    }

    boolean isNumber() {
        return !steps.isEmpty();
    }

    /** Which facet counts concepts of that type. */
    static Optional<Facet> of(ConceptType type) {
        for (var facet : values()) {
            if (facet.type == type) {
                return Optional.of(facet);
            }
        }
        return Optional.empty();
    }

    /** The field of the index. */
    String field() {
        return "f-" + name().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * A step of a number, both ends included.
     *
     * @param from the smallest number of it
     */
    record Step(long from, long to) {
        static Step of(Facet facet, String value) {
            int dash = value.indexOf('-');
            if (dash < 0) {
                throw new IllegalArgumentException("not a step: " + value);
            }
            var first = value.substring(0, dash);
            var last = value.substring(dash + 1);
            long from = first.isEmpty() ? 0 : Long.parseLong(first);
            long to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
            // Prices are kept in hundredths, and their steps end before the next one begins.
            return facet == PRICE ? new Step(from * 100, to == Long.MAX_VALUE ? to : to * 100 - 1) : new Step(from, to);
        }

        boolean holds(long number) {
            return from <= number && number <= to;
        }
    }
}
