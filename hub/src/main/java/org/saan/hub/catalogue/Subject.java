package org.saan.hub.catalogue;

import java.util.UUID;

/** A profile, product or photo, and the group it is of. */
public record Subject(SubjectKind kind, UUID id, UUID groupId) {}
