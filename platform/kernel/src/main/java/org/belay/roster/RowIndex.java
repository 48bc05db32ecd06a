// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is remembered of the rows of one file: the first line of each id, and which rows may be stored. */
final class RowIndex {

    enum State {
        READY,
        DELETES,
        BAD
    }

    /** One id. */
    static final class Mark {
        private final int number;
        private final int line;
        private final String parent;
        private State state;
        private int depth;
        private boolean onPath;
        private boolean hasRole;

        private Mark(RosterTable.Row row, State state, String parent) {
            this.number = row.number();
            this.line = row.line();
            this.state = state;
            this.parent = parent;
            this.depth = parent.isEmpty() ? 0 : -1;
        }

        int line() {
            return line;
        }

        State state() {
            return state;
        }

        /** How many parents stand above the row in this file. */
        int depth() {
            return depth;
        }

        boolean lacksRole() {
            return state == State.READY && !hasRole;
        }

        void giveRole() {
            hasRole = true;
        }
    }

    static final int DEEPEST = 16;

    private final Map<String, Mark> marks = new LinkedHashMap<>();
    private final BitSet ready = new BitSet();
    private int rows;
    private int deletions;
    private int deepest;
    private boolean complete;

    @Nullable
    Mark mark(String sourcedId) {
        return marks.get(sourcedId);
    }

    Iterable<Mark> marks() {
        return marks.values();
    }

    /** A row whose id is missing or was there before. */
    void addNameless() {
        rows++;
    }

    void add(String sourcedId, RosterTable.Row row, State state, String parent) {
        rows++;
        marks.put(sourcedId, new Mark(row, state, parent));
        if (state != State.BAD) {
            ready.set(row.number());
        }
        if (state == State.DELETES) {
            deletions++;
        }
    }

    boolean isReady(int number) {
        return ready.get(number);
    }

    int rows() {
        return rows;
    }

    int ready() {
        return ready.cardinality();
    }

    int deletions() {
        return deletions;
    }

    int deepest() {
        return deepest;
    }

    /** Whether the file was read to its end. If not, nothing can be said about ids it does not show. */
    boolean isComplete() {
        return complete;
    }

    void markComplete() {
        complete = true;
    }

    /**
     * Follows each row to its parents and gives it its depth below them. A row whose parent is missing, in error or
     * below itself becomes an error.
     *
     * @param fault what is wrong with a reference to an id, null if nothing
     */
    void settleParents(Function<String, Column.@Nullable Fault> fault, BiConsumer<Mark, Column.Fault> errors) {
        var path = new ArrayList<Mark>();
        for (var start : marks.values()) {
            var mark = start;
            while (mark != null && mark.state == State.READY && mark.depth < 0 && !mark.onPath) {
                mark.onPath = true;
                path.add(mark);
                mark = marks.get(mark.parent);
            }
            if (mark != null && mark.onPath) {
                for (var circle : path.subList(path.indexOf(mark), path.size())) {
                    spoil(circle, Column.Fault.of("roster.reference.circle"), errors);
                }
            }
            for (var below : path.reversed()) {
                below.onPath = false;
                if (below.state == State.READY) {
                    settle(below, fault.apply(below.parent), errors);
                }
            }
            path.clear();
        }
    }

    private void settle(Mark mark, Column.@Nullable Fault fault, BiConsumer<Mark, Column.Fault> errors) {
        var parent = marks.get(mark.parent);
        int depth = parent == null ? 0 : parent.depth + 1;
        if (fault != null) {
            spoil(mark, fault, errors);
        } else if (depth > DEEPEST) {
            spoil(mark, Column.Fault.of("roster.reference.tooDeep", DEEPEST), errors);
        } else {
            mark.depth = depth;
            deepest = Math.max(deepest, depth);
        }
    }

    private void spoil(Mark mark, Column.Fault fault, BiConsumer<Mark, Column.Fault> errors) {
        mark.state = State.BAD;
        ready.clear(mark.number);
        errors.accept(mark, fault);
    }
}
