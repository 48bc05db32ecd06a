-- SPDX-License-Identifier: Apache-2.0
-- People, who may act, and what they may do.

create table platform.person (
    tenant_id      uuid not null default platform.current_tenant() references platform.tenant,
    id             uuid not null,
    given_name     text not null,
    family_name    text not null,
    preferred_name text,
    pronouns       text,
    email          text,
    email_lower    text,
    name_lower     text not null,
    zone           text,
    language       text,
    created_at     timestamptz not null,
    version        bigint not null,
    primary key (tenant_id, id)
);
create unique index person_email on platform.person (tenant_id, email_lower);
create index person_name on platform.person (tenant_id, name_lower collate "C", id);
select platform.isolate('platform.person');

create table platform.person_external_id (
    tenant_id uuid not null default platform.current_tenant(),
    person_id uuid not null,
    system    text not null,
    value     text not null,
    primary key (tenant_id, person_id, system),
    unique (tenant_id, system, value),
    foreign key (tenant_id, person_id) references platform.person on delete cascade
);
select platform.isolate('platform.person_external_id');

-- Whoever can act in a tenant: a person or a machine client. A disabled actor has no rights.
create table platform.actor (
    tenant_id uuid not null default platform.current_tenant() references platform.tenant,
    id        uuid not null,
    kind      text not null check (kind in ('PERSON', 'CLIENT')),
    active    boolean not null default true,
    primary key (tenant_id, id)
);
select platform.isolate('platform.actor');

create table platform.role (
    tenant_id   uuid not null default platform.current_tenant() references platform.tenant,
    id          uuid not null,
    key         text not null,
    name        text not null,
    description text not null,
    permissions text[] not null default '{}',
    version     bigint not null,
    primary key (tenant_id, id),
    unique (tenant_id, key)
);
select platform.isolate('platform.role');

-- Permissions whose default roles have been given them once; what a tenant takes away stays away.
create table platform.permission_offered (
    tenant_id  uuid not null default platform.current_tenant() references platform.tenant,
    permission text not null,
    primary key (tenant_id, permission)
);
select platform.isolate('platform.permission_offered', 'select, insert');

-- A scope limits the role to one thing: a site, a pairing. Without scope it holds for the whole tenant.
create table platform.role_assignment (
    tenant_id  uuid not null default platform.current_tenant(),
    id         uuid not null,
    actor_id   uuid not null,
    role_id    uuid not null,
    scope_kind text,
    scope_id   uuid,
    primary key (tenant_id, id),
    check ((scope_kind is null) = (scope_id is null)),
    unique nulls not distinct (tenant_id, actor_id, role_id, scope_kind, scope_id),
    foreign key (tenant_id, actor_id) references platform.actor on delete cascade,
    foreign key (tenant_id, role_id) references platform.role
);
create index role_assignment_role on platform.role_assignment (tenant_id, role_id);
select platform.isolate('platform.role_assignment');

-- Binds this transaction to a tenant and answers what the actor may do there, in one round trip:
-- 'credits:review', with '@site:…' behind it where the role is scoped, '!credits' for each feature switched off,
-- and '#Member' for each role's name.
-- Null means that the actor is unknown or disabled.
create function platform.enter(tenant uuid, acting uuid) returns text[]
    language plpgsql volatile as $$
begin
    perform set_config('belay.tenant', tenant::text, true);
    if acting is null then
        return (select array_agg('!' || feature) from platform.feature_switch where tenant_id = tenant and not enabled);
    end if;
    return (select array(
            select entry
              from platform.role_assignment g
              join platform.role r on r.tenant_id = g.tenant_id and r.id = g.role_id
             cross join lateral (
                   select permission || coalesce('@' || g.scope_kind || ':' || g.scope_id, '') as entry
                     from unnest(r.permissions) permission
                   union all
                   select '#' || r.name) entries
             where g.tenant_id = tenant and g.actor_id = acting
            union all
            select '!' || feature from platform.feature_switch where tenant_id = tenant and not enabled)
        from platform.actor where tenant_id = tenant and id = acting and active);
end $$;

create table platform.account (
    tenant_id       uuid not null default platform.current_tenant(),
    person_id       uuid not null,
    login_lower     text not null,
    password_hash   text,
    last_sign_in_at timestamptz,
    version         bigint not null,
    primary key (tenant_id, person_id),
    unique (tenant_id, login_lower),
    foreign key (tenant_id, person_id) references platform.person on delete cascade
);
select platform.isolate('platform.account');

-- Counts tries to sign in, for names that exist and names that do not, so that neither shows which is which.
create table platform.sign_in_brake (
    tenant_id    uuid not null default platform.current_tenant() references platform.tenant,
    login_lower  text not null,
    tries        integer not null,
    locked_until timestamptz,
    tried_at     timestamptz not null,
    primary key (tenant_id, login_lower)
);
select platform.isolate('platform.sign_in_brake');

-- Only the hash of a link's token is kept.
create table platform.one_time_link (
    tenant_id  uuid not null default platform.current_tenant(),
    id         uuid not null,
    person_id  uuid not null,
    purpose    text not null check (purpose in ('INVITATION', 'PASSWORD_RESET')),
    token_hash bytea not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    version    bigint not null,
    primary key (tenant_id, id),
    unique (tenant_id, token_hash),
    foreign key (tenant_id, person_id) references platform.person on delete cascade
);
create index one_time_link_person on platform.one_time_link (tenant_id, person_id);
select platform.isolate('platform.one_time_link');

-- Spring Session's two tables, behind the tenant wall: a session of one tenant does not exist for another.
create table platform.spring_session (
    tenant_id             uuid not null default platform.current_tenant() references platform.tenant,
    primary_id            char(36) not null,
    session_id            char(36) not null,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100),
    primary key (tenant_id, primary_id),
    unique (tenant_id, session_id)
);
create index spring_session_expiry on platform.spring_session (tenant_id, expiry_time);
create index spring_session_principal on platform.spring_session (tenant_id, principal_name);
select platform.isolate('platform.spring_session');

create table platform.spring_session_attributes (
    tenant_id          uuid not null default platform.current_tenant(),
    session_primary_id char(36) not null,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    primary key (tenant_id, session_primary_id, attribute_name),
    foreign key (tenant_id, session_primary_id) references platform.spring_session on delete cascade
);
select platform.isolate('platform.spring_session_attributes');
