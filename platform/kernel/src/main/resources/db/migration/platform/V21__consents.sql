-- SPDX-License-Identifier: Apache-2.0
-- What people are asked to agree to, in which words, and what they answered.

create table platform.consent_purpose (
    tenant_id  uuid not null default platform.current_tenant() references platform.tenant,
    key        text not null,
    asked_by   text not null,
    module     text,
    closed_at  timestamptz,
    created_by uuid,
    created_at timestamptz not null,
    primary key (tenant_id, key)
);
select platform.isolate('platform.consent_purpose', 'select, insert, update');

-- The words that people saw, by language. A changed text is a new row; who agreed before agreed to the words before.
create table platform.consent_text (
    tenant_id      uuid not null default platform.current_tenant(),
    purpose        text not null,
    number         integer not null check (number > 0),
    effective_from date not null,
    asks_anew      boolean not null,
    months         integer check (months between 1 and 600),
    words          jsonb not null,
    written_by     uuid,
    written_at     timestamptz not null,
    primary key (tenant_id, purpose, number),
    foreign key (tenant_id, purpose) references platform.consent_purpose
);
select platform.isolate('platform.consent_text', 'select, insert');

-- One row each time somebody agrees. It is ended, never deleted: it proves what was allowed, and when.
create table platform.consent (
    tenant_id  uuid not null default platform.current_tenant(),
    id         uuid not null,
    person_id  uuid not null,
    purpose    text not null,
    number     integer not null,
    language   text,
    detail     text,
    given_at   timestamptz not null,
    expires_at timestamptz,
    ended_at   timestamptz,
    ended_by   text check (ended_by in ('WITHDRAWN', 'EXPIRED', 'RENEWED', 'CLOSED', 'ERASED')),
    primary key (tenant_id, id),
    check ((ended_at is null) = (ended_by is null)),
    foreign key (tenant_id, purpose, number) references platform.consent_text
);
create unique index consent_in_force on platform.consent (tenant_id, person_id, purpose) where ended_at is null;
create index consent_of_person on platform.consent (tenant_id, person_id, given_at desc, id desc);
create index consent_by_purpose on platform.consent (tenant_id, purpose, given_at desc, id desc);
create index consent_expiry on platform.consent (tenant_id, expires_at) where ended_at is null and expires_at is not null;
select platform.isolate('platform.consent', 'select, insert, update');
