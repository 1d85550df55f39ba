package org.saan.hub.directory.likeness;

/**
 * What may speak for or against two groups being one, and how much. The points are tenths of a bit, as in the method of
 * Fellegi and Sunter: ten points more mean that it is twice as often seen among doubled entries as among neighbours. They
 * were set by hand on made registers and are held by a test on others.
 */
public enum Evidence {
    /** The names are equal once spaces, signs of zero width and the kind of digits do not count. */
    SAME_NAME(50),
    /** The village or own name is the same; words such as กลุ่ม and วิสาหกิจชุมชน differ. */
    SAME_OWN_NAME(43),
    /** A tone mark or a letter that sounds the same. */
    NEARLY_SAME_NAME(40),
    ONE_FAULT(36),
    ONE_FAULT_IN_SHORT_NAME(20),
    TWO_FAULTS(15),
    /** Neither has a name of its own: two groups named กลุ่มทอผ้า. */
    NO_OWN_NAME(12),
    OTHER_NAME(-45),
    OTHER_NUMBER(-45),
    ONE_HAS_NUMBER(-16),
    SAME_CRAFT(6),
    OTHER_CRAFT(-75),
    OTHER_MATERIAL(-50),
    OTHER_PEOPLE(-48),
    PERSON_AND_GROUP(-60),
    SAME_SUBDISTRICT(15),
    SAME_DISTRICT(5),
    OTHER_SUBDISTRICT(-22),
    OTHER_DISTRICT(-60),
    OTHER_PROVINCE(-70),
    SAME_MOO(5),
    OTHER_MOO(-12),
    SAME_PHONE(25),
    OTHER_PHONE(-5),
    SAME_LEADER(22),
    NEARLY_SAME_LEADER(16),
    OTHER_LEADER(-6);

    private final int points;

    Evidence(int points) {
        this.points = points;
    }

    public int points() {
        return points;
    }
}
