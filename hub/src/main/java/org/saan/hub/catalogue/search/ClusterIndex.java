package org.saan.hub.catalogue.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An index in an OpenSearch cluster: {@link SearchCluster} says how it is opened. One thread writes, many search. */
final class ClusterIndex implements SearchEngine {
    private static final int NOT_NEWER = 409;
    private static final int NOT_THERE = 404;
    /** What is written goes to another name of the index, which only an index that was made has. */
    private static final String WRITTEN = "-written";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ClusterClient client;
    private final String name;
    private volatile Language language;
    private volatile Vocabulary vocabulary;
    /** The index that is written; absent for who only reads. */
    private @Nullable String target;
    /** Whether the name stands for the index that is written. */
    private boolean named;
    /** What is asked: the name, or the first index while it is being built. */
    private volatile String asked;

    private long position;

    private ClusterIndex(ClusterClient client, String name, String asked, Vocabulary vocabulary) {
        this.client = client;
        this.name = name;
        this.asked = asked;
        this.vocabulary = vocabulary;
        this.language = Language.of(vocabulary, SearchOptions.ALL);
    }

    static ClusterIndex reading(ClusterClient client, String name, Vocabulary vocabulary) {
        return new ClusterIndex(client, name, name, vocabulary);
    }

    static ClusterIndex writing(ClusterClient client, String name, String target, Vocabulary vocabulary) {
        var index = new ClusterIndex(client, name, name, vocabulary);
        index.target = target;
        index.named = true;
        return index;
    }

    static ClusterIndex creating(ClusterClient client, String name, boolean another, Vocabulary vocabulary) {
        var index = new ClusterIndex(client, name, name, vocabulary);
        var target = index.begin();
        if (!another) {
            index.asked = target;
        }
        return index;
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private static <T> T io(Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new index to write, beside the one that is searched. */
    private String begin() {
        var hash = vocabulary.hash();
        var begun =
                "%s-%s-%d".formatted(name, hash.substring(0, Math.min(8, hash.length())), System.currentTimeMillis());
        io(() -> {
            var index = ClusterDocuments.index(meta(-1));
            index.putObject("aliases").putObject(begun + WRITTEN);
            client.put("/" + begun, index);
            return begun;
        });
        target = begun;
        named = false;
        return begun;
    }

    private ObjectNode meta(long reached) {
        return JSON.objectNode().put("vocabulary", vocabulary.hash()).put("position", reached);
    }

    @Override
    public void reading(long reached) {
        position = reached;
    }

    @Override
    public void put(Collection<SearchDocument> documents) {
        var now = language;
        var lines = new ArrayList<ObjectNode>();
        if (target != null) {
            for (var document : documents) {
                lines.add(action("index", document.id()));
                lines.add(ClusterDocuments.json(Fields.of(document, now.texts(), now.vocabulary())));
            }
        }
        write(lines);
    }

    @Override
    public void remove(Collection<String> ids) {
        write(
                target == null
                        ? List.of()
                        : ids.stream().map(id -> action("delete", id)).toList());
    }

    /** What a program that was slow read before others is older than what they wrote, and is refused. */
    private ObjectNode action(String what, String id) {
        return JSON.objectNode()
                .set(
                        what,
                        JSON.objectNode()
                                .put("_id", id)
                                .put("version", Math.max(0, position) + 1)
                                .put("version_type", "external_gte"));
    }

    private void write(List<ObjectNode> lines) {
        if (lines.isEmpty()) {
            return;
        }
        io(() -> {
            // An index that is gone must not be made again by what is put: it would lack everything else.
            var done = client.bulk("/" + target + WRITTEN + "/_bulk?require_alias=true", lines);
            if (done.path("errors").asBoolean(true)) {
                for (var item : done.path("items")) {
                    var result = item.iterator().next();
                    int status = result.path("status").asInt(0);
                    boolean gone = status == NOT_THERE && item.has("delete") && !result.has("error");
                    if (status >= 300 && status != NOT_NEWER && !gone) {
                        throw new IOException("the search cluster did not keep a document: " + result.path("error"));
                    }
                }
            }
            return done;
        });
    }

    @Override
    public void refresh() {
        if (target != null) {
            io(() -> client.post("/" + target + "/_refresh", JSON.objectNode()));
        }
    }

    @Override
    public void commit(long reached) {
        var written = target;
        if (written == null) {
            return;
        }
        io(() -> {
            client.put("/" + written + "/_mapping", JSON.objectNode().set("_meta", meta(reached)));
            if (!named) {
                rename(written);
                named = true;
                asked = name;
            }
            return written;
        });
    }

    /** Lets the name stand for the index, and clears away what was before it or was never finished. */
    private void rename(String written) throws IOException {
        var actions = JSON.arrayNode();
        var before = new ArrayList<String>();
        var all = client.find("/" + name + "-*/_alias");
        if (all != null) {
            all.forEachEntry((index, aliases) -> {
                if (!index.equals(written)) {
                    before.add(index);
                    actions.add(JSON.objectNode()
                            .set("remove_index", JSON.objectNode().put("index", index)));
                }
            });
        }
        actions.add(JSON.objectNode()
                .set("add", JSON.objectNode().put("index", written).put("alias", name)));
        client.post("/_aliases", JSON.objectNode().set("actions", actions));
    }

    @Override
    public int size() {
        return io(() -> {
            var count = client.find("/" + asked + "/_count");
            return count == null ? 0 : count.path("count").asInt(0);
        });
    }

    @Override
    public synchronized Vocabulary use(Vocabulary another) {
        var before = vocabulary;
        language = Language.of(another, SearchOptions.ALL);
        vocabulary = another;
        if (target != null && !before.hash().equals(another.hash())) {
            begin();
        }
        return before;
    }

    @Override
    public SearchAnswer answer(SearchAsk ask, boolean facets) {
        SearchEngine.check(ask.words());
        return io(() -> new OneSearch(new ClusterFinder(client, asked), language, ask).answer(facets));
    }

    @Override
    public void close() {
        // The conversation is the cluster's own.
    }
}
