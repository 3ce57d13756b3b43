//! Lines of bounded length.

use std::io::{self, BufRead};

/// One line of the input.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Its bytes, without its end.
    Whole(Vec<u8>),
    /// It was longer than is kept.
    TooLong,
}

/// The lines of an input; what is longer than the limit is read past without being kept.
pub(super) struct Lines<R> {
    input: R,
    limit: usize,
    begun: bool,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(input: R, limit: usize) -> Self {
        Self {
            input,
            limit,
            begun: false,
        }
    }

    /// The next line; `None` at the end. A mark of the order of bytes before the first is no part of
    /// it.
    pub(super) fn next_line(&mut self) -> io::Result<Option<Line>> {
        let mut line = Vec::new();
        let (mut any, mut too_long) = (false, false);
        loop {
            let bytes = match self.input.fill_buf() {
                Ok(bytes) => bytes,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if bytes.is_empty() {
                if !any {
                    return Ok(None);
                }
                break;
            }
            any = true;
            let end = memchr::memchr(b'\n', bytes);
            let piece = &bytes[..end.unwrap_or(bytes.len())];
            if line.len() + piece.len() > self.limit {
                too_long = true;
                line = Vec::new();
            } else if !too_long {
                line.extend_from_slice(piece);
            }
            let used = end.map_or(bytes.len(), |end| end + 1);
            self.input.consume(used);
            if end.is_some() {
                break;
            }
        }
        let first = !std::mem::replace(&mut self.begun, true);
        if first && line.starts_with("\u{feff}".as_bytes()) {
            line.drain(..3);
        }
        Ok(Some(if too_long {
            Line::TooLong
        } else {
            Line::Whole(line)
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_kept_up_to_the_limit_whatever_comes_at_a_time() {
        let input = "\u{feff}ab\n\nabcdef\nabcdefg\nabcdefghijkl\nz";
        for capacity in 1..20 {
            let reader = io::BufReader::with_capacity(capacity, input.as_bytes());
            let mut lines = Lines::new(reader, 6);
            let mut found = Vec::new();
            while let Some(line) = lines.next_line().unwrap() {
                found.push(match line {
                    Line::Whole(bytes) => String::from_utf8(bytes).unwrap(),
                    Line::TooLong => "…".to_owned(),
                });
            }
            assert_eq!(found, ["ab", "", "abcdef", "…", "…", "z"], "{capacity}");
        }
    }
}
