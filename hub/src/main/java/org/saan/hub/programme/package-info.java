/**
 * What a programme promised and what was reached: indicators with their rules, targets, evidence, pace and monthly figures
 * that never change. Nothing is typed in: rows come from the views {@code <module>.evidence_<what>} that the modules publish;
 * see V2__indicators.sql.
 */
@NullMarked
package org.saan.hub.programme;

import org.jspecify.annotations.NullMarked;
