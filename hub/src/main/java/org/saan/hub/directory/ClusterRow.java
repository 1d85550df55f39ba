package org.saan.hub.directory;

import java.util.UUID;
import org.saan.hub.shared.LocalizedText;

/** A cluster as it stands in the list, with its groups and the people in them today. */
public record ClusterRow(UUID id, String code, LocalizedText name, String regionCode, int groups, int people) {}
