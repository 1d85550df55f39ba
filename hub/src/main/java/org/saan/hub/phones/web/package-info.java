/** Addresses that the app on a phone asks for. */
@NullMarked
package org.saan.hub.phones.web;

import org.jspecify.annotations.NullMarked;
