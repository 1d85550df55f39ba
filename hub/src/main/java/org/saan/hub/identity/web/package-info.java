/** Pages of sign-in, accounts and the audit. */
@NullMarked
package org.saan.hub.identity.web;

import org.jspecify.annotations.NullMarked;
