/** Public profiles and products on paper: a profile in both languages beside each other, and a lookbook of chosen products. */
@NullMarked
package org.saan.hub.catalogue.print;

import org.jspecify.annotations.NullMarked;
