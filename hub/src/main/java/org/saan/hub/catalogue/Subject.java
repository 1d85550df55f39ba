package org.saan.hub.catalogue;

import java.util.UUID;

/** A profile or product, and the group it is of. */
public record Subject(SubjectKind kind, UUID id, UUID groupId) {}
