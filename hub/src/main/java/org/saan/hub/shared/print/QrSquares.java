package org.saan.hub.shared.print;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.ArrayList;
import java.util.List;

/** An address as the dark squares of a code, drawn and not painted, so that it is sharp at any size. */
record QrSquares(ByteMatrix matrix, float size) {
    static QrSquares of(String address, float size) {
        try {
            return new QrSquares(Encoder.encode(address, ErrorCorrectionLevel.M).getMatrix(), size);
        } catch (WriterException e) {
            throw new IllegalArgumentException("no code for " + address, e);
        }
    }

    /** Dark runs of each line, at a place of the page. */
    List<float[]> at(float x, float top) {
        var runs = new ArrayList<float[]>();
        float square = size / matrix.getWidth();
        for (int row = 0; row < matrix.getHeight(); row++) {
            for (int from = 0; from < matrix.getWidth(); from++) {
                int to = from;
                while (to < matrix.getWidth() && matrix.get(to, row) == 1) {
                    to++;
                }
                if (to > from) {
                    runs.add(new float[] {x + from * square, top + row * square, (to - from) * square, square});
                    from = to;
                }
            }
        }
        return runs;
    }
}
