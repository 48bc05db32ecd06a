// SPDX-License-Identifier: Apache-2.0
package org.belay.moving;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.belay.moving.ReceivedRecords.Offer;
import org.belay.tenancy.NotFound;
import org.belay.web.ListPage;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The office sees what people brought, and accepts or refuses what waits for it. */
@Service
@Transactional
@PreAuthorize("hasAuthority('privacy:manage')")
public class MovingDesk {

    private static final int SIZE = 25;
    private static final int BATCH = 500;

    private final ReceivedRows rows;
    private final ReceivedRecords received;

    MovingDesk(ReceivedRows rows, ReceivedRecords received) {
        this.rows = rows;
        this.received = received;
    }

    @Transactional(readOnly = true)
    public long waiting() {
        return rows.count(true);
    }

    /** What waits first, then the newest. */
    @Transactional(readOnly = true)
    public ListPage<Received> sheet(int wanted) {
        var total = rows.count(false);
        var number = ListPage.within(wanted, SIZE, total);
        return new ListPage<>(rows.all((number - 1) * SIZE, SIZE), number, SIZE, total, "/privacy/moving");
    }

    @Transactional(readOnly = true)
    public void each(Consumer<Received> taker) {
        List<Received> batch;
        var skip = 0;
        do {
            batch = rows.all(skip, BATCH);
            batch.forEach(taker);
            skip += BATCH;
        } while (batch.size() == BATCH);
    }

    @Transactional(readOnly = true)
    public Received get(UUID id) {
        return rows.find(id).filter(one -> one.state() != Received.State.READ).orElseThrow(NotFound::new);
    }

    /** What is in a file that waits; nothing once it is settled. */
    @Transactional(readOnly = true)
    public List<Offer> offers(UUID id) {
        return get(id).state() == Received.State.WAITING ? received.offers(id) : List.of();
    }

    public void accept(UUID id) {
        get(id);
        received.accept(id);
    }

    public void refuse(UUID id) {
        get(id);
        received.refuse(id);
    }
}
