package org.saan.hub.design;

import java.util.List;

/** Whether work on an order may begin, as far as its samples go: never before one is agreed, unless waived in writing. */
public sealed interface Clearance {
    /** No sample was asked for. */
    record NotNeeded() implements Clearance {}

    /** Every sample is agreed or waived; the numbers name the agreed versions: {@code SMP-2570-0001/2}. */
    record Given(List<String> versions) implements Clearance {
        public Given {
            versions = List.copyOf(versions);
        }
    }

    /** These samples are not agreed yet. */
    record Missing(List<String> numbers) implements Clearance {
        public Missing {
            numbers = List.copyOf(numbers);
        }
    }

    /** Whether work may begin. */
    default boolean mayBegin() {
        return !(this instanceof Missing);
    }
}
