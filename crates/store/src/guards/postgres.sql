create or replace function audit_is_kept() returns trigger language plpgsql as $$
begin raise exception 'the audit is never changed or removed'; end $$;
create or replace trigger audit_is_kept before update or delete or truncate on audit
for each statement execute function audit_is_kept();
