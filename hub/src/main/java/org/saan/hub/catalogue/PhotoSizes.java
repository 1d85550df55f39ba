package org.saan.hub.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.saan.hub.platform.Digest;
import org.saan.hub.platform.PhotoSize;

/** Reads the sizes of a photo together with its row, narrowest first. */
final class PhotoSizes {
    /** Joins the sizes of the photo {@code i}. */
    static final String JOIN = """
             cross join lateral (
                select array_agg(s.width order by s.width) as widths, array_agg(s.height order by s.width) as heights,
                       array_agg(s.digest order by s.width) as digests
                from catalogue.image_size s where s.image_id = i.id) z
            """;

    private PhotoSizes() {}

    static List<PhotoSize> of(ResultSet row) throws SQLException {
        var widths = (Integer[]) row.getArray("widths").getArray();
        var heights = (Integer[]) row.getArray("heights").getArray();
        var digests = Rows.list(row, "digests");
        var sizes = new ArrayList<PhotoSize>();
        for (int i = 0; i < widths.length; i++) {
            sizes.add(new PhotoSize(widths[i], heights[i], new Digest(digests.get(i))));
        }
        return sizes;
    }
}
