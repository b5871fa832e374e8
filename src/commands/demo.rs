//! `heard demo`: fills an empty database with made-up people.

use super::{Given, output::Output};
use chrono::NaiveDate;
use clap::Args;
use heard_service::demo::{DemoOptions, Scale};

#[derive(Debug, Args)]
pub(super) struct Demo {
    /// How much: small, to look around, or county, to measure speed.
    #[arg(long, value_name = "SCALE", default_value = "small")]
    scale: Scale,
    /// The same number gives the same people.
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// The day on which it all plays, as 2026-11-23; today when left out.
    #[arg(long, value_name = "DATE")]
    today: Option<NaiveDate>,
}

impl Demo {
    pub(super) async fn run(self, given: Given) -> anyhow::Result<()> {
        let Self { scale, seed, today } = self;
        let backend = given.backend().await?;
        let sign_ins = backend.service.demo(DemoOptions { scale, seed, today }, &Output::progress).await?;
        given.output.answer(&sign_ins, || sign_ins.lines().join("\n"))
    }
}
