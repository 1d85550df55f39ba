package org.saan.hub.catalogue.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An OpenSearch cluster that keeps an index for several programs. One of them writes at a time; who that is, they settle elsewhere.
 * Searches go to a name that always stands for a whole index; an index with other words is filled beside it and takes its place at
 * once. Programs of other versions have indexes of their own.
 */
public final class SearchCluster implements AutoCloseable {
    private static final String VOCABULARY = "vocabulary";
    private static final String POSITION = "position";

    private final ClusterClient client;
    private final String name;

    /**
     * @param url of the cluster, or of a balancer before it
     * @param user absent when the cluster asks for none
     * @param name begins the names of all that is kept there; lower case
     */
    public SearchCluster(URI url, @Nullable String user, String password, String name) {
        this.client = new ClusterClient(url, user, password);
        this.name = name + "-v" + Fields.VERSION;
    }

    /** The version of the analysis, by which programs tell whether they share an index. */
    public static int version() {
        return Fields.VERSION;
    }

    /**
     * Opens the index for writing, if there is one, and it was written with this vocabulary.
     *
     * @throws UncheckedIOException when the cluster does not answer
     */
    public OpenedIndex open(Vocabulary vocabulary) {
        var kept = kept();
        if (kept == null) {
            return new OpenedIndex.Unusable(OpenedIndex.Reason.ABSENT);
        }
        if (!kept.meta().path(VOCABULARY).asString("").equals(vocabulary.hash())) {
            return new OpenedIndex.Unusable(OpenedIndex.Reason.OTHER_VOCABULARY);
        }
        return new OpenedIndex.Usable(
                ClusterIndex.writing(client, name, kept.index(), vocabulary),
                kept.meta().path(POSITION).asLong(0));
    }

    /** A new index with nothing in it. Searches go to the one that is there until the first {@link SearchEngine#commit}. */
    public SearchEngine create(Vocabulary vocabulary) {
        return ClusterIndex.creating(client, name, kept() != null, vocabulary);
    }

    /**
     * Opens the index for searches only: what is put is passed over, since another program writes it.
     *
     * @return absent when no program has built it yet
     */
    public OpenedIndex.@Nullable Usable read(Vocabulary vocabulary) {
        var kept = kept();
        return kept == null
                ? null
                : new OpenedIndex.Usable(
                        ClusterIndex.reading(client, name, vocabulary),
                        kept.meta().path(POSITION).asLong(0));
    }

    /** The index for which the name stands. */
    private record Kept(String index, JsonNode meta) {}

    private @Nullable Kept kept() {
        try {
            var found = client.find("/" + name + "/_mapping");
            if (found == null || found.isEmpty()) {
                return null;
            }
            var index = found.propertyNames().iterator().next();
            return new Kept(index, found.path(index).path("mappings").path("_meta"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes away all that is kept under this name. */
    public void remove() {
        try {
            var all = client.find("/" + name + "-*/_alias");
            for (var index : all == null ? java.util.List.<String>of() : all.propertyNames()) {
                client.delete("/" + index);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all conversation with the cluster; indexes that were opened cannot be used any more. */
    @Override
    public void close() {
        client.close();
    }
}
