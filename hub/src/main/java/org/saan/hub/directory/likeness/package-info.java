/**
 * How alike two groups are: names, places, leaders and phones weighed against each other, each piece of evidence said in
 * words. Pure: no database, no clock. The register's own words decide nothing; a person does.
 */
@NullMarked
@NamedInterface("likeness")
package org.saan.hub.directory.likeness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
