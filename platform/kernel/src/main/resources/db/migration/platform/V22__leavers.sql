-- SPDX-License-Identifier: Apache-2.0
-- Who has left: their roles are ended, and until a day they still come in to their own record. The roles stand here so
-- that they can come back as they were.

create table platform.leaver (
    tenant_id uuid not null default platform.current_tenant(),
    person_id uuid not null,
    left_on   date not null,
    ends_on   date not null,
    roles     jsonb not null,
    origin    text not null check (origin in ('OFFICE', 'ROSTER')),
    marked_by uuid,
    marked_at timestamptz not null,
    ended_at  timestamptz,
    primary key (tenant_id, person_id),
    check (ends_on > left_on),
    foreign key (tenant_id, person_id) references platform.person on delete cascade
);
create index leaver_end on platform.leaver (tenant_id, ends_on) where ended_at is null;
select platform.isolate('platform.leaver');
select platform.note_imports_of('platform.leaver');
