create trigger if not exists audit_is_never_changed before update on audit
begin select raise(abort, 'the audit is never changed'); end;
create trigger if not exists audit_is_never_removed before delete on audit
begin select raise(abort, 'the audit is never removed'); end;
