// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import java.util.List;

/** What one more entry changes, credential by credential; those that were superseded are left out. */
public record Effect(List<OnCredential> credentials) {

    /** The effect on a credential; waiting is what the entry would add to review, not to the gauge. */
    public record OnCredential(
            String credential,
            Credits before,
            Credits after,
            Credits required,
            Credits waiting,
            List<OnMinimum> minimums,
            List<Reason> reasons) {}

    /** The effect on a minimum; it helps when some of the entry's counted or waiting credits are of its kind. */
    public record OnMinimum(String key, String label, boolean helps, Credits before, Credits after) {}

    /** Compares the standing without and with the entry; both are of the same person and day. */
    public static Effect between(Standing before, Standing after, EntryId entry) {
        return new Effect(after.credentials().stream()
                .filter(credential -> !credential.over())
                .map(credential -> on(before.of(credential.credential()).orElseThrow(), credential, entry))
                .toList());
    }

    private static OnCredential on(Standing.OfCredential before, Standing.OfCredential after, EntryId id) {
        var entry = after.entries().stream()
                .filter(one -> one.entry().equals(id))
                .findFirst()
                .orElseThrow();
        var minimums = after.minimums().stream()
                .map(minimum -> new OnMinimum(
                        minimum.key(),
                        minimum.label(),
                        entry.towards().containsKey(minimum.key()),
                        before.minimums().stream()
                                .filter(one -> one.key().equals(minimum.key()))
                                .findFirst()
                                .orElseThrow()
                                .have(),
                        minimum.have()))
                .toList();
        return new OnCredential(
                after.credential(),
                before.counted(),
                after.counted(),
                after.required(),
                entry.waiting(),
                minimums,
                entry.reasons());
    }
}
