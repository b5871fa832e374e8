create trigger if not exists audit_is_never_changed before update on audit
begin select raise(abort, 'the audit is never changed'); end;
create trigger if not exists audit_is_never_removed before delete on audit
begin select raise(abort, 'the audit is never removed'); end;
-- "insert or replace" removes a row without asking the trigger above.
create trigger if not exists audit_is_never_replaced before insert on audit when exists (select 1 from audit where seq = new.seq)
begin select raise(abort, 'the audit is never changed'); end;
