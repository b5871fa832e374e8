//! `heard card --child ID`: a fresh invitation.

use super::{Given, Refused};
use chrono::{DateTime, Utc};
use clap::Args;
use heard_service::{Actor, Error};
use serde::Serialize;

#[derive(Debug, Args)]
pub(super) struct Card {
    /// The child, by the council's number (CHILD of the national return) or by Heard's own.
    #[arg(long, value_name = "ID")]
    child: String,
}

/// The document of docs/CONTRACT.md.
#[derive(Serialize)]
struct Document {
    url: String,
    code: String,
    expires: DateTime<Utc>,
}

impl Card {
    pub(super) async fn run(self, given: Given) -> anyhow::Result<()> {
        let backend = given.backend().await?;
        let child = backend.service.find_child(&Actor::Operator, &self.child).await.map_err(|error| match error {
            Error::Hidden => anyhow::Error::new(Refused::because(format!("There is no child {}.", self.child))),
            other => other.into(),
        })?;
        let card = backend.service.make_card(&Actor::Operator, child).await?;
        let document = Document { url: card.url.clone(), code: card.code.clone(), expires: card.expires_at };
        given.output.answer(&document, || {
            let until = heard_domain::calendar::london_date(card.expires_at).format("%-d %B %Y");
            format!(
                "Open: {}\nOr type: {}\nWorks once, until {until}. Every earlier card of theirs has stopped.",
                card.url,
                card.grouped_code()
            )
        })
    }
}
