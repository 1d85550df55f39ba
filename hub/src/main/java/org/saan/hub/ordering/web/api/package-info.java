/** Orders of programs (REST, JSON), beside the catalogue's interface and described with it by {@code api/openapi.json}. */
@NullMarked
package org.saan.hub.ordering.web.api;

import org.jspecify.annotations.NullMarked;
