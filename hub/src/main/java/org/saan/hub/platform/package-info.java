/** The ground: the database and its life, jobs, forms sent once, the doctor, the verbs of the shell. */
@NullMarked
package org.saan.hub.platform;

import org.jspecify.annotations.NullMarked;
