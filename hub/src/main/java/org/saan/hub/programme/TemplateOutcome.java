package org.saan.hub.programme;

import java.util.List;
import java.util.UUID;

/** What became of a template that somebody wanted to import: a programme, or faults and nothing at all. */
public sealed interface TemplateOutcome {

    /**
     * The programme stands.
     *
     * @param already whether this file had been imported before; then nothing was done
     */
    record Imported(UUID programme, String code, boolean already) implements TemplateOutcome {}

    /** Nothing was imported. */
    record Wrong(List<TemplateFault> faults) implements TemplateOutcome {
        public Wrong {
            faults = List.copyOf(faults);
        }
    }
}
