package org.saan.thaitext;

/** What a cell that should hold a person's name turned out to hold. */
public sealed interface NameReading {
    /** A name that divides in one way. */
    record Named(PersonName name) implements NameReading {}

    /** A title and a name, or a longer name without title: นางนวล may be นาง and นวล. A person must choose. */
    record Doubtful(PersonName withTitle, PersonName withoutTitle) implements NameReading {}

    /** Nothing that could be a name. */
    record NoName(String text) implements NameReading {}
}
