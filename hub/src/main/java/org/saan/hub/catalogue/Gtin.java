package org.saan.hub.catalogue;

/** Numbers of trade items as GS1 gives them: fourteen digits, the last of which checks the others. */
public final class Gtin {
    private Gtin() {}

    public static boolean isValid(String gtin) {
        return gtin.matches("[0-9]{14}") && checkDigit(gtin.substring(0, 13)) == gtin.charAt(13) - '0';
    }

    /** Weights three and one in turn, from the right. */
    public static int checkDigit(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = body.charAt(body.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit * 3 : digit;
        }
        return (10 - sum % 10) % 10;
    }
}
