package org.saan.hub.design.novelty;

/** A known design beside a picture. */
public record Match<T>(T design, Comparison comparison, Verdict verdict) {}
