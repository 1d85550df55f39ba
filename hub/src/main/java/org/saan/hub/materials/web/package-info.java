/** Pages of materials: the office keeps library, lots and pooled orders; a group tells of what it was sent. */
@NullMarked
package org.saan.hub.materials.web;

import org.jspecify.annotations.NullMarked;
