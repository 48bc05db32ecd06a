-- SPDX-License-Identifier: Apache-2.0
-- Letters that do more than tell, and that say it in an organization's own words.

-- A link can stand for an action of any module, about something that the module knows by this text. It can be withdrawn.
alter table platform.one_time_link drop constraint one_time_link_purpose_check;
alter table platform.one_time_link add column about text, add column withdrawn_at timestamptz;
create index one_time_link_about on platform.one_time_link (tenant_id, purpose, about) where about is not null;

-- A letter in an organization's own words, one for each language; without a subject, the shipped words hold again.
create table platform.letter_template (
    tenant_id uuid not null default platform.current_tenant() references platform.tenant,
    letter    text not null,
    language  text not null,
    subject   text,
    body      text,
    version   bigint not null,
    primary key (tenant_id, letter, language),
    check ((subject is null) = (body is null))
);
select platform.isolate('platform.letter_template');
