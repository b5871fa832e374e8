//! Taking over the council's own register from its national return: all of it or nothing, and the same return again changes nothing.

use crate::{
    Actor, Service,
    error::{Error, Problem as Refusal, Result},
};
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use heard_domain::{
    calendar::{from_london, london_date},
    due::{CareHistory, next_review},
    ids::{CarePeriodId, ChildId, MeetingId},
    meeting::{MeetingKind, MeetingState},
    policy::Action,
    ssda903::{
        CarePeriod, ChildFacts, CouncilId, HeaderRow, ImportPlan, KnownChild, KnownPeriod, KnownReview, Register, ReturnYear,
        Summary, plan, read,
    },
};
use heard_store::{Child, KnownLimit, Meeting, NewChild, StoredReview, Tx};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What an import did, or would do.
#[derive(Clone, Debug, Serialize)]
pub struct ImportReport {
    /// The figures and problems, as the command promises them.
    #[serde(flatten)]
    pub summary: Summary,
    /// Nothing was written: it was only asked what would be done.
    pub dry_run: bool,
}

/// What is held here, with the keys to change it.
struct Held {
    register: Register,
    children: BTreeMap<CouncilId, ChildId>,
    reviews: Vec<StoredReview>,
}

impl Service {
    /// Takes over a return. A return that cannot be read is refused whole; a bad row is listed and stops nothing else.
    pub async fn import_ssda903(
        &self,
        actor: &Actor,
        files: Vec<(String, Vec<u8>)>,
        year: i32,
        dry_run: bool,
    ) -> Result<ImportReport> {
        actor.require(Action::ImportRegister)?;
        let seen = read(&files, year, self.clock.today()).map_err(|refused| {
            Error::Invalid(refused.to_string().lines().map(|line| Refusal::new("files", line.trim())).collect())
        })?;
        let mut tx = self.store.write().await?;
        let held = held(&mut tx).await?;
        let plan = plan(&seen, &held.register);
        let report = ImportReport { summary: plan.summary(&seen), dry_run };
        if dry_run {
            return Ok(report);
        }
        let touched = self.carry_out(&mut tx, &plan, held).await?;
        let summary = serde_json::json!({ "children": report.summary.children, "care_periods": report.summary.care_periods, "reviews": report.summary.reviews });
        let at = self.record(&mut tx, actor, Action::ImportRegister, &format!("return:{year}"), "").await?;
        tx.add_import_run(self.chance.id(), at, "ssda903", year, &summary).await?;
        self.put_limits(&mut tx, year, &touched).await?;
        let senders = tx.children_who_sent().await?;
        for child in touched.intersection(&senders) {
            self.relink_child(&mut tx, *child).await?;
        }
        tx.commit().await?;
        Ok(report)
    }

    /// Writes what the plan says; answers the children it concerns.
    async fn carry_out(&self, tx: &mut Tx, plan: &ImportPlan, held: Held) -> Result<BTreeSet<ChildId>> {
        let Held { mut children, reviews, .. } = held;
        let mut touched = BTreeSet::new();
        let at = self.clock.now();
        for HeaderRow { child, facts, .. } in &plan.children.created {
            let id = ChildId::new(self.chance.id());
            let [sex, ethnicity, upn] = texts(facts);
            tx.add_child(&NewChild {
                id,
                council_id: child.as_str(),
                given_name: None,
                family_name: None,
                date_of_birth: facts.born,
                sex: sex.as_deref(),
                ethnicity: ethnicity.as_deref(),
                upn: upn.as_deref(),
                at,
            })
            .await?;
            children.insert(child.clone(), id);
            touched.insert(id);
        }
        for HeaderRow { child, facts, .. } in &plan.children.changed {
            let Some(id) = children.get(child) else { continue };
            let [sex, ethnicity, upn] = texts(facts);
            tx.update_child(*id, facts.born, sex.as_deref(), ethnicity.as_deref(), upn.as_deref()).await?;
            touched.insert(*id);
        }
        let created = plan.care_periods.created.iter().map(|period| (CarePeriodId::new(self.chance.id()), period));
        let changed = plan.care_periods.changed.iter().map(|known| (known.id, &known.period));
        for (id, period) in created.chain(changed) {
            let Some(child) = children.get(&period.child) else { continue };
            tx.put_care_period(id, *child, period).await?;
            touched.insert(*child);
        }
        for review in plan.reviews.created.iter().chain(&plan.reviews.changed) {
            let Some(child) = children.get(&review.child) else { continue };
            touched.insert(*child);
            // A meeting of that day that is known here is the same review, also when nobody has recorded yet that it was held.
            let known = reviews.iter().find(|known| {
                known.child == *child && known.held_on.unwrap_or_else(|| london_date(known.starts_at)) == review.date
            });
            match known {
                Some(known) => {
                    if known.state != MeetingState::Held {
                        self.hold(tx, known.meeting, review.date).await?;
                    }
                    tx.take_code(known.meeting, *child, review.code, &review.flags).await?;
                }
                None => {
                    let meeting = Meeting {
                        id: MeetingId::new(self.chance.id()),
                        kind: MeetingKind::LookedAfterReview,
                        state: MeetingState::Held,
                        // The return gives the day and no time of day: noon is within it in any season.
                        starts_at: from_london(review.date.and_time(NaiveTime::MIN)) + TimeDelta::hours(12),
                        held_on: Some(review.date),
                        place: String::new(),
                        chair: None,
                        revision: 1,
                    };
                    tx.add_imported_review(&meeting, *child, review.code, &review.flags, at).await?;
                }
            }
        }
        Ok(touched)
    }

    /// A meeting that was booked here was held, says the return.
    async fn hold(&self, tx: &mut Tx, id: MeetingId, on: NaiveDate) -> Result<()> {
        let meeting = tx.meeting(id).await?.ok_or(Error::Hidden)?;
        let held = Meeting { state: MeetingState::Held, held_on: Some(on), ..meeting };
        tx.save_meeting(&held).await?.map_err(|_| Error::ChangedElsewhere)?;
        let kept = Meeting { revision: held.revision + 1, ..held };
        Ok(tx.add_meeting_change(self.chance.id(), &kept, self.clock.now(), None, "held").await?)
    }

    /// Keeps the limits of imported reviews where they are known for sure: care began within the returns that were loaded without a gap
    /// up to this one, so every review since is here. Elsewhere a limit would be a guess, and lateness made up.
    async fn put_limits(&self, tx: &mut Tx, year: i32, touched: &BTreeSet<ChildId>) -> Result<()> {
        let years: BTreeSet<i64> =
            tx.import_runs::<serde_json::Value>("ssda903").await?.into_iter().map(|run| run.year).collect();
        let mut first = year;
        while years.contains(&i64::from(first - 1)) {
            first -= 1;
        }
        let Some(since) = ReturnYear::ending(first).map(|year| year.first) else { return Ok(()) };
        let mut of_child: BTreeMap<ChildId, Vec<StoredReview>> = BTreeMap::new();
        for review in tx.all_reviews().await?.into_iter().filter(|review| touched.contains(&review.child)) {
            of_child.entry(review.child).or_default().push(review);
        }
        for period in tx.all_care_periods().await?.into_iter().filter(|period| period.start_known && period.started_on >= since) {
            let Some(reviews) =
                of_child.values().find(|reviews| reviews.first().is_some_and(|review| review.council_id == period.council_id))
            else {
                continue;
            };
            let mut held: Vec<NaiveDate> = Vec::new();
            for review in reviews {
                let Some(day) =
                    review.held_on.filter(|day| *day >= period.started_on && period.ended_on.is_none_or(|ended| *day <= ended))
                else {
                    continue;
                };
                let next = next_review(CareHistory { began: period.started_on, short_breaks: period.short_breaks, held: &held });
                let limit = self.rules.limits.due(next.kind, next.from, &self.rules.days).ok();
                let known = limit.map(|due| KnownLimit { kind: next.kind, from: next.from, limit: due.limit });
                if review.imported && review.limit != known {
                    tx.put_limit(review.meeting, review.child, known).await?;
                }
                held.push(day);
            }
        }
        Ok(())
    }
}

/// What is held here, as the return compares with it. A child whose id no return could hold is not in any.
async fn held(tx: &mut Tx) -> Result<Held> {
    let mut register = Register::default();
    let mut children = BTreeMap::new();
    for child in tx.all_children().await? {
        let Ok(id) = child.council_id.parse::<CouncilId>() else { continue };
        children.insert(id.clone(), child.id);
        register.children.insert(id, KnownChild { facts: facts(&child), care_periods: Vec::new(), reviews: BTreeMap::new() });
    }
    let mut episodes: BTreeMap<CarePeriodId, Vec<_>> = BTreeMap::new();
    for (period, episode) in tx.all_care_episodes().await? {
        episodes.entry(period).or_default().push(episode);
    }
    for stored in tx.all_care_periods().await? {
        let Ok(child) = stored.council_id.parse::<CouncilId>() else { continue };
        let Some(known) = register.children.get_mut(&child) else { continue };
        let period = CarePeriod {
            child,
            started_on: stored.started_on,
            start_known: stored.start_known,
            ended_on: stored.ended_on,
            short_breaks: stored.short_breaks,
            episodes: episodes.remove(&stored.id).unwrap_or_default(),
        };
        known.care_periods.push(KnownPeriod { id: stored.id, period });
    }
    let reviews = tx.all_reviews().await?;
    for review in &reviews {
        let (Ok(child), Some(day)) = (review.council_id.parse::<CouncilId>(), review.held_on) else { continue };
        if let Some(known) = register.children.get_mut(&child) {
            known
                .reviews
                .insert(day, KnownReview { code: review.code, confirmed: review.confirmed_here, flags: review.flags.clone() });
        }
    }
    Ok(Held { register, children, reviews })
}

fn facts(child: &Child) -> ChildFacts {
    let parsed = |text: &Option<String>| text.as_deref().unwrap_or_default().to_owned();
    ChildFacts {
        born: child.date_of_birth,
        sex: parsed(&child.sex).parse().ok(),
        ethnic: parsed(&child.ethnicity).parse().ok(),
        upn: parsed(&child.upn).parse().unwrap_or(heard_domain::ssda903::Upn::Blank),
    }
}

fn texts(facts: &ChildFacts) -> [Option<String>; 3] {
    let upn = facts.upn.to_string();
    [
        facts.sex.map(|sex| sex.key().to_owned()),
        facts.ethnic.map(|ethnic| ethnic.key().to_owned()),
        Some(upn).filter(|upn| !upn.is_empty()),
    ]
}
