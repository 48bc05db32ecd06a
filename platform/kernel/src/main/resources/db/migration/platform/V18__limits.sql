-- SPDX-License-Identifier: Apache-2.0
-- How often each source has asked in the present minute, for all nodes. Global: a request is counted before its tenant
-- and actor are known, and a source stands here as a hash alone. Unlogged: after a crash the count begins anew.

create unlogged table platform.request_count (
    source bytea primary key check (length(source) = 32),
    minute timestamptz not null,
    taken  integer not null check (taken > 0)
);
grant select, insert, update, delete on platform.request_count to ${application};
