package org.saan.hub.directory.reading;

/** What a column tells about a group. */
public enum Field {
    SEQUENCE,
    EXTERNAL_ID,
    NAME,
    NAME_EN,
    KIND,
    TITLE,
    FIRST_NAME,
    LAST_NAME,
    /** The whole name of a person. */
    CONTACT,
    MEMBERS,
    /** An address in one line, or the house number when the places have columns of their own. */
    ADDRESS,
    HOUSE_NO,
    MOO,
    SUBDISTRICT,
    DISTRICT,
    PROVINCE,
    POSTAL_CODE,
    PHONE,
    STAR,
    REGISTERED_ON,
    PRODUCT,
    PRICE,
    TAX_ID,
    CAPACITY_PER_MONTH,
    /** Just "name": of the person, when there is a family name beside it, else of the group. */
    SOME_NAME,
    /** "Given and family name": of the contact, when groups have a column, else the name itself. */
    SOME_PERSON,
    /** Understood, but not taken over: notes, e-mail, fax, category. */
    OTHER
}
