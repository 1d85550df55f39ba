package org.saan.hub.catalogue.print;

import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.print.PrintedImage;

/** A photo with what it shows. */
record Photo(PrintedImage image, LocalizedText shows) {}
