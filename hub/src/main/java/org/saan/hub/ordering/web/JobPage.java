package org.saan.hub.ordering.web;

import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Shell;

/** The part of the order page that tells how far a plan is; replaced every second while it runs. */
record JobPage(Shell shell, String id, OrderPage.@Nullable Job job) {}
