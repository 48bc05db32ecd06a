// SPDX-License-Identifier: Apache-2.0
package org.belay.api.limits;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts of the present minute that all nodes share. A source is stored as a hash alone. */
class SharedCount {

    private static final int SHARES = 20;
    private static final int TAKES_BETWEEN_CLEANINGS = 1_000;

    private static final String TAKE = """
            with taken as (
                insert into platform.request_count as present (source, minute, taken)
                values (:source, date_trunc('minute', clock_timestamp()), greatest(1, :most / :shares))
                    on conflict (source) do update
                   set minute = greatest(present.minute, excluded.minute),
                       taken = case when present.minute < excluded.minute then excluded.taken
                                    else present.taken + greatest(1, (:most - present.taken) / :shares) end
                 where present.minute < excluded.minute or present.taken < :most
                returning new.minute, new.taken - case when old.minute = new.minute then old.taken else 0 end as granted)
            select coalesce(taken.granted, 0) as granted,
                   extract(epoch from coalesce(taken.minute, date_trunc('minute', moment)) + interval '1 minute' - moment) as seconds
              from (select clock_timestamp() as moment) clock left join taken on true""";

    private final JdbcClient jdbc;
    private final AtomicInteger takes = new AtomicInteger();

    /** @param database without a tenant: a request is counted before it is known who asks */
    SharedCount(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /**
     * What a node may give out.
     *
     * @param count requests; none when the minute is used up
     */
    record Granted(int count, Duration untilTheMinuteEnds) {}

    /** Takes a share of what a source may still ask in this minute. */
    Granted take(String source, int most) {
        if (takes.incrementAndGet() % TAKES_BETWEEN_CLEANINGS == 0) {
            jdbc.sql("delete from platform.request_count where minute < clock_timestamp() - interval '1 hour'")
                    .update();
        }
        return jdbc.sql(TAKE)
                .param("source", hash(source))
                .param("most", most)
                .param("shares", SHARES)
                .query((row, number) ->
                        new Granted(row.getInt("granted"), Duration.ofMillis((long) (row.getDouble("seconds") * 1000))))
                .single();
    }

    private static byte[] hash(String source) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
