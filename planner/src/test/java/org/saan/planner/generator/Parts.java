package org.saan.planner.generator;

import java.util.ArrayList;
import java.util.List;

/** A problem while it is being made: what {@link ProblemText} writes. */
final class Parts {
    static final int MINOR_PER_MINUTE = 85;
    static final int MINOR_PER_POINT = 100;
    static final int MAX_LATE_WEEKS = 3;

    final int weeks;
    String id;
    final List<Province> provinces = new ArrayList<>();
    final List<Family> families = new ArrayList<>();
    final List<Group> groups = new ArrayList<>();
    final List<Line> lines = new ArrayList<>();
    final List<Bundle> bundles = new ArrayList<>();
    /** Weeks between provinces; empty when no line has a chain. */
    int[][] routes = {};

    Parts(String id, int weeks) {
        this.id = id;
        this.weeks = weeks;
    }

    record Province(String id, String name, int hubLead, int consolidation, int[] seasonPermille) {}

    record Family(String id, String name, int standardMinutes) {}

    record Craft(int family, int loomPermille, int setup, int minBatchMinutes) {}

    static final class Group {
        String id = "";
        String name = "";
        int province;
        int grade;
        int pace;
        int price;
        int risk;
        int reservedFor = -1;
        boolean programme;
        boolean suspended;
        final int[] capacity;
        final List<Craft> crafts = new ArrayList<>();

        Group(int weeks) {
            capacity = new int[weeks];
        }
    }

    record Operation(String id, int family, int grade, int minutes, int maxPricePermille, int maxGroups) {}

    static final class Line {
        String id = "";
        String name = "";
        int buyer;
        int quantity;
        int release;
        int due;
        int multiple = 1;
        int notOtif;
        int late;
        boolean allOrNothing;
        final List<String> excluded = new ArrayList<>();
        final List<Operation> operations = new ArrayList<>();

        int shortPoints() {
            return 5 * operations.stream().mapToInt(Operation::minutes).sum();
        }
    }

    /** Lines that share one lot, or only one group. */
    record Bundle(String id, boolean lot, List<Line> lines) {}
}
