-- SPDX-License-Identifier: Apache-2.0
-- What a look into each file found, files held back from everybody but reviewers, and how much room a tenant uses.

alter table platform.stored_file
    add column coverage text not null default 'NOT_ASKED'
               check (coverage in ('READ', 'NO_TEXT', 'UNREADABLE', 'NOT_ASKED')),
    add column findings jsonb not null default '[]';

-- One row a tenant; who adds to it waits for whoever is adding.
create table platform.file_usage (
    tenant_id uuid not null default platform.current_tenant() references platform.tenant,
    bytes     bigint not null check (bytes >= 0),
    primary key (tenant_id)
);
alter table platform.stored_file no force row level security;
insert into platform.file_usage (tenant_id, bytes) select tenant_id, sum(size) from platform.stored_file group by tenant_id;
alter table platform.stored_file force row level security;
select platform.isolate('platform.file_usage');

-- It outlives its file: after a purge it says what was there by size and hash, never by name or content.
create table platform.file_hold (
    tenant_id  uuid not null default platform.current_tenant() references platform.tenant,
    file_id    uuid not null,
    use        text not null,
    name       text,
    media_type text not null,
    size       bigint not null,
    sha256     bytea not null,
    coverage   text not null,
    findings   jsonb not null,
    stored_by  uuid,
    held_at    timestamptz not null,
    state      text not null default 'HELD' check (state in ('HELD', 'RELEASED', 'PURGED')),
    reason     text,
    decided_by uuid,
    decided_at timestamptz,
    version    bigint not null default 0,
    primary key (tenant_id, file_id),
    check (state <> 'PURGED' or name is null),
    check ((state = 'HELD') = (decided_at is null))
);
create index file_hold_newest on platform.file_hold (tenant_id, state, held_at desc, file_id desc);
select platform.isolate('platform.file_hold', 'select, insert, update');

-- Files whose bytes are gone or are no longer what was stored; a row goes when they are found again.
create table platform.file_fault (
    tenant_id uuid not null default platform.current_tenant() references platform.tenant,
    file_id   uuid not null,
    kind      text not null check (kind in ('MISSING', 'CHANGED')),
    found_at  timestamptz not null,
    primary key (tenant_id, file_id)
);
select platform.isolate('platform.file_fault');
