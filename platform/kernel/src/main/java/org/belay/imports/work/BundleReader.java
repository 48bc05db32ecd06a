// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.belay.files.FileId;
import org.belay.files.Files;
import org.belay.imports.RosterStore;
import org.belay.roster.KnownIds;
import org.belay.roster.RosterBundle;
import org.belay.roster.RosterCheck;
import org.belay.roster.RosterLimits;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens the roster in a stored file and checks it against what is stored. */
@Component
class BundleReader {

    private final Files files;
    private final RosterStore store;
    private final TransactionTemplate transaction;

    BundleReader(Files files, RosterStore store, PlatformTransactionManager transactions) {
        this.files = files;
        this.store = store;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Works with a bundle while it is open. */
    @FunctionalInterface
    interface Work<T> {
        T with(RosterCheck check) throws IOException;
    }

    /** @throws org.belay.roster.UnreadableRoster when the file is no roster that could be opened */
    <T> T read(FileId file, Work<T> work) {
        try (var content = files.open(file);
                var bundle = RosterBundle.open(content.stream(), RosterLimits.STANDARD)) {
            return work.with(RosterCheck.of(bundle, this::known, RosterLimits.STANDARD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KnownIds known(String source) {
        return Objects.requireNonNull(transaction.execute(status -> store.known(source)));
    }
}
