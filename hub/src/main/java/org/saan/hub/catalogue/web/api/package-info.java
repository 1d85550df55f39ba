/** The interface for programs (REST, JSON): what the public pages show, for machines. Described by {@code api/openapi.json}. */
@NullMarked
package org.saan.hub.catalogue.web.api;

import org.jspecify.annotations.NullMarked;
