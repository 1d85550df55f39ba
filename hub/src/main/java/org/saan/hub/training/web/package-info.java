/** Pages of training: the programme of workshops, sign-up, the door of a session. */
@NullMarked
package org.saan.hub.training.web;

import org.jspecify.annotations.NullMarked;
