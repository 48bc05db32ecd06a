// SPDX-License-Identifier: Apache-2.0
package org.belay.app.nodes;

import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What the writers of one organization were told was done. */
final class Ledger {

    private final Map<String, String> people = new ConcurrentHashMap<>();
    private final Set<String> invited = ConcurrentHashMap.newKeySet();
    private final LongAdder imported = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder replays = new LongAdder();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();

    void added(String email, String id) {
        var before = people.putIfAbsent(email, id);
        if (before != null) {
            surprised(email + " was made twice, as " + before + " and as " + id);
        }
    }

    void invited(String email) {
        invited.add(email);
    }

    void imported(int rows) {
        imported.add(rows);
    }

    void askedAgain() {
        retries.increment();
    }

    void answeredAsBefore() {
        replays.increment();
    }

    /** Something happened that never may. */
    void surprised(String what) {
        surprises.add(what);
    }

    /** The ids of the people added, by e-mail. */
    Map<String, String> people() {
        return people;
    }

    /** The e-mails of those invited. */
    Set<String> invited() {
        return invited;
    }

    long imported() {
        return imported.sum();
    }

    long acknowledged() {
        return people.size() + invited.size() + imported.sum();
    }

    long retries() {
        return retries.sum();
    }

    long replays() {
        return replays.sum();
    }

    Queue<String> surprises() {
        return surprises;
    }
}
