-- SPDX-License-Identifier: Apache-2.0
-- Finding people by either name, and one brake for sign-in and for asking after a forgotten password.

-- The name a person goes by, first name first, so that both ways of typing a name find it by prefix.
alter table platform.person
    add column called_lower text generated always as (lower(coalesce(preferred_name, given_name) || ' ' || family_name)) stored;
create index person_called on platform.person (tenant_id, called_lower collate "C");
create index person_email_prefix on platform.person (tenant_id, email_lower collate "C");

alter table platform.sign_in_brake add column kind text not null default 'SIGN_IN'
    check (kind in ('SIGN_IN', 'PASSWORD_RESET'));
alter table platform.sign_in_brake drop constraint sign_in_brake_pkey;
alter table platform.sign_in_brake add primary key (tenant_id, kind, login_lower);
alter table platform.sign_in_brake alter column kind drop default;
