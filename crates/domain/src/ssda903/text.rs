//! From bytes to text: the encodings that spreadsheets save in.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use serde::{Deserialize, Serialize};

/// How the bytes of a file were read as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8, what the national portal asks for.
    #[serde(rename = "UTF-8")]
    Utf8,
    /// UTF-8 that starts with a byte-order mark.
    #[serde(rename = "UTF-8 with mark")]
    Utf8Marked,
    /// UTF-16, with or without a mark.
    #[serde(rename = "UTF-16")]
    Utf16,
    /// Assumed whenever the bytes are none of the others: what Excel saves on Windows.
    #[serde(rename = "Windows-1252")]
    Windows1252,
}

impl Encoding {
    /// What a person should know about how the file was read; nothing for plain UTF-8.
    pub const fn note(self) -> Option<&'static str> {
        match self {
            Self::Utf8 | Self::Utf8Marked => None,
            Self::Utf16 => Some("read as UTF-16 text; the national portal takes only UTF-8"),
            Self::Windows1252 => Some("not UTF-8, so assumed to be Windows-1252; the national portal takes only UTF-8"),
        }
    }
}

/// Why bytes are not text: what the file claims to be and is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum NotText {
    #[error("the file starts as UTF-8 but is not UTF-8 throughout; save it again as \"CSV UTF-8\"")]
    Utf8,
    #[error("the file starts as UTF-16 but is cut short or damaged; save it again as \"CSV UTF-8\"")]
    Utf16,
    #[error("this is an Excel workbook; save each sheet as \"CSV UTF-8\"")]
    Workbook,
}

/// Reads bytes as text. The byte-order mark, if there is one, is not part of the text.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Encoding), NotText> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(NotText::Workbook);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return String::from_utf8(rest.to_vec()).map(|text| (text, Encoding::Utf8Marked)).map_err(|_| NotText::Utf8);
    }
    // Without a mark, UTF-16 still shows: the first letter of the first heading has a zero beside it.
    let wide = match bytes {
        [0xFF, 0xFE, rest @ ..] => Some((UTF_16LE, rest)),
        [0xFE, 0xFF, rest @ ..] => Some((UTF_16BE, rest)),
        [first, 0, ..] if *first != 0 => Some((UTF_16LE, bytes)),
        [0, second, ..] if *second != 0 => Some((UTF_16BE, bytes)),
        _ => None,
    };
    if let Some((form, rest)) = wide {
        let text = form.decode_without_bom_handling_and_without_replacement(rest).ok_or(NotText::Utf16)?;
        return Ok((text.into_owned(), Encoding::Utf16));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((text.to_owned(), Encoding::Utf8)),
        Err(_) => Ok((WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), Encoding::Windows1252)),
    }
}
