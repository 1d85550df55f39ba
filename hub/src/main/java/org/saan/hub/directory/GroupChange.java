package org.saan.hub.directory;

/** What a coordinator may change of a group; the version is the one that they saw. */
public record GroupChange(
        int version,
        String nameTh,
        String nameEn,
        int artisans,
        int hoursPerWeek,
        boolean inProgramme,
        boolean suspended) {}
