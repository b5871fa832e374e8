//! `heard card --child ID` and `heard card --conference ID`: a fresh invitation, for a child or for a parent or carer.

use super::{Given, Refused};
use anyhow::Context;
use chrono::{DateTime, Utc};
use clap::Args;
use heard_service::{Actor, Error, Service, feedback::SlipFor};
use serde::Serialize;

#[derive(Debug, Args)]
pub(super) struct Card {
    /// The child, by the council's number (CHILD of the national return) or by Heard's own.
    #[arg(long, value_name = "ID", required_unless_present = "conference", conflicts_with = "conference")]
    child: Option<String>,
    /// The conference that a parent or carer was at, by Heard's own number, which stands in the address of its page.
    #[arg(long, value_name = "ID")]
    conference: Option<String>,
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
        let service = &backend.service;
        match self.conference {
            Some(conference) => slip(service, &given, &conference).await,
            None => card(service, &given, &self.child.unwrap_or_default()).await,
        }
    }
}

async fn card(service: &Service, given: &Given, child: &str) -> anyhow::Result<()> {
    let found = service.find_child(&Actor::Operator, child).await.map_err(|error| not_there(error, "child", child))?;
    let card = service.make_card(&Actor::Operator, found).await?;
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

async fn slip(service: &Service, given: &Given, conference: &str) -> anyhow::Result<()> {
    let id = conference.trim().parse().map_err(|_| not_there(Error::Hidden, "conference", conference))?;
    let sheet = service
        .make_slips(&Actor::Operator, SlipFor::After(id), "1")
        .await
        .map_err(|error| not_there(error, "conference", conference))?;
    let slip = sheet.slips.first().context("no slip was made")?;
    let document = Document { url: slip.url.clone(), code: slip.code.clone(), expires: slip.expires_at };
    given.output.answer(&document, || {
        let until = heard_domain::calendar::london_date(slip.expires_at).format("%-d %B %Y");
        format!(
            "Open: {}\nOr type: {}\nFor one parent or carer, until {until}. Slips made before go on working.",
            slip.url,
            slip.grouped_code()
        )
    })
}

fn not_there(error: Error, what: &str, id: &str) -> anyhow::Error {
    match error {
        Error::Hidden => Refused::because(format!("There is no {what} {id}.")).into(),
        other => other.into(),
    }
}
