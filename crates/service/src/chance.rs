//! Chance, as a parameter: ids, tokens and codes.

use rand::{RngCore, SeedableRng};
use rand_chacha::ChaCha20Rng;
use std::{
    fmt::Write as _,
    sync::{Arc, Mutex, PoisonError},
};
use uuid::Uuid;

/// Thirty letters and figures that are not mistaken for one another: no I, L, O, S, 0 or 1.
const ALPHABET: &[u8; 30] = b"ABCDEFGHJKMNPQRTUVWXYZ23456789";

/// How many characters a card's code has: 30^10 is about 49 bits.
pub const CODE_LENGTH: usize = 10;

/// A source of chance. Clones share it.
#[derive(Clone, Debug)]
pub struct Chance(Arc<Mutex<ChaCha20Rng>>);

impl Chance {
    /// Seeded by the operating system: for secrets that must not be guessed.
    pub fn from_os() -> Self {
        Self(Arc::new(Mutex::new(ChaCha20Rng::from_os_rng())))
    }

    /// The same chance every time: for tests and made-up people.
    pub fn from_seed(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(ChaCha20Rng::seed_from_u64(seed))))
    }

    fn fill<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(&mut bytes);
        bytes
    }

    /// A number below `bound` (at least 1).
    pub fn below(&self, bound: u32) -> u32 {
        let wide = u64::from_le_bytes(self.fill());
        // The bias of a 64-bit number over a bound of 32 bits is beyond noticing.
        u32::try_from(wide % u64::from(bound.max(1))).unwrap_or(0)
    }

    /// A fresh identifier. It is no secret.
    pub fn id(&self) -> Uuid {
        uuid::Builder::from_random_bytes(self.fill()).into_uuid()
    }

    /// A secret of 160 bits, as 40 hexadecimal characters.
    pub fn token(&self) -> String {
        hex(&self.fill::<20>())
    }

    /// A secret of 256 bits.
    pub fn key(&self) -> [u8; 32] {
        self.fill()
    }

    /// A card's code: ten characters that a person can read and type.
    pub fn code(&self) -> String {
        (0..CODE_LENGTH).filter_map(|_| ALPHABET.get(self.below(30) as usize)).map(|byte| char::from(*byte)).collect()
    }
}

/// Bytes as hexadecimal text.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// A typed code as it is compared: capitals, without spaces and dashes, and with a 5 for an S, which no card has.
/// The others that no card has (I, L, O, 0, 1) look like nothing that one has. None when it cannot be a code.
pub fn tidy_code(typed: &str) -> Option<String> {
    let code: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}'))
        .map(|c| if matches!(c, 's' | 'S') { '5' } else { c.to_ascii_uppercase() })
        .collect();
    (code.len() == CODE_LENGTH && code.bytes().all(|byte| ALPHABET.contains(&byte))).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_was_typed() {
        assert_eq!(tidy_code(" abcd-efg hjk ").as_deref(), Some("ABCDEFGHJK"));
        assert_eq!(tidy_code("ABC sES GHJK").as_deref(), Some("ABC5E5GHJK"));
    }

    #[test]
    fn a_code_with_a_character_no_card_has_is_no_code() {
        for typed in ["ABCDEFGHJ0", "ABCDEFGHJI", "ABCDEFGHJ", "ABCDEFGHJKM", "", "ÄBCDEFGHJK"] {
            assert_eq!(tidy_code(typed), None, "{typed}");
        }
    }

    #[test]
    fn codes_use_only_the_alphabet_and_differ() {
        let chance = Chance::from_seed(7);
        let codes: std::collections::BTreeSet<String> = (0..500).map(|_| chance.code()).collect();
        assert_eq!(codes.len(), 500);
        assert!(codes.iter().all(|code| tidy_code(code).as_ref() == Some(code)));
    }
}
