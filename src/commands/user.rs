//! `heard user add`: a one-time set-up link for someone who works here.

use super::Given;
use clap::{Args, Subcommand, builder::PossibleValuesParser};
use heard_service::{
    Actor,
    people::{NewPerson, STAFF_ROLES},
};
use serde_json::json;

#[derive(Debug, Subcommand)]
pub(super) enum User {
    /// Add someone, and print the link with which they set their password.
    Add(Add),
}

#[derive(Debug, Args)]
pub(super) struct Add {
    /// How they sign in.
    #[arg(long)]
    email: String,
    /// As on a badge.
    #[arg(long)]
    name: String,
    /// As children say it; the first word of the name when left out.
    #[arg(long, default_value = "")]
    spoken_name: String,
    /// What they may do; give it again for a second role.
    #[arg(long = "role", required = true, value_parser = PossibleValuesParser::new(STAFF_ROLES.map(|role| role.key())))]
    roles: Vec<String>,
}

impl User {
    pub(super) async fn run(self, given: Given) -> anyhow::Result<()> {
        let Self::Add(Add { email, name, spoken_name, roles }) = self;
        let backend = given.backend().await?;
        let link = backend.service.add_person(&Actor::Operator, &NewPerson { email, name, spoken_name, roles }).await?;
        given.output.answer(&json!({ "url": link.url, "expires": link.expires_at }), || {
            let until = heard_domain::calendar::london_date(link.expires_at).format("%-d %B %Y");
            format!("{}\nWorks once, until {until}.", link.url)
        })
    }
}
