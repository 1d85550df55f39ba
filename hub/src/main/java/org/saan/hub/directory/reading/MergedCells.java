package org.saan.hub.directory.reading;

/**
 * Cells merged into one; the value stands in the first.
 *
 * @param firstRow from 1
 * @param lastRow included
 * @param column the first column, from 0
 */
record MergedCells(int firstRow, int lastRow, int column) {}
