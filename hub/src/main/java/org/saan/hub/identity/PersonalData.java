package org.saan.hub.identity;

/**
 * One column that holds personal data, as the register tells it: of whom, what, for which purpose, on which legal basis, how
 * long it is kept, who sees it, and what an erasure does to it. All but the column are codes with words in the message files.
 *
 * @param erasure {@code mark} replaced by a mark, {@code empty} emptied, {@code scrub} replaced inside a longer text,
 *     {@code title}, {@code first} and {@code last} names in columns of their own, {@code derived} follows another column,
 *     {@code leader} removed when the person leads the group, {@code hold} nothing is erased before it is gone;
 *     {@code keep_…} stays, for that reason
 */
public record PersonalData(
        String table,
        String column,
        String subject,
        String what,
        String purpose,
        String basis,
        String keep,
        String seen,
        String erasure) {
    public boolean scrubbed() {
        return erasure.equals("scrub");
    }
}
