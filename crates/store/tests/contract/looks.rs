//! How a child or a member of staff likes their pages.

use crate::{
    given::{chair, child, mia},
    harness::{Db, claims},
};
use heard_domain::looks::{Colours, Looks, TextSize};
use heard_store::Result;

claims![each_person_has_their_own_look_and_none_until_they_chose];

async fn each_person_has_their_own_look_and_none_until_they_chose(db: Db) -> Result<()> {
    let night = Looks { colours: Colours::Night, text: TextSize::Big, slow: true, ..Looks::default() };
    let mut tx = db.write().await?;
    let mia = mia(&mut tx).await?;
    let leon = child(&mut tx, 2, (Some("Leon"), None)).await?;
    let (noor, sam) = (chair(&mut tx, 3, "Noor").await?, chair(&mut tx, 4, "Sam").await?);
    tx.set_looks_of_child(mia, night).await?;
    tx.set_looks_of_staff(noor, night).await?;
    tx.set_looks_of_staff(noor, Looks::default()).await?;
    tx.commit().await?;

    let mut tx = db.read().await?;
    assert_eq!((tx.looks_of_child(mia).await?, tx.looks_of_child(leon).await?), (Some(night), None));
    let staff = (tx.looks_of_staff(noor).await?, tx.looks_of_staff(sam).await?);
    assert_eq!(staff, (Some(Looks::default()), None), "as the device does is a choice too");
    Ok(())
}
