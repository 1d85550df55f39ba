package org.saan.hub.directory.likeness;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How alike two groups are: the sum of the points of all {@link Evidence}, with the sentences that make it up. Comparing
 * the first with the second gives the same points as the second with the first.
 *
 * @param points ten more are twice as likely
 * @param reasons strongest first
 */
public record Likeness(int points, List<Reason> reasons) {
    /** From here on two groups are put to a person as perhaps one. */
    public static final int POSSIBLE = 45;
    /** From here on they are put as one. */
    public static final int SAME = 70;

    public Likeness {
        reasons = List.copyOf(reasons);
    }

    public boolean isSame() {
        return points >= SAME;
    }

    public boolean isPossible() {
        return points >= POSSIBLE;
    }

    /** Compares two groups. */
    public static Likeness of(GroupFacts first, GroupFacts second) {
        return explained(Compared.of(first), Compared.of(second));
    }

    static Likeness explained(Compared a, Compared b) {
        var reasons = new ArrayList<Reason>();
        int points = new Weighing(a, b, reasons).weigh();
        reasons.sort((x, y) -> Integer.compare(Math.abs(y.points()), Math.abs(x.points())));
        return new Likeness(points, reasons);
    }

    static int points(Compared a, Compared b) {
        return new Weighing(a, b, null).weigh();
    }

    private static final class Weighing {
        private final Compared a;
        private final Compared b;
        private final @Nullable List<Reason> reasons;
        private int points;

        Weighing(Compared a, Compared b, @Nullable List<Reason> reasons) {
            this.a = a;
            this.b = b;
            this.reasons = reasons;
        }

        int weigh() {
            name();
            if (a.name.person() == b.name.person()) {
                craft();
            }
            place();
            phone();
            leader();
            return points;
        }

        private void say(Evidence what) {
            points += what.points();
            if (reasons != null) {
                reasons.add(new Reason(what, what.points(), "", ""));
            }
        }

        private void say(Evidence what, String first, String second) {
            points += what.points();
            if (reasons != null) {
                reasons.add(new Reason(what, what.points(), first, second));
            }
        }

        private void name() {
            if (a.name.person() != b.name.person()) {
                say(Evidence.PERSON_AND_GROUP);
                return;
            }
            if (a.name.key().equals(b.name.key())) {
                say(a.name.isGeneric() ? Evidence.NO_OWN_NAME : Evidence.SAME_NAME, a.facts.name(), b.facts.name());
            } else if (a.name.isGeneric() || b.name.isGeneric()) {
                boolean both = a.name.isGeneric() && b.name.isGeneric();
                say(both ? Evidence.NO_OWN_NAME : Evidence.OTHER_NAME, a.facts.name(), b.facts.name());
            } else {
                say(own(), a.name.own(), b.name.own());
                number();
            }
        }

        private Evidence own() {
            if (a.name.own().equals(b.name.own())) {
                return Evidence.SAME_OWN_NAME;
            }
            int length = Math.min(a.name.skeleton().length(), b.name.skeleton().length());
            int halfFaults = Letters.faults(a.name.skeleton(), b.name.skeleton(), 4);
            if (halfFaults == 0 || halfFaults == 1 && length >= 4) {
                return Evidence.NEARLY_SAME_NAME;
            }
            if (halfFaults <= 2) {
                return length >= 5 ? Evidence.ONE_FAULT : Evidence.ONE_FAULT_IN_SHORT_NAME;
            }
            return halfFaults <= 4 && length >= 8 ? Evidence.TWO_FAULTS : Evidence.OTHER_NAME;
        }

        private void number() {
            int first = a.name.number();
            int second = b.name.number();
            if (first == second) {
                return;
            }
            if (first > 0 && second > 0) {
                say(Evidence.OTHER_NUMBER, String.valueOf(first), String.valueOf(second));
                return;
            }
            // กลุ่มทอผ้าบ้านดอน หมู่ 3, and กลุ่มทอผ้าบ้านดอน at moo 3, say the same.
            var without = first == 0 ? a : b;
            if (without.moo != Math.max(first, second)) {
                say(Evidence.ONE_HAS_NUMBER, first == 0 ? "" : "" + first, second == 0 ? "" : "" + second);
            }
        }

        private void craft() {
            int crafts = a.name.says() & GenericWords.CRAFTS;
            int others = b.name.says() & GenericWords.CRAFTS;
            if (crafts != 0 && others != 0) {
                if ((crafts & others) == 0) {
                    say(Evidence.OTHER_CRAFT);
                    return;
                }
                int material = a.name.says() & GenericWords.MATERIALS;
                int other = b.name.says() & GenericWords.MATERIALS;
                if (material != 0 && other != 0 && (material & other) == 0) {
                    say(Evidence.OTHER_MATERIAL);
                } else {
                    say(Evidence.SAME_CRAFT);
                }
                return;
            }
            int people = a.name.says() & GenericWords.PEOPLE;
            int others2 = b.name.says() & GenericWords.PEOPLE;
            if (crafts != others && (people & others2) == 0 && (people | others2) != 0
                    || people != 0 && others2 != 0 && (people & others2) == 0) {
                say(Evidence.OTHER_PEOPLE);
            } else if ((people & others2) != 0) {
                say(Evidence.SAME_CRAFT);
            }
        }

        private void place() {
            if (a.province != b.province) {
                say(Evidence.OTHER_PROVINCE);
                return;
            }
            if (a.district >= 0 && b.district >= 0 && a.district != b.district) {
                say(Evidence.OTHER_DISTRICT);
                return;
            }
            if (a.subdistrict >= 0 && b.subdistrict >= 0) {
                if (a.subdistrict != b.subdistrict) {
                    say(Evidence.OTHER_SUBDISTRICT);
                    return;
                }
                say(Evidence.SAME_SUBDISTRICT);
            } else if (a.district >= 0 && b.district >= 0) {
                say(Evidence.SAME_DISTRICT);
            }
            if (a.moo >= 0 && b.moo >= 0) {
                say(a.moo == b.moo ? Evidence.SAME_MOO : Evidence.OTHER_MOO, "" + a.moo, "" + b.moo);
            }
        }

        private void phone() {
            if (a.phones.length > 0 && b.phones.length > 0) {
                say(a.sharedPhone(b) != 0 ? Evidence.SAME_PHONE : Evidence.OTHER_PHONE);
            }
        }

        private void leader() {
            if (a.leaderFirst.isEmpty() || b.leaderFirst.isEmpty()) {
                return;
            }
            var first = Objects.requireNonNullElse(a.facts.leader(), "");
            var second = Objects.requireNonNullElse(b.facts.leader(), "");
            boolean sameFirst = a.leaderFirst.equals(b.leaderFirst);
            boolean sameLast = a.leaderLast.equals(b.leaderLast);
            if (sameFirst && sameLast) {
                say(Evidence.SAME_LEADER, first, second);
            } else if (sameFirst && (a.leaderLast.isEmpty() || b.leaderLast.isEmpty())
                    || sameLast && oneSlip(a.leaderFirst, b.leaderFirst)
                    || (sameFirst || alike(a.leaderFirst, b.leaderFirst))
                            && (sameLast || alike(a.leaderLast, b.leaderLast))) {
                say(Evidence.NEARLY_SAME_LEADER, first, second);
            } else {
                say(Evidence.OTHER_LEADER, first, second);
            }
        }

        /** Under the same family name a short given name may have a slip too. */
        private static boolean oneSlip(String first, String second) {
            return Math.min(first.length(), second.length()) >= 3 && Letters.faults(first, second, 2) <= 2;
        }

        private static boolean alike(String first, String second) {
            var x = Letters.skeleton(first);
            var y = Letters.skeleton(second);
            return Letters.faults(x, y, 2) <= (Math.min(x.length(), y.length()) >= 5 ? 2 : 1);
        }
    }
}
