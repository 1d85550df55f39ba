package org.saan.hub.directory.likeness;

import java.util.List;
import java.util.SplittableRandom;
import org.saan.hub.directory.likeness.MadeRegister.MadeGroup;

/** Writes a group down a second time, as another office would: with other words, gaps, news and slips of the finger. */
final class MadeFaults {
    private static final List<String> FORMS = List.of(
            "กลุ่ม", "วิสาหกิจชุมชนกลุ่ม", "วิสาหกิจชุมชน", "วสช.", "กลุ่มสตรี", "กลุ่มอาชีพ", "วิสาหกิจชุมชน กลุ่ม");
    private static final String MARKS = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e47";
    private static final String[] SOUND_ALIKE = {"รล", "สศ", "ณน", "ทธ", "พภ", "ไใ", "\u0e34\u0e35", "\u0e38\u0e39"};

    private final SplittableRandom random;
    private final MadePlaces places;

    MadeFaults(SplittableRandom random, MadePlaces places) {
        this.random = random;
        this.places = places;
    }

    private boolean in(double share) {
        return random.nextDouble() < share;
    }

    MadeGroup again(MadeGroup group) {
        var village = group.village();
        var name = group.name();
        boolean person = name.startsWith("นาง");
        if (in(0.22)) {
            int own = name.lastIndexOf("บ้าน");
            int from = own < 0 ? Math.min(3, name.length() - 1) : Math.min(own + 4, name.length() - 1);
            name = slip(name, from, name.length());
        }
        if (!person) {
            name = otherWords(name);
        }
        name = spaces(name);
        if (!person && in(0.05)) {
            name += " ต." + village.subdistrictName();
        }
        double where = random.nextDouble();
        var written = new MadePlaces.Village(
                village.name(),
                village.province(),
                where < 0.04 ? null : village.district(),
                where < 0.15 ? null : village.subdistrict(),
                village.subdistrictName(),
                in(0.35) ? 0 : in(0.04) ? village.moo() % 18 + 1 : village.moo());
        double reached = random.nextDouble();
        var phone = reached < 0.55 ? group.phone() : reached < 0.75 ? null : places.phone();
        double led = random.nextDouble();
        var leader = group.leader();
        if (leader != null) {
            leader = person || led < 0.6
                    ? leader
                    : led < 0.76 ? null : led < 0.86 ? slip(leader, 1, leader.indexOf(' ')) : places.person();
        }
        return new MadeGroup(name, written, leader, phone);
    }

    private String otherWords(String name) {
        var text = name;
        if (in(0.5)) {
            text = FORMS.get(random.nextInt(FORMS.size())) + text.substring("กลุ่ม".length());
        }
        if (in(0.2)) {
            text = text.contains("ทอผ้าบ้าน")
                    ? text.replace("ทอผ้าบ้าน", in(0.5) ? "ทอผ้าไหมบ้าน" : "ทอผ้าพื้นเมืองบ้าน")
                    : text.replace("จักสานบ้าน", "จักสานไม้ไผ่บ้าน")
                            .replace("ทอผ้าไหมบ้าน", "ผ้าไหมบ้าน")
                            .replace("แปรรูปอาหารบ้าน", "แปรรูปบ้าน");
        }
        int own = text.lastIndexOf("บ้าน");
        if (own > 0 && in(0.08)) {
            text = text.substring(0, own) + text.substring(own + 4);
        } else if (own > 8 && in(0.06)) {
            text = slip(text, 5, own);
        }
        return text;
    }

    /** One slip: a mark lost, a letter lost, doubled, changed for its neighbour or for one that sounds alike. */
    private String slip(String text, int from, int until) {
        if (until - from < 2) {
            return text;
        }
        var letters = new StringBuilder(text);
        int at = from + random.nextInt(until - from);
        switch (random.nextInt(5)) {
            case 0 -> {
                for (int i = from; i < until; i++) {
                    if (MARKS.indexOf(letters.charAt(i)) >= 0) {
                        return letters.deleteCharAt(i).toString();
                    }
                }
                letters.deleteCharAt(at);
            }
            case 1 -> letters.deleteCharAt(at);
            case 2 -> letters.insert(at, letters.charAt(at));
            case 3 -> {
                if (at + 1 < until) {
                    char here = letters.charAt(at);
                    letters.setCharAt(at, letters.charAt(at + 1));
                    letters.setCharAt(at + 1, here);
                }
            }
            default -> {
                for (int i = from; i < until; i++) {
                    for (var row : SOUND_ALIKE) {
                        int which = row.indexOf(letters.charAt(i));
                        if (which >= 0) {
                            letters.setCharAt(i, row.charAt(1 - which));
                            return letters.toString();
                        }
                    }
                }
            }
        }
        return letters.toString();
    }

    private String spaces(String name) {
        var text = name;
        if (in(0.3)) {
            int own = text.lastIndexOf("บ้าน");
            text = own > 0 ? text.substring(0, own) + (in(0.5) ? "  " : "\u00a0") + text.substring(own) : text + " ";
        }
        if (in(0.15)) {
            int at = 1 + random.nextInt(text.length() - 1);
            if (!Character.UnicodeBlock.of(text.charAt(at)).equals(Character.UnicodeBlock.THAI)
                    || text.charAt(at) < '\u0e2f') {
                text = text.substring(0, at) + "\u200b" + text.substring(at);
            }
        }
        if (in(0.3)) {
            text = text.replace("\u0e33", "\u0e4d\u0e32");
        }
        return in(0.3)
                ? text.replace('1', '๑').replace('2', '๒').replace('3', '๓').replace('8', '๘')
                : text;
    }
}
