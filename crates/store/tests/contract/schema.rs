//! The shape of the tables. Both databases read the same text, so it is looked at where that is easiest: in SQLite.

use crate::harness::{Db, on_sqlite};
use std::collections::BTreeSet;

/// Foreign keys without an index of their own, and why that is no loss.
const NO_INDEX: [(&str, &str); 12] = [
    ("staff_set_up.staff_id", "one or two rows for each member of staff"),
    ("submission.adds_to", "an index of the few rows that have one"),
    ("reply.written_by", "read with the piece; what one person did is asked of the audit"),
    ("task.done_by", "read with the child; what one person did is asked of the audit"),
    ("meeting_change.staff_id", "read with the meeting; what one person did is asked of the audit"),
    ("participation.confirmed_by", "read with the meeting; what one person did is asked of the audit"),
    ("opening.staff_id", "read with the submission; what one person read is asked of the audit"),
    ("alert.seen_by", "read with the child; what one person did is asked of the audit"),
    ("invitation.meeting_id", "read with the child; a meeting is never removed"),
    ("submission.author_id", "read with the child; what one person did is asked of the audit"),
    ("slip.made_by", "read with the meeting; what one person did is asked of the audit"),
    ("invitation.made_by", "read with the child; what one person did is asked of the audit"),
];

const FOREIGN_KEYS: &str =
    "select m.name || '.' || k.\"from\" from sqlite_master m, pragma_foreign_key_list(m.name) k where m.type = 'table'";

async fn columns(db: &Db, sql: &str) -> BTreeSet<String> {
    db.texts(sql).await.into_iter().collect()
}

#[test]
fn every_child_id_is_a_foreign_key() {
    on_sqlite(async |db| {
        let named = "select m.name || '.' || c.name from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table' and c.name like '%child_id'";
        let named = columns(&db, named).await;
        assert!(named.contains("submission.child_id"));
        let to_a_child = columns(&db, &format!("{FOREIGN_KEYS} and k.\"table\" = 'child'")).await;
        assert_eq!(named, to_a_child);
        Ok(())
    });
}

#[test]
fn every_other_id_is_a_foreign_key_too() {
    on_sqlite(async |db| {
        let named = "select m.name || '.' || c.name from sqlite_master m, pragma_table_info(m.name) c
            where m.type = 'table' and c.type = 'uuid' and c.name <> 'id'";
        assert_eq!(columns(&db, named).await, columns(&db, FOREIGN_KEYS).await);
        Ok(())
    });
}

#[test]
fn every_foreign_key_has_an_index_or_a_reason() {
    on_sqlite(async |db| {
        let indexed =
            "select m.name || '.' || c.name from sqlite_master m, pragma_index_list(m.name) i, pragma_index_info(i.name) c
            where m.type = 'table' and c.seqno = 0 and not i.partial";
        let indexed = columns(&db, indexed).await;
        let without: BTreeSet<String> = columns(&db, FOREIGN_KEYS).await.difference(&indexed).cloned().collect();
        assert_eq!(without, NO_INDEX.map(|(column, _)| column.to_owned()).into());
        Ok(())
    });
}
