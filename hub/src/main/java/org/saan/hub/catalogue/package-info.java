/**
 * What buyers read of groups and their products: bilingual texts with their state, marks with their certificates, prices,
 * versions, and when they are public. Photos and search have packages of their own beside this one.
 */
@NullMarked
package org.saan.hub.catalogue;

import org.jspecify.annotations.NullMarked;
