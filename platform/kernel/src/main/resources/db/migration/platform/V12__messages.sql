-- SPDX-License-Identifier: Apache-2.0
-- What Belay tells people: their inbox, how they want it by e-mail, and the one summary that it is gathered in.

-- One thing told to one person. The occasion, where there is one, keeps the same thing from being told twice.
-- Mail about it is due at mail_due_at; null once it went out, or where none is wanted.
create table platform.notice (
    tenant_id   uuid not null default platform.current_tenant(),
    id          uuid not null,
    person_id   uuid not null,
    kind        text not null,
    text_key    text not null,
    arguments   jsonb not null,
    link        text not null check (link ~ '^/([^/\\].*)?$'),
    occasion    text,
    created_at  timestamptz not null,
    read_at     timestamptz,
    rhythm      text not null check (rhythm in ('AT_ONCE', 'DAILY', 'WEEKLY', 'NEVER')),
    mail_due_at timestamptz,
    mail_id     uuid,
    primary key (tenant_id, id),
    unique (tenant_id, person_id, kind, occasion),
    foreign key (tenant_id, person_id) references platform.person on delete cascade
);
create index notice_listed on platform.notice (tenant_id, person_id, created_at desc, id desc);
create index notice_unread on platform.notice (tenant_id, person_id) where read_at is null;
create index notice_mail_due on platform.notice (tenant_id, mail_due_at) where mail_due_at is not null;
select platform.isolate('platform.notice');

-- How a person wants one kind by e-mail; without a row, as the module proposes.
create table platform.notice_choice (
    tenant_id uuid not null default platform.current_tenant(),
    person_id uuid not null,
    kind      text not null,
    rhythm    text not null check (rhythm in ('AT_ONCE', 'DAILY', 'WEEKLY', 'NEVER')),
    primary key (tenant_id, person_id, kind),
    foreign key (tenant_id, person_id) references platform.person on delete cascade
);
select platform.isolate('platform.notice_choice');

-- When a person wants mail, on the clock where they are; without a row, the usual hours. No quiet hours: both are null.
create table platform.notice_hours (
    tenant_id   uuid not null default platform.current_tenant(),
    person_id   uuid not null,
    quiet_from  integer check (quiet_from between 0 and 23),
    quiet_until integer check (quiet_until between 0 and 23),
    digest_hour integer not null check (digest_hour between 0 and 23),
    digest_day  integer not null check (digest_day between 1 and 7),
    version     bigint not null,
    primary key (tenant_id, person_id),
    check ((quiet_from is null) = (quiet_until is null)),
    check (quiet_from <> quiet_until),
    foreign key (tenant_id, person_id) references platform.person on delete cascade
);
select platform.isolate('platform.notice_hours');

-- A summary that went out: one for a person and day, whatever it holds.
create table platform.digest (
    tenant_id uuid not null default platform.current_tenant(),
    person_id uuid not null,
    day       date not null,
    mail_id   uuid not null,
    primary key (tenant_id, person_id, day),
    foreign key (tenant_id, person_id) references platform.person on delete cascade
);
select platform.isolate('platform.digest');

-- The same as before, and '=3' for three unread notices: the bell of the page shell needs no question of its own.
create or replace function platform.enter(tenant uuid, acting uuid) returns text[]
    language plpgsql volatile as $$
begin
    perform set_config('belay.tenant', tenant::text, true);
    if acting is null then
        return (select array_agg('!' || feature) from platform.feature_switch where tenant_id = tenant and not enabled);
    end if;
    return (select array(
            select p.permission || coalesce('@' || g.scope_kind || ':' || g.scope_id, '')
              from platform.role_assignment g
              join platform.role_permission p on p.tenant_id = g.tenant_id and p.role_id = g.role_id
             where g.tenant_id = tenant and g.actor_id = acting
            union all
            select '!' || feature from platform.feature_switch where tenant_id = tenant and not enabled
            union all
            (select distinct '#' || r.name as role
               from platform.role_assignment g
               join platform.role r on r.tenant_id = g.tenant_id and r.id = g.role_id
              where g.tenant_id = tenant and g.actor_id = acting
              order by role)
            union all
            select '=' || count(*)
              from (select from platform.notice
                     where tenant_id = tenant and person_id = acting and read_at is null limit 100) unread
            having count(*) > 0)
        from platform.actor where tenant_id = tenant and id = acting and active);
end $$;

-- Mail beyond plain text: whose it is, what kind, its web form, the way out of it, and what became of it.
alter table platform.mail
    add column person_id   uuid,
    add column kind        text not null default 'service',
    add column html        text,
    add column unsubscribe text,
    add column give_up_at  timestamptz not null default now() + interval '1 day';
alter table platform.mail alter column give_up_at drop default;
alter table platform.mail drop constraint mail_state_check;
alter table platform.mail add check (state in ('QUEUED', 'SENT', 'FAILED', 'BOUNCED'));
create index mail_listed on platform.mail (tenant_id, created_at desc, id desc);

-- Addresses that mail came back from. Nothing more is sent there until the person has another one or somebody tries again.
create table platform.bouncing_address (
    tenant_id     uuid not null default platform.current_tenant() references platform.tenant,
    address_lower text not null,
    status        text not null,
    since         timestamptz not null,
    primary key (tenant_id, address_lower)
);
select platform.isolate('platform.bouncing_address');
