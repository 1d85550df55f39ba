/**
 * Training: workshops and the people in them, from the first sign-up to what they can do afterwards. A person is counted once,
 * however often they came and however their name was written; a workshop never has more people with a seat than it has seats.
 * The database keeps both; see V1__workshops.sql.
 */
@NullMarked
package org.saan.hub.training;

import org.jspecify.annotations.NullMarked;
