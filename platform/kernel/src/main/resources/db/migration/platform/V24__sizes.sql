-- SPDX-License-Identifier: Apache-2.0
-- Every index begins with tenant_id. Of a table that was never analyzed PostgreSQL supposes many tenants with a row or
-- less each, so that any of its indexes looks as good as the one that finds the row, and a check of a foreign key may read
-- all rows of the tenant. Autovacuum mends that within minutes; an import that fills new tables cannot wait for it.
create function platform.learn_sizes() returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    target regclass;
begin
    for target in select tgrelid::regclass from pg_trigger where tgname = 'import_change'
                  union select 'platform.import_change'::regclass
                  union select 'platform.audit_entry'::regclass
                  union select 'platform.audit_detail'::regclass
    loop
        execute format('analyze (skip_locked) %s (tenant_id)', target);
    end loop;
end $$;
revoke execute on function platform.learn_sizes() from public;
grant execute on function platform.learn_sizes() to "${application}";
