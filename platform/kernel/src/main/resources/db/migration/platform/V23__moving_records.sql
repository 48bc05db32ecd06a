-- SPDX-License-Identifier: Apache-2.0
-- Records that people carry from one organization to another as signed files: what left, what came, and whose keys count
-- besides those of the organizations on this deployment. Nothing here refers to another tenant but by its name.

create table platform.record_sent (
    tenant_id       uuid not null default platform.current_tenant() references platform.tenant,
    id              uuid not null,
    person_id       uuid not null,
    recipient_host  text not null,
    recipient_email text,
    parts           text[] not null,
    sha256          bytea not null,
    signed_at       timestamptz not null,
    expires_at      timestamptz not null,
    primary key (tenant_id, id)
);
create index record_sent_newest on platform.record_sent (tenant_id, signed_at desc, id desc);
create index record_sent_person on platform.record_sent (tenant_id, person_id);
select platform.isolate('platform.record_sent', 'select, insert, update');

-- The file's words are kept only until they are taken or refused.
create table platform.record_received (
    tenant_id   uuid not null default platform.current_tenant() references platform.tenant,
    id          uuid not null,
    person_id   uuid not null,
    file_id     uuid not null,
    issuer_host text not null,
    issuer_name text not null,
    named       text,
    sha256      bytea not null,
    signed_at   timestamptz not null,
    expires_at  timestamptz not null,
    state       text not null check (state in ('READ', 'WAITING', 'TAKEN', 'REFUSED')),
    content     text,
    parts       text[] not null default '{}',
    result      jsonb,
    received_at timestamptz not null,
    settled_by  uuid,
    settled_at  timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, issuer_host, file_id),
    check ((state in ('TAKEN', 'REFUSED')) = (settled_at is not null))
);
create index record_received_newest on platform.record_received (tenant_id, received_at desc, id desc);
create index record_received_person on platform.record_received (tenant_id, person_id);
select platform.isolate('platform.record_received');

create table platform.record_source (
    tenant_id uuid not null default platform.current_tenant() references platform.tenant,
    host      text not null,
    name      text not null,
    keys      jsonb not null,
    added_by  uuid,
    added_at  timestamptz not null,
    primary key (tenant_id, host)
);
select platform.isolate('platform.record_source');
