//! How to sign in as each of the made-up people.

use super::{PASSWORD, people::Staff};
use crate::{
    Actor, Service,
    error::{Error, Result},
    feedback::{NewSlip, Opened, SlipFor},
    way_in::{CardSecret, NewCard, Origin},
};
use heard_domain::{
    age::age_on,
    ids::{ChildId, MeetingId},
};
use serde::{Deserialize, Serialize};
use std::net::{IpAddr, Ipv4Addr};

/// The PIN of the child who has been here before.
const PIN: &str = "274916";

/// What the conference is called among the ids in the audit.
const CONFERENCE: &str = "conference:";

/// How to sign in as each of the made-up people. Cards are new, and each works once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DemoSignIns {
    /// Where the service is.
    pub address: String,
    /// Chairs the meeting of the first child.
    pub chair: StaffSignIn,
    /// The worker of the first child.
    pub worker: StaffSignIn,
    /// Books and invites.
    pub business_support: StaffSignIn,
    /// Answers for the service.
    pub manager: StaffSignIn,
    /// Looks after accounts.
    pub administrator: StaffSignIn,
    /// One child of each band, each with a planned review: the first 8 to 11, then 12 to 15, 16 or 17, and 4 to 7.
    pub children: Vec<CardSignIn>,
    /// A child who has been here before.
    pub returning: PinSignIn,
    /// A parent with a slip of a conference that was held, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<SlipSignIn>,
}

/// One of the staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StaffSignIn {
    /// As on a badge.
    pub name: String,
    /// How they sign in.
    pub email: String,
    /// The same for all.
    pub password: String,
}

/// A child with a new card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CardSignIn {
    /// First name.
    pub name: String,
    /// In years, today.
    pub age: u32,
    /// What the card's square holds.
    pub url: String,
    /// The card's ten characters.
    pub code: String,
}

/// A parent or carer with a new slip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SlipSignIn {
    /// What the slip's square holds.
    pub url: String,
    /// The slip's ten characters.
    pub code: String,
}

/// A child who comes back with the card they have used, and their PIN.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PinSignIn {
    /// First name.
    pub name: String,
    /// In years, today.
    pub age: u32,
    /// The used card's ten characters.
    pub code: String,
    /// Six figures.
    pub pin: String,
}

/// The children who get a card, kept in the audit beside the note that everyone here is made up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LetIn {
    /// By card.
    pub(super) cards: Vec<ChildId>,
    /// By PIN.
    pub(super) returning: ChildId,
    /// The conference that parents are asked about.
    pub(super) conference: Option<MeetingId>,
}

impl LetIn {
    /// The audit's word for the whole database.
    pub(super) const SUBJECT: &'static str = "database:made-up";

    /// As the audit keeps it.
    pub(super) fn kept(&self) -> String {
        let ids = [&self.returning].into_iter().chain(&self.cards).map(ToString::to_string);
        ids.chain(self.conference.map(|id| format!("{CONFERENCE}{id}"))).collect::<Vec<_>>().join(" ")
    }

    /// As the audit kept it.
    pub(super) fn read(kept: &str) -> Option<Self> {
        let (children, conference) = kept.split_once(&format!(" {CONFERENCE}")).map_or((kept, None), |(c, m)| (c, Some(m)));
        let mut ids = children.split(' ').map(str::parse);
        let returning = ids.next()?.ok()?;
        let conference = conference.map(str::parse).transpose().ok()?;
        Some(Self { cards: ids.collect::<std::result::Result<_, _>>().ok()?, returning, conference })
    }
}

impl Service {
    /// Makes new cards, and puts the PIN back to the one that is told.
    pub(super) async fn let_everyone_in(&self, let_in: &LetIn) -> Result<DemoSignIns> {
        let mut children = Vec::with_capacity(let_in.cards.len());
        for child in &let_in.cards {
            let card = self.make_card(&Actor::Operator, *child).await?;
            let (name, age) = self.name_and_age(*child).await?;
            children.push(CardSignIn { name, age, url: card.url, code: card.code });
        }
        let sign_in =
            |staff: Staff| StaffSignIn { name: staff.name().to_owned(), email: staff.email(), password: PASSWORD.to_owned() };
        Ok(DemoSignIns {
            address: self.settings.address.clone(),
            chair: sign_in(Staff::Sam),
            worker: sign_in(Staff::Jo),
            business_support: sign_in(Staff::Bea),
            manager: sign_in(Staff::Morag),
            administrator: sign_in(Staff::Ade),
            children,
            returning: self.come_back(let_in.returning).await?,
            parent: match let_in.conference {
                Some(conference) => {
                    let slips = self.make_slips(&Actor::Operator, SlipFor::After(conference), "1").await?.slips;
                    slips.into_iter().next().map(|slip| SlipSignIn { url: slip.url, code: slip.code })
                }
                None => None,
            },
        })
    }

    /// A used card and a PIN, as a child has them who was here before.
    async fn come_back(&self, child: ChildId) -> Result<PinSignIn> {
        let card = self.make_card(&Actor::Operator, child).await?;
        self.spend_new_card(&card).await?;
        self.set_pin(&Actor::Child(child), PIN).await?;
        let (name, age) = self.name_and_age(child).await?;
        Ok(PinSignIn { name, age, code: card.code, pin: PIN.to_owned() })
    }

    /// Presses the button of a card that was just made.
    pub(super) async fn spend_new_card(&self, card: &NewCard) -> Result<()> {
        self.spend_card(&secret(&card.url), &somewhere()).await?.map(drop).map_err(|_| Error::Hidden)
    }

    /// Presses the button of a slip that was just made.
    pub(super) async fn open_new_slip(&self, slip: &NewSlip) -> Result<Opened> {
        self.open_slip(&secret(&slip.url), &somewhere()).await?.map_err(|_| Error::Hidden)
    }

    async fn name_and_age(&self, child: ChildId) -> Result<(String, u32)> {
        let child = self.store.read().await?.child(child).await?.ok_or(Error::Hidden)?;
        Ok((child.given_name.unwrap_or(child.council_id), age_on(child.date_of_birth, self.clock.today())))
    }
}

/// The token at the end of a link.
fn secret(url: &str) -> CardSecret {
    CardSecret::Token(url.rsplit('/').next().unwrap_or_default().to_owned())
}

/// An address of the block that is kept for documents.
fn somewhere() -> Origin {
    Origin::of(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1)))
}

impl DemoSignIns {
    /// The same for a person to read, line by line.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![format!("Everyone here is made up. Staff sign in at {}/staff", self.address)];
        let staff = [
            ("Chair", &self.chair),
            ("Social worker", &self.worker),
            ("Business support", &self.business_support),
            ("Manager", &self.manager),
            ("Administrator", &self.administrator),
        ];
        for (role, StaffSignIn { name, email, password }) in staff {
            lines.push(format!("  {role:<17} {name:<15} {email:<29} password: {password}"));
        }
        lines.push(format!(
            "Children: each card works once, and the next start makes new ones. {} chairs the first one's review",
            self.chair.name
        ));
        for CardSignIn { name, age, url, code } in &self.children {
            lines.push(format!("  {:<17} {url}  or the code {code} at {}/card", format!("{name}, {age}"), self.address));
        }
        let PinSignIn { name, age, code, pin } = &self.returning;
        let who = format!("{name}, {age}");
        lines.push(format!("  {who:<17} was here before: the code {code} at {}/card, then the PIN {pin}", self.address));
        if let Some(SlipSignIn { url, code }) = &self.parent {
            lines.push("Parents and carers: a slip works until it is sent, and the next start makes another".to_owned());
            lines.push(format!("  {:<17} {url}  or the code {code} at {}/card", "A parent", self.address));
        }
        lines
    }
}
