/** Pages of samples. */
@NullMarked
package org.saan.hub.design.web;

import org.jspecify.annotations.NullMarked;
