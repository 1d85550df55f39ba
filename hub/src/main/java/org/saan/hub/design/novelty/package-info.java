/**
 * Tells whether a picture of a design shows one that is known already: recoloured, cropped, turned, mirrored, rescaled or
 * photographed again. Pure Java: no Spring, no clock, no database. A picture is turned into a field of edges without colours
 * ({@link org.saan.hub.design.novelty.Structure}), likely ones are found by its spectrum, and a pair is laid over each other
 * and compared where both are seen. The engine only points; a person decides (domain/08).
 */
@NullMarked
@NamedInterface("novelty")
package org.saan.hub.design.novelty;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
