package org.saan.hub.directory.likeness;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.thaitext.ThaiText;

/** A group made ready to be compared many times. Places and phones are numbers; texts are in matching form. */
final class Compared {
    final GroupFacts facts;
    final OwnName name;
    final int province;
    /** −1 when unknown, as the places below. */
    final int district;

    final int subdistrict;
    final int moo;
    final String leaderFirst;
    final String leaderLast;
    final long[] phones;

    private Compared(GroupFacts facts) {
        this.facts = facts;
        this.name = OwnName.of(facts.name());
        this.province = number(facts.provinceCode());
        this.subdistrict = number(facts.subdistrictCode());
        this.district = facts.districtCode() == null && subdistrict >= 0
                ? number(facts.subdistrictCode()) / 100
                : number(facts.districtCode());
        this.moo = moo(facts.moo());
        var leader = facts.leader() == null ? "" : ThaiText.normal(facts.leader());
        int space = leader.indexOf(' ');
        this.leaderFirst = ThaiText.matchingKey(space < 0 ? leader : leader.substring(0, space));
        this.leaderLast = space < 0 ? "" : ThaiText.matchingKey(leader.substring(space + 1));
        this.phones =
                facts.phones().stream().mapToLong(Compared::phone).distinct().toArray();
    }

    static Compared of(GroupFacts facts) {
        return new Compared(facts);
    }

    static List<Compared> all(List<GroupFacts> facts) {
        return facts.parallelStream().map(Compared::new).toList();
    }

    /** In another district for certain: nothing else outweighs that. */
    boolean isElsewhereThan(Compared other) {
        return province != other.province || district >= 0 && other.district >= 0 && district != other.district;
    }

    /** The first phone that both have, 0 when there is none. */
    long sharedPhone(Compared other) {
        for (long mine : phones) {
            for (long theirs : other.phones) {
                if (mine == theirs) {
                    return mine;
                }
            }
        }
        return 0;
    }

    private static int number(@Nullable String code) {
        return code == null || code.isEmpty() || !code.chars().allMatch(c -> c >= '0' && c <= '9') || code.length() > 9
                ? -1
                : Integer.parseInt(code);
    }

    /** The number of a village in its subdistrict; a text that has more than a number is unknown. */
    private static int moo(@Nullable String text) {
        return text == null ? -1 : number(ThaiText.matchingKey(text));
    }

    private static long phone(String number) {
        long value = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = Character.digit(number.charAt(i), 10);
            if (digit >= 0) {
                value = value * 10 + digit;
            }
        }
        return value;
    }
}
