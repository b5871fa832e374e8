//! The body of a posted form: flat fields, in order, repeats kept. Bodies that are not forms are refused in plain words.

use crate::failure::Failure;
use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use heard_domain::forms::RawFields;
use percent_encoding::percent_decode_str;
use std::borrow::Cow;

/// The fields a browser posted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Posted(pub(crate) RawFields);

impl Posted {
    /// Takes a field that may come once. Further values stay behind, and [`Posted::nothing_else`] refuses them.
    pub(crate) fn one(&mut self, name: &str) -> String {
        let mut values = self.0.take(name).into_iter();
        let first = values.next().unwrap_or_default();
        values.for_each(|more| self.0.push(name, more));
        first
    }

    /// Takes every value of a field.
    pub(crate) fn all(&mut self, name: &str) -> Vec<String> {
        self.0.take(name)
    }

    /// Refuses fields that the page does not have: nothing is taken in silence.
    pub(crate) fn nothing_else(&self) -> Result<(), Failure> {
        if self.0.names().next().is_none() { Ok(()) } else { Err(Failure::Unreadable) }
    }
}

/// Why a body was not read.
pub(crate) enum Unread {
    TooLong,
    NotAForm,
}

impl IntoResponse for Unread {
    fn into_response(self) -> Response {
        match self {
            Self::NotAForm => Failure::Unreadable.into_response(),
            Self::TooLong => {
                let mut response = Failure::Unreadable.into_response();
                *response.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
                response
            }
        }
    }
}

impl<S: Send + Sync> FromRequest<S> for Posted {
    type Rejection = Unread;

    async fn from_request(request: Request, state: &S) -> Result<Self, Unread> {
        let is_form = request
            .headers()
            .get("content-type")
            .is_none_or(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
        if !is_form {
            return Err(Unread::NotAForm);
        }
        let body = Bytes::from_request(request, state).await.map_err(|rejection| {
            if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE { Unread::TooLong } else { Unread::NotAForm }
        })?;
        parse(&body).ok_or(Unread::NotAForm).map(Self)
    }
}

/// Reads `a=1&b=2`. Broken UTF-8 is refused rather than mended: mended words are not the child's.
fn parse(body: &[u8]) -> Option<RawFields> {
    let text = std::str::from_utf8(body).ok()?;
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Some((decode(name)?, decode(value)?))
        })
        .collect()
}

fn decode(text: &str) -> Option<String> {
    percent_decode_str(&text.replace('+', " ")).decode_utf8().ok().map(Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_come_as_they_were_typed() {
        let fields = parse("text=a+b%26c%0D%0A%D8%A3&answer=x&answer=y".as_bytes()).unwrap();
        assert_eq!(fields.first("text"), Some("a b&c\r\nأ"));
        assert_eq!(fields.all("answer"), ["x", "y"]);
    }

    #[test]
    fn what_is_no_form_is_refused() {
        for body in [&b"text=%ff%fe"[..], b"%c3=1", b"\xff=1"] {
            assert!(parse(body).is_none(), "{body:?}");
        }
    }
}
