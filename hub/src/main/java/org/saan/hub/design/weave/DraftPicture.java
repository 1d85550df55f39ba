package org.saan.hub.design.weave;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;

/**
 * A draft as weavers draw it: the cloth, growing upwards from its first pick; under it the threading with shaft 1 next to the cloth
 * and the first end at the right; beside it the treadling (or lift plan), treadle 1 next to the cloth; in the corner the tie-up.
 * Strips between show the colours of the threads. Of a large draft its beginning is drawn.
 */
public final class DraftPicture {
    /** Ends, and picks, that are drawn at most. */
    public static final int MOST = 160;

    private static final int PAPER = 0xffffff;
    private static final int GRID = 0xd9d2c5;
    private static final int MARK = 0x1e1915;
    private static final int LARGEST = 12;
    private static final int SMALLEST = 4;
    private static final int ROOM = 960;

    private final WeaveDraft draft;
    private final int ends;
    private final int picks;
    private final int beside;
    private final int cell;
    private final BufferedImage image;

    private DraftPicture(WeaveDraft draft) {
        this.draft = draft;
        ends = Math.min(MOST, draft.ends());
        picks = Math.min(MOST, draft.picks());
        beside = draft.planned() ? draft.shafts() : draft.tieUp().size();
        int across = ends + 3 + beside;
        int down = picks + 3 + draft.shafts();
        cell = Math.clamp(ROOM / Math.max(across, down), SMALLEST, LARGEST);
        image = new BufferedImage(across * cell + 1, down * cell + 1, BufferedImage.TYPE_INT_RGB);
    }

    public static BufferedImage of(WeaveDraft draft) {
        return new DraftPicture(draft).draw();
    }

    /** As a file. */
    public static byte[] png(WeaveDraft draft) {
        try (var bytes = new ByteArrayOutputStream()) {
            ImageIO.write(of(draft), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BufferedImage draw() {
        fill(0, 0, image.getWidth(), image.getHeight(), PAPER);
        for (int pick = 0; pick < picks; pick++) {
            int row = picks - 1 - pick;
            for (int end = 0; end < ends; end++) {
                square(ends - 1 - end, row, rgb(draft.seen(end, pick)));
            }
            square(ends + 1, row, rgb(draft.weft().get(pick)));
            var marks = draft.planned() ? draft.lifted() : draft.treadling();
            marks(ends + 3, row, beside, marks.get(pick));
        }
        for (int end = 0; end < ends; end++) {
            int column = ends - 1 - end;
            square(column, picks + 1, rgb(draft.warp().get(end)));
            for (int shaft = 1; shaft <= draft.shafts(); shaft++) {
                mark(column, picks + 2 + shaft, draft.threading().get(end).contains(shaft));
            }
        }
        List<Set<Integer>> tieUp = draft.tieUp();
        for (int treadle = 0; treadle < tieUp.size(); treadle++) {
            for (int shaft = 1; shaft <= draft.shafts(); shaft++) {
                mark(ends + 3 + treadle, picks + 2 + shaft, tieUp.get(treadle).contains(shaft));
            }
        }
        return image;
    }

    private void marks(int column, int row, int count, Set<Integer> set) {
        for (int i = 1; i <= count; i++) {
            mark(column + i - 1, row, set.contains(i));
        }
    }

    private static int rgb(String hex) {
        return Integer.parseInt(hex.substring(1), 16);
    }

    private void mark(int column, int row, boolean set) {
        square(column, row, set ? MARK : PAPER);
    }

    private void square(int column, int row, int colour) {
        fill(column * cell, row * cell, cell + 1, cell + 1, GRID);
        fill(column * cell + 1, row * cell + 1, cell - 1, cell - 1, colour);
    }

    private void fill(int x, int y, int width, int height, int colour) {
        for (int at = y; at < Math.min(y + height, image.getHeight()); at++) {
            for (int i = x; i < Math.min(x + width, image.getWidth()); i++) {
                image.setRGB(i, at, colour);
            }
        }
    }
}
