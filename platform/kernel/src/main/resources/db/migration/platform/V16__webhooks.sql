-- SPDX-License-Identifier: Apache-2.0
-- What other systems are told: where, what, and what became of it.

-- An address that is told of some kinds of event. The secret that signs is sealed; the one before it signs along until
-- its time is over. While failures go on, the address rests until rest_until; after too long it is paused.
create table platform.webhook (
    tenant_id       uuid not null default platform.current_tenant() references platform.tenant,
    id              uuid not null,
    name            text not null,
    address         text not null,
    kinds           text[] not null,
    state           text not null default 'ACTIVE' check (state in ('ACTIVE', 'PAUSED')),
    paused_because  text check (paused_because in ('PERSON', 'FAILING', 'GONE')),
    secret          bytea not null,
    previous_secret bytea,
    previous_until  timestamptz,
    failures        integer not null default 0,
    failing_since   timestamptz,
    rest_until      timestamptz,
    created_at      timestamptz not null,
    version         bigint not null,
    primary key (tenant_id, id),
    check ((state = 'PAUSED') = (paused_because is not null)),
    check ((previous_secret is null) = (previous_until is null))
);
select platform.isolate('platform.webhook');

-- An event as it is sent, byte for byte, however often and to however many.
create table platform.webhook_event (
    tenant_id   uuid not null default platform.current_tenant() references platform.tenant,
    id          uuid not null,
    kind        text not null,
    body        text not null,
    occurred_at timestamptz not null,
    primary key (tenant_id, id)
);
create index webhook_event_old on platform.webhook_event (tenant_id, occurred_at);
select platform.isolate('platform.webhook_event');

-- An event on its way to one address. Who sends it holds a lease, so that no other node does meanwhile.
create table platform.webhook_delivery (
    tenant_id    uuid not null default platform.current_tenant(),
    webhook_id   uuid not null,
    event_id     uuid not null,
    state        text not null default 'QUEUED' check (state in ('QUEUED', 'DELIVERED', 'DEAD')),
    attempts     integer not null default 0,
    next_try_at  timestamptz not null,
    lease        uuid,
    leased_until timestamptz,
    settled_at   timestamptz,
    primary key (tenant_id, webhook_id, event_id),
    foreign key (tenant_id, webhook_id) references platform.webhook on delete cascade,
    foreign key (tenant_id, event_id) references platform.webhook_event on delete cascade
);
create index webhook_delivery_due on platform.webhook_delivery (tenant_id, webhook_id, next_try_at) where state = 'QUEUED';
create index webhook_delivery_dead on platform.webhook_delivery (tenant_id, webhook_id) where state = 'DEAD';
create index webhook_delivery_of_event on platform.webhook_delivery (tenant_id, event_id);
select platform.isolate('platform.webhook_delivery');

-- One try, and what came back.
create table platform.webhook_attempt (
    tenant_id  uuid not null default platform.current_tenant(),
    id         uuid not null,
    webhook_id uuid not null,
    event_id   uuid not null,
    at         timestamptz not null,
    millis     bigint not null,
    status     integer,
    failure    text,
    answer     text not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, webhook_id, event_id) references platform.webhook_delivery on delete cascade,
    check ((status is null) <> (failure is null))
);
create index webhook_attempt_of on platform.webhook_attempt (tenant_id, webhook_id, event_id, at);
select platform.isolate('platform.webhook_attempt');
