/** Who people are: accounts and their roles, sign-in, and the record of every change. */
@NullMarked
package org.saan.hub.identity;

import org.jspecify.annotations.NullMarked;
