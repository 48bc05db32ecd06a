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
create index audit_entry_subject on platform.audit_entry (tenant_id, subject_kind, subject_id);
create index audit_entry_actor on platform.audit_entry (tenant_id, actor_id);
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
