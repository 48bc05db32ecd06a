-- SPDX-License-Identifier: Apache-2.0
-- The credentials people hold and the continuing education they log for them.

grant usage on schema credits to "${application}";

-- One row for each credential a person holds, with its present cycle.
create table credits.credential (
    tenant_id   uuid not null default platform.current_tenant(),
    id          uuid not null,
    person_id   uuid not null,
    code        text not null,
    cycle_start date not null,
    cycle_end   date not null check (cycle_end > cycle_start),
    estimated   boolean not null,
    passed_on   date,
    version     bigint not null,
    primary key (tenant_id, id),
    unique (tenant_id, person_id, code)
);
select platform.isolate('credits.credential', 'select, insert, update');

-- Entries are removed by a mark and never deleted. The submission names the form or request that made the entry, so
-- that the same one sent twice makes one entry.
create table credits.entry (
    tenant_id     uuid not null default platform.current_tenant(),
    id            uuid not null,
    person_id     uuid not null,
    submission    text not null,
    title         text not null,
    provider      text not null,
    provider_kind text not null,
    activity_date date not null,
    minutes       integer check (minutes > 0),
    printed       jsonb not null,
    delivery      text not null check (delivery in ('IN_PERSON', 'LIVE_ONLINE', 'ON_DEMAND')),
    domains       jsonb not null,
    type          text not null,
    counts_for    text[] not null,
    state         text not null check (state in ('COUNTED', 'WAITING')),
    certificate   uuid,
    logged_at     timestamptz not null,
    removed_at    timestamptz,
    version       bigint not null,
    primary key (tenant_id, id),
    unique (tenant_id, person_id, submission)
);
create index entry_of_person on credits.entry (tenant_id, person_id, activity_date) where removed_at is null;
select platform.isolate('credits.entry', 'select, insert, update');

-- Whose a certificate is, from the moment it is stored, which is before its entry is.
create table credits.certificate (
    tenant_id uuid not null default platform.current_tenant(),
    file_id   uuid not null,
    person_id uuid not null,
    primary key (tenant_id, file_id)
);
select platform.isolate('credits.certificate', 'select, insert');
