-- SPDX-License-Identifier: Apache-2.0
-- Long work and stored files.

-- Global: db-scheduler's table, read where no tenant is bound. It names a tenant and a job, or a piece of recurring
-- work, and nothing else.
create table platform.scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_due on platform.scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on platform.scheduled_tasks (last_heartbeat);
grant select, insert, update, delete on platform.scheduled_tasks to "${application}";

-- Parameters and message parameters hold no personal data. A run may write to its job only while attempts is still the
-- number it began with: whoever lost the job to another node finds no row.
create table platform.job (
    tenant_id          uuid not null default platform.current_tenant() references platform.tenant,
    id                 uuid not null,
    type               text not null,
    parameters         jsonb not null,
    state              text not null default 'QUEUED'
                       check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    done               bigint not null default 0,
    total              bigint,
    cancel_requested   boolean not null default false,
    checkpoint         text,
    message_key        text,
    message_parameters jsonb not null default '[]',
    result_path        text,
    trace_id           uuid,
    started_by         uuid,
    created_at         timestamptz not null,
    began_at           timestamptz,
    ended_at           timestamptz,
    attempts           integer not null default 0,
    attempts_allowed   integer not null,
    primary key (tenant_id, id)
);
create index job_newest on platform.job (tenant_id, created_at desc, id desc);
create index job_open on platform.job (tenant_id, id) where state in ('QUEUED', 'RUNNING');
select platform.isolate('platform.job');

-- What is known of a file; its bytes lie in the file store under the tenant and this id.
create table platform.stored_file (
    tenant_id  uuid not null default platform.current_tenant() references platform.tenant,
    id         uuid not null,
    use        text not null,
    name       text not null,
    media_type text not null,
    size       bigint not null check (size > 0),
    sha256     bytea not null,
    stored_by  uuid,
    stored_at  timestamptz not null,
    primary key (tenant_id, id)
);
select platform.isolate('platform.stored_file', 'select, insert, delete');
