/** What every module speaks: who is looking, words, money, weeks, refusals, the frame of a page. Stays small. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package org.saan.hub.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
