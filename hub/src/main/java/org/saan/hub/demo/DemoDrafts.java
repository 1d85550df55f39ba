package org.saan.hub.demo;

/** A made-up weave draft: a pointed twill on eight shafts in two colours, as a weaving program would write it. */
final class DemoDrafts {
    private static final int SHAFTS = 8;
    private static final int THREADS = 56;

    private DemoDrafts() {}

    static String pointedTwill() {
        var wif = new StringBuilder("""
                [WIF]
                Version=1.1
                Date=April 20, 1997
                Developers=wif@mhsoft.com
                Source Program=Saan demo (ข้อมูลเทียม)
                [CONTENTS]
                WEAVING=true
                WARP=true
                WEFT=true
                COLOR PALETTE=true
                COLOR TABLE=true
                TIEUP=true
                THREADING=true
                TREADLING=true
                [WEAVING]
                Shafts=8
                Treadles=8
                Rising Shed=true
                [WARP]
                Threads=56
                Color=1
                Units=centimeters
                [WEFT]
                Threads=56
                Color=2
                Units=centimeters
                [COLOR PALETTE]
                Entries=2
                Range=0,255
                [COLOR TABLE]
                1=46,58,110
                2=239,230,210
                [TIEUP]
                """);
        for (int treadle = 1; treadle <= SHAFTS; treadle++) {
            wif.append(treadle).append('=');
            for (int i = 0; i < 4; i++) {
                wif.append(i == 0 ? "" : ",").append((treadle + i + (i == 3 ? 1 : 0) - 1) % SHAFTS + 1);
            }
            wif.append('\n');
        }
        pointed(wif.append("[THREADING]\n"));
        pointed(wif.append("[TREADLING]\n"));
        return wif.toString();
    }

    /** 1 to 8 and back again. */
    private static void pointed(StringBuilder wif) {
        for (int n = 0; n < THREADS; n++) {
            int at = n % (2 * SHAFTS - 2);
            wif.append(n + 1)
                    .append('=')
                    .append(at < SHAFTS ? at + 1 : 2 * SHAFTS - 1 - at)
                    .append('\n');
        }
    }
}
