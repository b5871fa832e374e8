//! The made-up staff of every demo. Their names are of the seaside, so that nobody takes them for real.

use crate::{Service, StaffActor};
use chrono::{DateTime, Utc};
use heard_domain::{ids::StaffId, policy::Role};
use heard_store::{NewStaff, Tx};

/// One made-up member of staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Staff {
    Sam,
    Priya,
    Helen,
    Jo,
    Tom,
    Amir,
    Nell,
    Bea,
    Raj,
    Morag,
    Ade,
}

impl Staff {
    pub(super) const ALL: [Self; 11] = [
        Self::Sam,
        Self::Priya,
        Self::Helen,
        Self::Jo,
        Self::Tom,
        Self::Amir,
        Self::Nell,
        Self::Bea,
        Self::Raj,
        Self::Morag,
        Self::Ade,
    ];

    /// As on a badge.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Sam => "Sam Lighthouse",
            Self::Priya => "Priya Harbour",
            Self::Helen => "Helen Quayside",
            Self::Jo => "Jo Pebble",
            Self::Tom => "Tom Driftwood",
            Self::Amir => "Amir Seaglass",
            Self::Nell => "Nell Cockleshell",
            Self::Bea => "Bea Jetty",
            Self::Raj => "Raj Sandbank",
            Self::Morag => "Morag Tideway",
            Self::Ade => "Ade Compass",
        }
    }

    /// What they do here.
    pub(super) const fn role(self) -> Role {
        match self {
            Self::Sam | Self::Priya | Self::Helen => Role::Chair,
            Self::Jo | Self::Tom | Self::Amir | Self::Nell => Role::Worker,
            Self::Bea | Self::Raj => Role::BusinessSupport,
            Self::Morag => Role::Manager,
            Self::Ade => Role::Administrator,
        }
    }

    /// How they sign in.
    pub(super) fn email(self) -> String {
        email(self.name())
    }
}

/// `sam.lighthouse@heard.example`: no mail can be sent to a domain that ends so.
pub(super) fn email(name: &str) -> String {
    format!("{}@heard.example", name.to_lowercase().replace(' ', "."))
}

/// Adds one member of staff, and answers them as one who signed in.
pub(super) async fn add_staff(
    service: &Service,
    tx: &mut Tx,
    name: &str,
    role: Role,
    password: &str,
    at: DateTime<Utc>,
) -> heard_store::Result<StaffActor> {
    let id = StaffId::new(service.chance.id());
    let spoken_name = name.split_whitespace().next().unwrap_or(name);
    let new = NewStaff { id, email: &email(name), name, spoken_name, roles: &[role], password_hash: Some(password), at };
    tx.add_staff(&new).await?;
    Ok(StaffActor { id, name: name.to_owned(), roles: vec![role] })
}
