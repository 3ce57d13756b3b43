//! How far a reading is to be trusted, and why: [`Confidence`].
//!
//! Each [`Reason`] to doubt has a [`Ground`], and each ground a weight: how likely a reading is to be
//! wrong somewhere for that reason alone. The confidence is the likelihood that none of them holds,
//! with a ground counted once however often it is met: the third gap says little more than the first.

mod ground;

pub use ground::Ground;

use crate::diagnostic::Diagnostic;
use crate::source::Span;
use std::fmt;

/// From which likelihood a reading counts as certain, in thousandths.
const CERTAIN: u16 = 900;
/// From which likelihood a reading counts as likely, in thousandths.
const LIKELY: u16 = 600;

/// One reason to doubt a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Why; [`Ground::explain`] tells more.
    pub ground: Ground,
    /// The place in the source, where there is one.
    pub span: Option<Span>,
}

/// How far a reading is to be trusted, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Somebody should look at it.
    Doubtful,
    /// It is more likely right than not.
    Likely,
    /// Nothing speaks against it.
    Certain,
}

impl Grade {
    /// The words for a likelihood in thousandths.
    pub fn of(thousandths: u16) -> Self {
        match thousandths {
            CERTAIN.. => Self::Certain,
            LIKELY.. => Self::Likely,
            _ => Self::Doubtful,
        }
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Doubtful => "doubtful",
            Self::Likely => "likely",
            Self::Certain => "certain",
        })
    }
}

/// How likely a reading is right throughout, with the reasons to doubt it.
///
/// ```
/// let parsed = plenary::parse("Minutes of the chess club", &plenary::Options::default());
/// let confidence = parsed.confidence();
/// assert_eq!(confidence.grade(), plenary::doubt::Grade::Doubtful);
/// assert_eq!(confidence.reasons()[0].ground, plenary::doubt::Ground::NoResolution);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Confidence {
    reasons: Vec<Reason>,
}

impl Confidence {
    /// The confidence that reasons and diagnostics leave.
    pub(crate) fn new(reasons: &[Reason], diagnostics: &[Diagnostic]) -> Self {
        let said = diagnostics.iter().filter_map(|diagnostic| {
            Some(Reason {
                ground: Ground::of(diagnostic.code)?,
                span: diagnostic.span,
            })
        });
        let mut reasons: Vec<_> = reasons.iter().cloned().chain(said).collect();
        reasons.sort_by_key(|reason| {
            let weight = std::cmp::Reverse(reason.ground.weight());
            (weight, reason.ground, reason.span.map(Span::start))
        });
        Self { reasons }
    }

    /// The reasons to doubt, the gravest first, those of one ground in the order of the source.
    pub fn reasons(&self) -> &[Reason] {
        &self.reasons
    }

    /// The grounds that are met, the gravest first, each with the number of its reasons.
    pub fn grounds(&self) -> impl Iterator<Item = (Ground, usize)> + '_ {
        self.reasons
            .chunk_by(|a, b| a.ground == b.ground)
            .map(|reasons| (reasons[0].ground, reasons.len()))
    }

    /// The likelihood that nothing is wrong, in thousandths.
    pub fn thousandths(&self) -> u16 {
        let none = self.grounds().fold(1_000_000_u32, |left, (ground, _)| {
            left / 100 * u32::from(100 - ground.weight())
        });
        // At most a thousand.
        (none / 1000) as u16
    }

    /// The likelihood in words.
    pub fn grade(&self) -> Grade {
        Grade::of(self.thousandths())
    }
}

/// “likely, 0.72: a paragraph does not end in a mark (2)”.
impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let likelihood = f64::from(self.thousandths()) / 1000.0;
        write!(f, "{}, {likelihood:.2}", self.grade())?;
        for (i, (ground, count)) in self.grounds().enumerate() {
            f.write_str(if i == 0 { ": " } else { ", " })?;
            write!(f, "{ground}")?;
            if count > 1 {
                write!(f, " ({count})")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    #[test]
    fn a_ground_counts_once_and_grounds_multiply() {
        let gap = |at| Diagnostic::at(Code::NumberingGap, Span::new(at, at + 1), "");
        let one = Confidence::new(&[], &[gap(5)]);
        let two = Confidence::new(&[], &[gap(9), gap(5)]);
        assert_eq!(one.thousandths(), two.thousandths());
        assert_eq!(two.reasons()[0].span, Some(Span::new(5, 6)));
        let unknown = Diagnostic::whole(Code::UnknownNumber, "");
        let both = Confidence::new(&[], &[gap(5), unknown]);
        assert!(both.thousandths() < one.thousandths());
        assert_eq!(both.grounds().count(), 2);
        assert_eq!(Confidence::default().grade(), Grade::Certain);
        assert_eq!(Confidence::default().to_string(), "certain, 1.00");
    }
}
