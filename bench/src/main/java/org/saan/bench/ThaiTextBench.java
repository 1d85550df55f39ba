package org.saan.bench;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.saan.thaitext.ThaiDates;
import org.saan.thaitext.ThaiLikeness;
import org.saan.thaitext.ThaiText;
import org.saan.thaitext.ThaiWords;

/** Names as a register of groups has them, 24 letters on average, through the library and through ICU4J alone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ThaiTextBench {
    private static final int NAMES = 1_000;
    private static final List<String> KINDS =
            List.of("กลุ่ม", "กลุ่มแม่บ้าน", "วิสาหกิจชุมชน", "สหกรณ์", "ศูนย์ศิลปาชีพ", "");
    private static final List<String> CRAFTS = List.of(
            "ทอผ้าไหมมัดหมี่",
            "ทอผ้าฝ้าย",
            "จักสานไม้ไผ่",
            "เครื่องเงิน",
            "ปั้นดินเผา",
            "ย้อมคราม",
            "ตีนจก",
            "แกะสลักไม้");
    private static final List<String> PLACES = List.of(
            "บ้านน้ำใส",
            "บ้านดอนแก้ว",
            "หนองบัวลำภู",
            "แม่แจ่ม",
            "บ้านเชียง",
            "ศรีสะเกษ",
            "ท่าสว่าง",
            "นาหมื่นศรี",
            "เกาะเกร็ด");
    private static final List<String> DATES =
            List.of("๑๒ ม.ค. ๒๕๕๗", "4/5/2546", "3 เมษายน 2565", "2021-12-28", "8 เม.ย. 59");

    private final List<String> names = names();
    private final List<String> mistyped =
            names.stream().map(ThaiTextBench::mistyped).toList();
    private final ThaiWords standard = ThaiWords.standard();
    private final ThaiWords craft = ThaiWords.craft();
    private final BreakIterator icuWords = BreakIterator.getWordInstance(ULocale.forLanguageTag("th"));
    private final Normalizer2 nfc = Normalizer2.getNFCInstance();

    static double averageLength() {
        return names().stream().mapToInt(String::length).average().orElseThrow();
    }

    private static List<String> names() {
        var random = new Random(4);
        var all = new ArrayList<String>();
        while (all.size() < NAMES) {
            all.add(any(KINDS, random) + any(CRAFTS, random) + any(PLACES, random));
        }
        return List.copyOf(all);
    }

    private static String any(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }

    /** Each name with a fault that the normal form mends. */
    private static String mistyped(String name) {
        return switch (name.length() % 4) {
            case 0 -> " " + name + "\u00a0";
            case 1 -> name.replace("บ้าน", "\u200bบ้าน").concat("\u200b");
            case 2 -> name.replace("\u0e33", "\u0e4d\u0e32").replace("แ", "เเ").concat(" ");
            default -> name.replace("่", "่่").concat("  ");
        };
    }

    @Benchmark
    @OperationsPerInvocation(NAMES)
    public void normalOfNames(Blackhole hole) {
        for (var name : names) {
            hole.consume(ThaiText.normal(name));
        }
    }

    @Benchmark
    @OperationsPerInvocation(NAMES)
    public void normalOfMistyped(Blackhole hole) {
        for (var name : mistyped) {
            hole.consume(ThaiText.normal(name));
        }
    }

    @Benchmark
    @OperationsPerInvocation(NAMES)
    public void icuNfcOfMistyped(Blackhole hole) {
        for (var name : mistyped) {
            hole.consume(nfc.normalize(name));
        }
    }

    @Benchmark
    @OperationsPerInvocation(NAMES)
    public void keys(Blackhole hole) {
        for (var name : mistyped) {
            hole.consume(ThaiText.matchingKey(name));
        }
    }

    @Benchmark
    @OperationsPerInvocation(NAMES)
    public void words(Blackhole hole) {
        for (var name : names) {
            hole.consume(standard.split(name));
        }
    }

    @Benchmark
    @OperationsPerInvocation(NAMES)
    public void craftWords(Blackhole hole) {
        for (var name : names) {
            hole.consume(craft.split(name));
        }
    }

    @Benchmark
    @OperationsPerInvocation(NAMES)
    public void icuWords(Blackhole hole) {
        for (var name : names) {
            icuWords.setText(name);
            var words = new ArrayList<String>();
            int from = 0;
            for (int end = icuWords.next(); end != BreakIterator.DONE; end = icuWords.next()) {
                words.add(name.substring(from, end));
                from = end;
            }
            hole.consume(words);
        }
    }

    @Benchmark
    @OperationsPerInvocation(NAMES)
    public void likeness(Blackhole hole) {
        for (int i = 0; i < NAMES; i++) {
            hole.consume(ThaiLikeness.likeness(names.get(i), names.get((i + 1) % NAMES)));
        }
    }

    @Benchmark
    @OperationsPerInvocation(NAMES)
    public void dates(Blackhole hole) {
        for (int i = 0; i < NAMES; i++) {
            hole.consume(ThaiDates.read(DATES.get(i % DATES.size())));
        }
    }
}
