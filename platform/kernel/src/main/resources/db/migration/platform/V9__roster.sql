-- SPDX-License-Identifier: Apache-2.0
-- Rosters: what the school's system says, by its own ids, and which person each of its users is. Every row names the
-- import that added it, the one that changed it last, and the one after which it was no longer in the roster.

create table platform.roster_import (
    tenant_id   uuid not null default platform.current_tenant() references platform.tenant,
    id          uuid not null,
    file_id     uuid not null,
    file_name   text not null,
    state       text not null check (state in ('UPLOADED', 'CHECKING', 'CHECKED', 'IMPORTING', 'DONE', 'FAILED')),
    choice      text check (choice in ('ALL_OR_NOTHING', 'READY_ROWS')),
    total       integer,
    ready       integer,
    errors      integer,
    report      text,
    result      text,
    problem     text,
    job_id      uuid,
    invited_at  timestamptz,
    started_by  uuid,
    started_at  timestamptz not null,
    ended_at    timestamptz,
    version     bigint not null,
    primary key (tenant_id, id)
);
create index roster_import_newest on platform.roster_import (tenant_id, started_at desc, id desc);
select platform.isolate('platform.roster_import');

-- The system that rosters come from, by the name in its manifest.
create table platform.roster_source (
    tenant_id uuid not null default platform.current_tenant() references platform.tenant,
    id        uuid not null,
    name      text not null,
    primary key (tenant_id, id),
    unique (tenant_id, name)
);
select platform.isolate('platform.roster_source', 'select, insert');

create table platform.roster_org (
    tenant_id  uuid not null default platform.current_tenant(),
    source_id  uuid not null,
    sourced_id text not null,
    name       text not null,
    type       text not null,
    identifier text not null,
    parent     text not null,
    added_in   uuid not null,
    changed_in uuid,
    ended_in   uuid,
    primary key (tenant_id, source_id, sourced_id),
    foreign key (tenant_id, source_id) references platform.roster_source
);
select platform.isolate('platform.roster_org');

create table platform.roster_session (
    tenant_id   uuid not null default platform.current_tenant(),
    source_id   uuid not null,
    sourced_id  text not null,
    title       text not null,
    type        text not null,
    first_day   date not null,
    last_day    date not null,
    parent      text not null,
    school_year integer not null,
    added_in    uuid not null,
    changed_in  uuid,
    ended_in    uuid,
    primary key (tenant_id, source_id, sourced_id),
    foreign key (tenant_id, source_id) references platform.roster_source
);
select platform.isolate('platform.roster_session');

create table platform.roster_course (
    tenant_id     uuid not null default platform.current_tenant(),
    source_id     uuid not null,
    sourced_id    text not null,
    school_year   text not null,
    title         text not null,
    code          text not null,
    grades        text[] not null,
    org           text not null,
    subjects      text[] not null,
    subject_codes text[] not null,
    added_in      uuid not null,
    changed_in    uuid,
    ended_in      uuid,
    primary key (tenant_id, source_id, sourced_id),
    foreign key (tenant_id, source_id) references platform.roster_source
);
select platform.isolate('platform.roster_course');

create table platform.roster_class (
    tenant_id     uuid not null default platform.current_tenant(),
    source_id     uuid not null,
    sourced_id    text not null,
    title         text not null,
    grades        text[] not null,
    course        text not null,
    code          text not null,
    type          text not null,
    location      text not null,
    school        text not null,
    terms         text[] not null,
    subjects      text[] not null,
    subject_codes text[] not null,
    periods       text[] not null,
    added_in      uuid not null,
    changed_in    uuid,
    ended_in      uuid,
    primary key (tenant_id, source_id, sourced_id),
    foreign key (tenant_id, source_id) references platform.roster_source
);
select platform.isolate('platform.roster_class');

-- Which person a user of the roster is. A link outlives its row in the roster, so that who comes back is known again.
create table platform.roster_person_link (
    tenant_id       uuid not null default platform.current_tenant(),
    source_id       uuid not null,
    sourced_id      text not null,
    person_id       uuid not null,
    username        text not null,
    enabled         boolean not null,
    org             text not null,
    grades          text[] not null,
    person_added_in uuid,
    added_in        uuid not null,
    changed_in      uuid,
    ended_in        uuid,
    primary key (tenant_id, source_id, sourced_id),
    foreign key (tenant_id, source_id) references platform.roster_source,
    foreign key (tenant_id, person_id) references platform.person on delete cascade
);
create index roster_person_link_person on platform.roster_person_link (tenant_id, person_id);
create index roster_person_link_added on platform.roster_person_link (tenant_id, person_added_in);
select platform.isolate('platform.roster_person_link');

create table platform.roster_role (
    tenant_id  uuid not null default platform.current_tenant(),
    source_id  uuid not null,
    sourced_id text not null,
    user_id    text not null,
    main       boolean not null,
    role       text not null,
    first_day  date,
    last_day   date,
    org        text not null,
    added_in   uuid not null,
    changed_in uuid,
    ended_in   uuid,
    primary key (tenant_id, source_id, sourced_id),
    foreign key (tenant_id, source_id) references platform.roster_source
);
create index roster_role_user on platform.roster_role (tenant_id, source_id, user_id);
select platform.isolate('platform.roster_role');

create table platform.roster_enrollment (
    tenant_id  uuid not null default platform.current_tenant(),
    source_id  uuid not null,
    sourced_id text not null,
    class_id   text not null,
    school     text not null,
    user_id    text not null,
    role       text not null,
    main       boolean not null,
    first_day  date,
    last_day   date,
    added_in   uuid not null,
    changed_in uuid,
    ended_in   uuid,
    primary key (tenant_id, source_id, sourced_id),
    foreign key (tenant_id, source_id) references platform.roster_source
);
create index roster_enrollment_user on platform.roster_enrollment (tenant_id, source_id, user_id);
create index roster_enrollment_class on platform.roster_enrollment (tenant_id, source_id, class_id);
select platform.isolate('platform.roster_enrollment');

-- The role here that goes with a role of the roster, where the organization differs from the usual; null gives none.
create table platform.roster_role_rule (
    tenant_id   uuid not null default platform.current_tenant() references platform.tenant,
    roster_role text not null,
    role_key    text,
    primary key (tenant_id, roster_role)
);
select platform.isolate('platform.roster_role_rule');
