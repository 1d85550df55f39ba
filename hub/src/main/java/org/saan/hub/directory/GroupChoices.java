package org.saan.hub.directory;

import java.util.Map;
import org.saan.hub.shared.LocalizedText;

/** What the list of groups can be narrowed to: names by code, in the order of the reader. */
public record GroupChoices(
        Map<String, LocalizedText> provinces,
        Map<String, LocalizedText> clusters,
        Map<String, LocalizedText> families) {}
