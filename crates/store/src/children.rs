//! Children and young people on the register.

use crate::{
    db::{Tx, change, on},
    error::{Result, known},
    names::{search_text, sort_key},
};
use chrono::{DateTime, NaiveDate, Utc};
use heard_domain::{
    forms::{Band, Language},
    ids::ChildId,
};
use sqlx::FromRow;
use uuid::Uuid;

/// A child or young person on the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Child {
    /// Which one.
    pub id: ChildId,
    /// The council's own id (CHILD of the national return).
    pub council_id: String,
    /// None for a child known only from the return, which carries no names.
    pub given_name: Option<String>,
    /// None likewise.
    pub family_name: Option<String>,
    /// The council's own record of it.
    pub date_of_birth: NaiveDate,
    /// As in the return: M, F, U (1 or 2 up to 2024).
    pub sex: Option<String>,
    /// As in the return.
    pub ethnicity: Option<String>,
    /// As in the return; never a key.
    pub upn: Option<String>,
    /// A reading band that a worker chose in place of the age's.
    pub band: Option<Band>,
    /// The language the child chose to read in.
    pub language: Option<Language>,
    /// When the child was put on the register here.
    pub created_at: DateTime<Utc>,
}

/// A child to be added.
#[derive(Clone, Debug)]
pub struct NewChild<'a> {
    /// A fresh id.
    pub id: ChildId,
    /// The council's own id, trimmed.
    pub council_id: &'a str,
    /// First name, when known.
    pub given_name: Option<&'a str>,
    /// Family name, when known.
    pub family_name: Option<&'a str>,
    /// Day of birth.
    pub date_of_birth: NaiveDate,
    /// As in the return.
    pub sex: Option<&'a str>,
    /// As in the return.
    pub ethnicity: Option<&'a str>,
    /// As in the return.
    pub upn: Option<&'a str>,
    /// When.
    pub at: DateTime<Utc>,
}

#[derive(FromRow)]
pub(crate) struct ChildRow {
    id: Uuid,
    council_id: String,
    given_name: Option<String>,
    family_name: Option<String>,
    date_of_birth: NaiveDate,
    sex: Option<String>,
    ethnicity: Option<String>,
    upn: Option<String>,
    band: Option<String>,
    language: Option<String>,
    created_at: DateTime<Utc>,
}

macro_rules! select_child {
    ($rest:literal) => {
        concat!(
            "select id, council_id, given_name, family_name, date_of_birth, sex, ethnicity, upn, band, language, created_at from child ",
            $rest
        )
    };
}

impl Tx {
    /// Adds a child.
    pub async fn add_child(&mut self, new: &NewChild<'_>) -> Result<()> {
        change!(self, |db| {
            sqlx::query(
            "insert into child (id, council_id, given_name, family_name, date_of_birth, sex, ethnicity, upn, created_at, revision, search_text, sort_key)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, $11)"
        )
        .bind(new.id.raw())
        .bind(new.council_id)
        .bind(new.given_name)
        .bind(new.family_name)
        .bind(new.date_of_birth)
        .bind(new.sex)
        .bind(new.ethnicity)
        .bind(new.upn)
        .bind(new.at)
        .bind(search_text(new.given_name, new.family_name, new.council_id))
        .bind(sort_key(new.given_name, new.family_name, new.council_id))
        .execute(db)
        })?;
        Ok(())
    }

    /// Takes over what the council's return says of a child.
    pub async fn update_child(
        &mut self,
        id: ChildId,
        born: NaiveDate,
        sex: Option<&str>,
        ethnicity: Option<&str>,
        upn: Option<&str>,
    ) -> Result<()> {
        change!(self, |db| sqlx::query("update child set date_of_birth = $2, sex = $3, ethnicity = $4, upn = $5 where id = $1")
            .bind(id.raw())
            .bind(born)
            .bind(sex)
            .bind(ethnicity)
            .bind(upn)
            .execute(db))?;
        Ok(())
    }

    /// Keeps what the child is called.
    pub async fn name_child(&mut self, id: ChildId, given: Option<&str>, family: Option<&str>) -> Result<()> {
        let Some(Child { council_id, .. }) = self.child(id).await? else { return Ok(()) };
        change!(self, |db| sqlx::query(
            "update child set given_name = $2, family_name = $3, search_text = $4, sort_key = $5 where id = $1"
        )
        .bind(id.raw())
        .bind(given)
        .bind(family)
        .bind(search_text(given, family, &council_id))
        .bind(sort_key(given, family, &council_id))
        .execute(db))?;
        Ok(())
    }

    /// Chooses the words a child is asked in; none gives the age's own.
    pub async fn set_band(&mut self, id: ChildId, band: Option<Band>) -> Result<()> {
        change!(self, |db| sqlx::query("update child set band = $2 where id = $1")
            .bind(id.raw())
            .bind(band.map(Band::key))
            .execute(db))?;
        Ok(())
    }

    /// Keeps the language a child chose to read in.
    pub async fn set_language(&mut self, id: ChildId, language: Language) -> Result<()> {
        change!(self, |db| sqlx::query("update child set language = $2 where id = $1")
            .bind(id.raw())
            .bind(language.key())
            .execute(db))?;
        Ok(())
    }

    /// The child with this id.
    pub async fn child(&mut self, id: ChildId) -> Result<Option<Child>> {
        let row: Option<ChildRow> =
            on!(self, |db| sqlx::query_as(select_child!("where id = $1")).bind(id.raw()).fetch_optional(db))?;
        row.map(Child::try_from).transpose()
    }

    /// The child with this council id.
    pub async fn child_by_council_id(&mut self, council_id: &str) -> Result<Option<Child>> {
        let row: Option<ChildRow> =
            on!(self, |db| sqlx::query_as(select_child!("where council_id = $1")).bind(council_id).fetch_optional(db))?;
        row.map(Child::try_from).transpose()
    }

    /// Every child, by council id.
    pub async fn all_children(&mut self) -> Result<Vec<Child>> {
        let rows: Vec<ChildRow> =
            on!(self, |db| sqlx::query_as(select_child!("order by council_id collate ucs_basic")).fetch_all(db))?;
        rows.into_iter().map(Child::try_from).collect()
    }

    /// Takes the child's turn: of two transactions that change the same child's links, the second waits for the first.
    pub async fn lock_child(&mut self, id: ChildId) -> Result<()> {
        change!(self, |db| sqlx::query("update child set revision = revision + 1 where id = $1").bind(id.raw()).execute(db))?;
        Ok(())
    }
}

impl TryFrom<ChildRow> for Child {
    type Error = crate::Error;

    fn try_from(row: ChildRow) -> Result<Self> {
        Ok(Self {
            id: ChildId::new(row.id),
            council_id: row.council_id,
            given_name: row.given_name,
            family_name: row.family_name,
            date_of_birth: row.date_of_birth,
            sex: row.sex,
            ethnicity: row.ethnicity,
            upn: row.upn,
            band: row.band.as_deref().map(|key| known("band", key)).transpose()?,
            language: row.language.as_deref().map(|key| known("language", key)).transpose()?,
            created_at: row.created_at,
        })
    }
}
