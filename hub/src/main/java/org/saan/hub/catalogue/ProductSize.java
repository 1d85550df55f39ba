package org.saan.hub.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * One of the sizes of a product, in millimetres as laid flat.
 *
 * @param label what it is called, such as M; may be missing
 */
public record ProductSize(
        @Nullable String label,
        @Nullable Integer lengthMm,
        @Nullable Integer widthMm,
        @Nullable Integer heightMm) {}
