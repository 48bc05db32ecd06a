-- SPDX-License-Identifier: Apache-2.0
-- People's rights over what is known of them: requests with their legal time, the files that answer them, erasures,
-- what a directory may show, how long records are kept, and incidents.

-- Rows name people by their number alone. After an erasure nobody can tell whose number it was, and what is kept for
-- the law stays countable.

-- How long the law gives, as this tenant has looked it up; without a row, the figure that comes with Belay.
create table platform.legal_clock (
    tenant_id  uuid not null default platform.current_tenant() references platform.tenant,
    regime     text not null,
    length     integer not null check (length between 1 and 1000),
    unit       text not null check (unit in ('HOURS', 'DAYS', 'MONTHS')),
    extension  integer not null check (extension between 0 and 1000),
    source     text not null,
    changed_by uuid,
    changed_at timestamptz not null,
    version    bigint not null,
    primary key (tenant_id, regime)
);
select platform.isolate('platform.legal_clock');

create table platform.privacy_request (
    tenant_id   uuid not null default platform.current_tenant() references platform.tenant,
    id          uuid not null,
    person_id   uuid not null,
    kind        text not null check (kind in ('COPY', 'CORRECTION', 'ERASURE', 'RESTRICTION')),
    wish        text,
    regime      text not null,
    state       text not null default 'OPEN' check (state in ('OPEN', 'TAKEN', 'FULFILLED', 'REFUSED', 'WITHDRAWN')),
    received_at timestamptz not null,
    due_at      timestamptz not null,
    extended_at timestamptz,
    taken_by    uuid,
    settled_by  uuid,
    settled_at  timestamptz,
    answer      text,
    job_id      uuid,
    version     bigint not null default 0,
    primary key (tenant_id, id),
    check ((state in ('FULFILLED', 'REFUSED', 'WITHDRAWN')) = (settled_at is not null))
);
create index privacy_request_due on platform.privacy_request (tenant_id, due_at, id);
create index privacy_request_person on platform.privacy_request (tenant_id, person_id, received_at desc);
-- Nobody needs two answers to the same question at once.
create unique index privacy_request_open on platform.privacy_request (tenant_id, person_id, kind)
    where state in ('OPEN', 'TAKEN');
select platform.isolate('platform.privacy_request', 'select, insert, update');

-- The file that answers a request for a copy, until its time is up.
create table platform.privacy_copy (
    tenant_id  uuid not null default platform.current_tenant(),
    request_id uuid not null,
    person_id  uuid not null,
    file_id    uuid not null,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    primary key (tenant_id, request_id),
    foreign key (tenant_id, request_id) references platform.privacy_request
);
create index privacy_copy_expiry on platform.privacy_copy (tenant_id, expires_at);
select platform.isolate('platform.privacy_copy');

-- What an erasure did, by type of record and number. It holds nothing of what was erased. The mail that tells the person
-- is deleted as soon as it is out.
create table platform.erasure (
    tenant_id  uuid not null default platform.current_tenant(),
    request_id uuid not null,
    person_id  uuid not null,
    lines      jsonb not null,
    erased_by  uuid,
    erased_at  timestamptz not null,
    farewell_id uuid,
    primary key (tenant_id, request_id),
    foreign key (tenant_id, request_id) references platform.privacy_request
);
select platform.isolate('platform.erasure', 'select, insert, update');

-- Nothing about this person is deleted, whatever its age and whoever asks.
create table platform.legal_hold (
    tenant_id   uuid not null default platform.current_tenant() references platform.tenant,
    id          uuid not null,
    person_id   uuid not null,
    reason      text not null,
    placed_by   uuid,
    placed_at   timestamptz not null,
    released_by uuid,
    released_at timestamptz,
    primary key (tenant_id, id)
);
create unique index legal_hold_person on platform.legal_hold (tenant_id, person_id) where released_at is null;
select platform.isolate('platform.legal_hold', 'select, insert, update');

create function platform.on_hold(person uuid) returns boolean
    language sql stable
    return exists (select from platform.legal_hold
                    where tenant_id = platform.current_tenant() and person_id = person and released_at is null);

-- How long a type of record is kept here; without a row, as its module proposes. Null years: always.
create table platform.retention_rule (
    tenant_id   uuid not null default platform.current_tenant() references platform.tenant,
    record_type text not null,
    years       integer check (years between 1 and 200),
    source      text not null,
    changed_by  uuid,
    changed_at  timestamptz not null,
    version     bigint not null,
    primary key (tenant_id, record_type)
);
select platform.isolate('platform.retention_rule');

create table platform.disposal (
    tenant_id   uuid not null default platform.current_tenant() references platform.tenant,
    id          uuid not null,
    record_type text not null,
    older_than  timestamptz not null,
    records     bigint not null,
    files       bigint not null,
    source      text not null,
    disposed_at timestamptz not null,
    primary key (tenant_id, id)
);
create index disposal_newest on platform.disposal (tenant_id, disposed_at desc, id desc);
select platform.isolate('platform.disposal', 'select, insert');

-- What a person does not want shown to whoever has no office to know it.
create table platform.directory_choice (
    tenant_id uuid not null default platform.current_tenant(),
    person_id uuid not null,
    field     text not null check (field in ('LISTING', 'EMAIL', 'PRONOUNS', 'NUMBERS')),
    hidden_at timestamptz not null,
    primary key (tenant_id, person_id, field),
    foreign key (tenant_id, person_id) references platform.person on delete cascade
);
select platform.isolate('platform.directory_choice', 'select, insert, delete');

create table platform.incident (
    tenant_id    uuid not null default platform.current_tenant() references platform.tenant,
    id           uuid not null,
    title        text not null,
    description  text not null,
    whom         text not null,
    people_count integer check (people_count >= 0),
    detected_at  timestamptz not null,
    regimes      text[] not null,
    reported_by  uuid,
    recorded_at  timestamptz not null,
    closed_by    uuid,
    closed_at    timestamptz,
    version      bigint not null default 0,
    primary key (tenant_id, id)
);
create index incident_newest on platform.incident (tenant_id, detected_at desc, id desc);
select platform.isolate('platform.incident', 'select, insert, update');

create table platform.incident_step (
    tenant_id   uuid not null default platform.current_tenant(),
    id          uuid not null,
    incident_id uuid not null,
    step        text not null,
    notified    text,
    taken_by    uuid,
    taken_at    timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, incident_id) references platform.incident
);
create index incident_step_of on platform.incident_step (tenant_id, incident_id, taken_at);
select platform.isolate('platform.incident_step', 'select, insert');

-- A person's views by others are read by the person: by the subject and the action.
create index audit_entry_viewed on platform.audit_entry (tenant_id, subject_id, at desc, id desc)
    where action = 'record.viewed';

-- An erased person's mail, old notices and old imports go by age and by person.
create index mail_of_person on platform.mail (tenant_id, person_id) where person_id is not null;
create index notice_age on platform.notice (tenant_id, created_at);
