package org.saan.hub.catalogue;

import org.saan.hub.platform.Digest;

/**
 * A photo in one of its widths, in points.
 *
 * @param file what it is kept under
 */
public record PhotoSize(int width, int height, Digest file) {}
