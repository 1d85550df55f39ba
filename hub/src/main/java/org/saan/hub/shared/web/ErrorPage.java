package org.saan.hub.shared.web;

import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Shell;

/**
 * A refusal or fault in words.
 *
 * @param back a path of this site from where the request was sent; absent when it is not known
 */
record ErrorPage(
        Shell shell,
        String help,
        @Nullable String detail,
        @Nullable String back) {
    ErrorPage(Shell shell, String help, @Nullable String detail) {
        this(shell, help, detail, null);
    }
}
