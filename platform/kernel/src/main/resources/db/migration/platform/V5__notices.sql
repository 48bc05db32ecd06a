-- SPDX-License-Identifier: Apache-2.0
-- Mail on its way out. A row is written with the change that causes it and delivered by a job.

create table platform.mail (
    tenant_id   uuid not null default platform.current_tenant() references platform.tenant,
    id          uuid not null,
    recipient   text not null,
    subject     text not null,
    body        text not null,
    state       text not null default 'QUEUED' check (state in ('QUEUED', 'SENT', 'FAILED')),
    attempts    integer not null default 0,
    next_try_at timestamptz not null,
    sent_at     timestamptz,
    last_error  text,
    created_at  timestamptz not null,
    primary key (tenant_id, id)
);
create index mail_waiting on platform.mail (tenant_id, next_try_at) where state = 'QUEUED';
select platform.isolate('platform.mail');
