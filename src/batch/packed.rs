//! Files that gzip packed, told by their first bytes.

use flate2::bufread::MultiGzDecoder;
use std::borrow::Cow;
use std::io::Read;

/// How large a packed text may become: a few kilobytes can say "gigabytes of blanks", and memory is
/// not theirs to take.
const LIMIT: usize = 64 << 20;

/// What every gzip file begins with: two bytes of its own, and the only method there is.
const MAGIC: [u8; 3] = [0x1f, 0x8b, 8];

/// The bytes of a document, unpacked where gzip packed them. No text begins with what gzip does. The
/// error says why they cannot be unpacked.
pub(super) fn unpacked(bytes: &[u8]) -> Result<Cow<'_, [u8]>, String> {
    within(bytes, LIMIT)
}

fn within(bytes: &[u8], limit: usize) -> Result<Cow<'_, [u8]>, String> {
    if !bytes.starts_with(&MAGIC) {
        return Ok(Cow::Borrowed(bytes));
    }
    let mut text = Vec::new();
    MultiGzDecoder::new(bytes)
        .take(limit as u64 + 1)
        .read_to_end(&mut text)
        .map_err(|error| format!("its gzip is broken: {error}"))?;
    if text.len() > limit {
        let mebibytes = limit >> 20;
        return Err(format!("its gzip unpacks to more than {mebibytes} MiB"));
    }
    Ok(Cow::Owned(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    fn packed(text: &[u8]) -> Vec<u8> {
        let mut gz = GzEncoder::new(Vec::new(), Compression::best());
        gz.write_all(text).unwrap();
        gz.finish().unwrap()
    }

    #[test]
    fn what_is_not_packed_stays() {
        assert_eq!(unpacked(b"1. *Decides*").unwrap(), &b"1. *Decides*"[..]);
    }

    #[test]
    fn members_are_one_text() {
        let mut both = packed("大会，".as_bytes());
        both.extend(packed("决定".as_bytes()));
        assert_eq!(unpacked(&both).unwrap(), "大会，决定".as_bytes());
    }

    #[test]
    fn a_bomb_is_refused_at_the_limit() {
        let bomb = packed(&vec![b' '; (1 << 20) + 1]);
        assert!(bomb.len() < 2048);
        let why = within(&bomb, 1 << 20).unwrap_err();
        assert!(why.contains("more than 1 MiB"), "{why}");
        let full = packed(&vec![b' '; 1 << 20]);
        assert_eq!(within(&full, 1 << 20).unwrap().len(), 1 << 20);
    }

    #[test]
    fn what_is_cut_short_is_an_error() {
        let whole = packed(b"1. *Decides* to rest.");
        for end in MAGIC.len()..whole.len() {
            let why = unpacked(&whole[..end]).unwrap_err();
            assert!(why.contains("gzip"), "{why}");
        }
    }
}
