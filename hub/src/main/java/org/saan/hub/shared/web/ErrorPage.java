package org.saan.hub.shared.web;

import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Shell;

/** A refusal or fault in words. */
record ErrorPage(Shell shell, String help, @Nullable String detail) {}
