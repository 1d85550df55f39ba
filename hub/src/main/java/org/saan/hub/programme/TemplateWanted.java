package org.saan.hub.programme;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a template is imported.
 *
 * @param as code of the new programme; absent for that of the file
 * @param startsOn its first day
 * @param follows code of the programme that it continues, on whose data it counts on; absent for none
 */
public record TemplateWanted(
        @Nullable String as, LocalDate startsOn, @Nullable String follows) {}
