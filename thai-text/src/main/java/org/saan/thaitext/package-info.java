/**
 * Thai text as offices and villages write it: the normal form in which two ways of typing a word are the same, digits,
 * numbers, dates of both calendars, names with titles, phone numbers, parts of an address, quantities, order and breaks.
 *
 * <p>A question with several honest answers returns a sealed type, never a guess. Nothing here knows the time of day, the
 * network or a framework.
 */
@NullMarked
package org.saan.thaitext;

import org.jspecify.annotations.NullMarked;
