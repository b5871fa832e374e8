//! How someone likes their pages, kept as text and read back.

use heard_domain::looks::{Colours, Looks, NoLooks, TextSize};

#[test]
fn every_choice_is_read_back_as_it_was_kept() {
    let mut kept = std::collections::BTreeSet::new();
    for colours in [Colours::Device, Colours::Paper, Colours::Night, Colours::Clear] {
        for text in [TextSize::Usual, TextSize::Big, TextSize::Biggest] {
            for wishes in 0..8 {
                let looks = Looks { colours, text, wide: wishes & 1 > 0, calm: wishes & 2 > 0, slow: wishes & 4 > 0 };
                assert_eq!(looks.to_string().parse(), Ok(looks));
                assert!(kept.insert(looks.to_string()), "two choices are never kept as one: {looks}");
            }
        }
    }
}

#[test]
fn it_is_kept_in_plain_words() {
    let looks = Looks { colours: Colours::Night, text: TextSize::Big, calm: true, ..Looks::default() };
    assert_eq!(looks.to_string(), "night.big.calm");
    assert_eq!(Looks::default().to_string(), "as-is");
}

#[test]
fn what_we_did_not_write_is_no_choice() {
    for text in [
        "",
        ".",
        "night.",
        "big.night",
        "night.paper",
        "night.night",
        "Night",
        "as-is.night",
        "red",
        "night big",
        "\u{202e}night",
    ] {
        assert_eq!(text.parse::<Looks>(), Err(NoLooks), "{text:?}");
    }
}
