// SPDX-License-Identifier: Apache-2.0
package org.belay.files;

import org.belay.plugins.Settings;
import org.belay.tenancy.RuleViolation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How large a tenant's files may be, each and together. */
@Component
class Quota {

    static final String LARGEST = "files.largest-megabytes";
    static final String TOGETHER = "files.together-megabytes";
    private static final long MEGABYTE = 1_000_000;

    private final Settings settings;
    private final JdbcClient jdbc;

    Quota(Settings settings, JdbcClient jdbc) {
        this.settings = settings;
        this.jdbc = jdbc;
    }

    /** The use with the lower of its own limit and the tenant's. */
    FileUse limited(FileUse use) {
        var largest = Math.max(1, settings.number(LARGEST) * MEGABYTE);
        return new FileUse(use.name(), Math.min(use.maxBytes(), largest), use.mediaTypes(), use.inspected());
    }

    /**
     * Says early that there is no room, before anything is stored. {@link #take} decides.
     *
     * @throws RuleViolation when so many bytes are more than are left
     */
    void requireRoom(long bytes) {
        refuseBeyond(used() + bytes);
    }

    /**
     * Takes room until the transaction ends or is undone; others of the tenant wait for that long.
     *
     * @throws RuleViolation when so many bytes are more than are left
     */
    void take(long bytes) {
        refuseBeyond(jdbc.sql("""
                        insert into platform.file_usage as used (bytes) values (:bytes)
                            on conflict (tenant_id) do update set bytes = used.bytes + excluded.bytes
                        returning bytes""").param("bytes", bytes).query(Long.class).single());
    }

    void giveBack(long bytes) {
        jdbc.sql("update platform.file_usage set bytes = greatest(0, bytes - :bytes)"
                        + " where tenant_id = platform.current_tenant()")
                .param("bytes", bytes)
                .update();
    }

    long used() {
        return jdbc.sql("select bytes from platform.file_usage where tenant_id = platform.current_tenant()")
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private void refuseBeyond(long bytes) {
        var together = settings.number(TOGETHER);
        if (bytes > together * MEGABYTE) {
            throw new RuleViolation("files.no-room", together);
        }
    }
}
