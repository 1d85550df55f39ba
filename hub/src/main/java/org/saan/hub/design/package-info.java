/**
 * What is to be made, before it is made: samples in rounds, each beside its reference, until one is agreed. Other modules ask
 * here whether work may begin.
 */
@NullMarked
package org.saan.hub.design;

import org.jspecify.annotations.NullMarked;
