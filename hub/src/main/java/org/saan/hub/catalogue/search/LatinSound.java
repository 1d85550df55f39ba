package org.saan.hub.catalogue.search;

import java.util.HashMap;
import java.util.Map;

/**
 * How a word of Thai in Latin letters sounds, however it is romanised: mudmee, mat mi, mutmii are nearly one. A letter of the
 * result is a sound; {@link #distance} knows which sounds are mistaken for each other.
 */
final class LatinSound {
    private static final Map<String, Character> VOWELS = new HashMap<>();
    private static final Map<String, Character> CONSONANTS = new HashMap<>();
    private static final String VOWEL_SOUNDS = "aeiouEU@IWAQYJZ";
    private static final int OTHER_VOWEL = 50;
    private static final int OTHER = 100;
    private static final int[] COST = new int[128 * 128];

    static {
        vowels('a', "a aa ah ar");
        vowels('i', "i ii ee y ie");
        vowels('e', "e eh");
        vowels('E', "ae aae air");
        vowels('o', "o oh aw or oa");
        vowels('u', "u uu oo ou");
        vowels('U', "ue eu uue");
        vowels('@', "oe er ur eo");
        vowels('I', "ia ea iea");
        vowels('W', "ua uo");
        vowels('U', "uea eua");
        vowels('A', "ai ay ei ey aai aay");
        vowels('Q', "ao au ow aao");
        vowels('Y', "oi oy");
        vowels('J', "iu iw io iao eo eaw aeo");
        vowels('Z', "ui uy");
        consonants('K', "kh");
        consonants('k', "k g gk ck c q");
        consonants('P', "ph");
        consonants('p', "p bp");
        consonants('b', "b");
        consonants('T', "th");
        consonants('t', "t dt");
        consonants('d', "d");
        consonants('C', "ch tch");
        consonants('j', "j dj");
        consonants('N', "ng");
        consonants('S', "sh");
        consonants('x', "x");
        for (var one : "f h l m n r s v w z y".split(" ")) {
            CONSONANTS.put(one, one.charAt(0));
        }
        near(15, "Kk Pp Tt Cj");
        near(10, "vw");
        near(20, "pb td rl sz");
        near(30, "Pb Td Ss SC sx zx");
        near(40, "Nn jt Ct");
        near(60, "st sT sC sj wf vf bw vb dl dr");
        near(25, "au Ee eI iI uU U@");
        near(30, "ei aE iA@e");
        near(35, "oa ou a@ oQ uW oW Qo Aa iJ eA");
    }

    private LatinSound() {}

    private static void vowels(char sound, String spellings) {
        for (var spelling : spellings.split(" ")) {
            VOWELS.putIfAbsent(spelling, sound);
        }
    }

    private static void consonants(char sound, String spellings) {
        for (var spelling : spellings.split(" ")) {
            CONSONANTS.put(spelling, sound);
        }
    }

    private static void near(int cost, String pairs) {
        for (var pair : pairs.split(" ")) {
            COST[pair.charAt(0) * 128 + pair.charAt(1)] = cost;
            COST[pair.charAt(1) * 128 + pair.charAt(0)] = cost;
        }
    }

    /** The sounds of Latin letters, small and without signs. */
    static String of(String letters) {
        var sounds = new StringBuilder(letters.length());
        int n = letters.length();
        for (int i = 0; i < n; ) {
            char c = letters.charAt(i);
            boolean vowel = isVowelLetter(letters, i);
            int taken = 1;
            char sound = c;
            var table = vowel ? VOWELS : CONSONANTS;
            for (int length = Math.min(3, n - i); length > 0; length--) {
                var found = table.get(letters.substring(i, i + length));
                if (found != null && !endsBeforeVowel(letters, i, length, vowel)) {
                    taken = length;
                    sound = found;
                    break;
                }
            }
            boolean silent = !vowel && isSilent(letters, i, taken, sound, sounds);
            if (sound < 128 && !silent && (sounds.isEmpty() || sounds.charAt(sounds.length() - 1) != sound)) {
                sounds.append(sound);
            }
            i += taken;
        }
        return sounds.toString();
    }

    /** A vowel written with a consonant that begins the next syllable is not that vowel: o-r in sarong. */
    private static boolean endsBeforeVowel(String letters, int from, int length, boolean vowel) {
        char last = letters.charAt(from + length - 1);
        int next = from + length;
        return vowel
                && length > 1
                && "rwh".indexOf(last) >= 0
                && next < letters.length()
                && isVowelLetter(letters, next);
    }

    /** r and h after a vowel only make it long. */
    private static boolean isSilent(String letters, int from, int length, char sound, StringBuilder before) {
        boolean afterVowel = !before.isEmpty() && VOWEL_SOUNDS.indexOf(before.charAt(before.length() - 1)) >= 0;
        int next = from + length;
        boolean closes = next >= letters.length() || !isVowelLetter(letters, next);
        return (sound == 'h' || sound == 'r') && afterVowel && closes;
    }

    private static boolean isVowelLetter(String letters, int at) {
        char c = letters.charAt(at);
        if (c == 'y') {
            return at + 1 == letters.length() || "aeiou".indexOf(letters.charAt(at + 1)) < 0;
        }
        return "aeiou".indexOf(c) >= 0;
    }

    /** Only the consonants, one letter for those that are easily mistaken: words without it in common do not sound alike. */
    static String skeleton(String sounds) {
        var skeleton = new StringBuilder();
        for (int i = 0; i < sounds.length(); i++) {
            char c = sounds.charAt(i);
            if (VOWEL_SOUNDS.indexOf(c) < 0 && c != 'y' && c != 'w' && c != 'v' && c != 'h') {
                char one = switch (c) {
                    case 'K' -> 'k';
                    case 'P', 'b' -> 'p';
                    case 'T', 'd' -> 't';
                    case 'j' -> 'C';
                    case 'S', 'z', 'x' -> 's';
                    case 'N' -> 'n';
                    case 'r' -> 'l';
                    default -> c;
                };
                // A second consonant that flows is often left out: phrae wa, pae wa.
                boolean flows = one == 'l' && i > 0 && "kKpPtTbds".indexOf(sounds.charAt(i - 1)) >= 0;
                if (!flows && (skeleton.isEmpty() || skeleton.charAt(skeleton.length() - 1) != one)) {
                    skeleton.append(one);
                }
            }
        }
        return skeleton.toString();
    }

    /** How far two sounds are apart, in hundredths of a letter. */
    static int distance(String a, String b) {
        return WeighedEdits.distance(a, b, LatinSound::replaced, LatinSound::alone);
    }

    private static int replaced(char a, char b) {
        if (a == b) {
            return 0;
        }
        int near = a < 128 && b < 128 ? COST[a * 128 + b] : 0;
        if (near > 0) {
            return near;
        }
        return VOWEL_SOUNDS.indexOf(a) >= 0 && VOWEL_SOUNDS.indexOf(b) >= 0 ? OTHER_VOWEL : OTHER + 20;
    }

    private static int alone(char c, char before) {
        return c == before
                ? 10
                : VOWEL_SOUNDS.indexOf(c) >= 0
                        ? 60
                        : switch (c) {
                            case 'h' -> 25;
                            case 'r', 'l' -> 45;
                            case 'y', 'w' -> 50;
                            default -> OTHER;
                        };
    }
}
