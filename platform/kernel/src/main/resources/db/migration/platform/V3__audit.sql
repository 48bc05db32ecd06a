-- SPDX-License-Identifier: Apache-2.0
-- The audit log. The chain covers the entries and a salted commitment to the details; the details stand beside it,
-- so that erasing a person's particulars leaves the chain valid.

create table platform.audit_entry (
    tenant_id    uuid not null default platform.current_tenant() references platform.tenant,
    id           uuid not null,
    at           timestamptz not null,
    actor_kind   text not null,
    actor_id     uuid,
    action       text not null,
    subject_kind text not null,
    subject_id   uuid,
    commitment   bytea not null,
    primary key (tenant_id, id)
);
create index audit_entry_at on platform.audit_entry (tenant_id, at desc, id desc);
create index audit_entry_action on platform.audit_entry (tenant_id, action, at desc, id desc);
create index audit_entry_subject on platform.audit_entry (tenant_id, subject_id, at desc);
create index audit_entry_actor on platform.audit_entry (tenant_id, actor_id, at desc);
select platform.isolate('platform.audit_entry', 'select, insert');

create table platform.audit_detail (
    tenant_id  uuid not null default platform.current_tenant(),
    entry_id   uuid not null,
    actor_name text not null,
    details    text not null,
    salt       bytea not null,
    primary key (tenant_id, entry_id),
    foreign key (tenant_id, entry_id) references platform.audit_entry
);
select platform.isolate('platform.audit_detail', 'select, insert, delete');

-- Entries that wait for the sealer, filled by the statement that writes the entry. The order of ids is not the order of
-- commits, so "everything behind the last sealed id" would skip the entries of long transactions; this list does not.
create table platform.audit_unsealed (
    tenant_id uuid not null default platform.current_tenant(),
    entry_id  uuid not null,
    primary key (tenant_id, entry_id)
);
select platform.isolate('platform.audit_unsealed', 'select, insert, delete');

-- The chain. It has no foreign key to the entries on purpose: that an entry is missing is for the verification to say.
create table platform.audit_seal (
    tenant_id uuid not null default platform.current_tenant() references platform.tenant,
    number    bigint not null check (number > 0),
    entry_id  uuid not null,
    hash      bytea not null,
    primary key (tenant_id, number),
    unique (tenant_id, entry_id)
);
select platform.isolate('platform.audit_seal', 'select, insert');
