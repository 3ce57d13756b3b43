//! How far a long command is: a bar on a terminal, a line now and then in a pipe.

use super::report::say;
use super::{MessageFormat, Telling};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

/// How often a line is said where there is no terminal.
const PAUSE: Duration = Duration::from_secs(15);

/// Tells how far a command is.
pub(super) enum Progress {
    /// Nobody wants to know.
    Silent,
    /// On a terminal.
    Bar(ProgressBar),
    /// In a pipe.
    Lines(Lines),
}

/// What lines in a pipe tell.
pub(super) struct Lines {
    done: usize,
    all: usize,
    start: Instant,
    said: Instant,
}

impl Progress {
    /// Progress through so many documents.
    pub(super) fn of(all: usize, telling: &Telling) -> Self {
        if telling.quiet || telling.message_format == MessageFormat::Json {
            return Self::Silent;
        }
        if io::stderr().is_terminal() {
            let bar = ProgressBar::new(all as u64);
            let form = "{wide_bar} {pos} of {len} documents, {per_sec}, {eta} left";
            if let Ok(style) = ProgressStyle::with_template(form) {
                bar.set_style(style);
            }
            return Self::Bar(bar);
        }
        let now = Instant::now();
        Self::Lines(Lines {
            done: 0,
            all,
            start: now,
            said: now,
        })
    }

    /// One more document is done, of which `tell` says what there is to say.
    pub(super) fn step(&mut self, tell: impl FnOnce()) {
        match self {
            Self::Silent => tell(),
            Self::Bar(bar) => {
                bar.suspend(tell);
                bar.inc(1);
            }
            Self::Lines(lines) => {
                tell();
                lines.done += 1;
                if lines.said.elapsed() >= PAUSE {
                    lines.said = Instant::now();
                    say(&lines.sentence(lines.start.elapsed()));
                }
            }
        }
    }

    /// All is done.
    pub(super) fn end(&self) {
        if let Self::Bar(bar) = self {
            bar.finish_and_clear();
        }
    }
}

impl Lines {
    #[allow(clippy::cast_precision_loss)]
    fn sentence(&self, elapsed: Duration) -> String {
        let seconds = elapsed.as_secs_f64().max(0.001);
        // Numbers of documents are far below what a float holds exactly.
        let per_second = self.done as f64 / seconds;
        let left = (self.all - self.done.min(self.all)) as f64 / per_second.max(0.001);
        format!(
            "{} of {} documents, {per_second:.0} a second, {left:.0} s left",
            self.done, self.all
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_rate_and_remaining_time() {
        let now = Instant::now();
        let (done, all) = (300, 1000);
        let lines = Lines {
            done,
            all,
            start: now,
            said: now,
        };
        let said = lines.sentence(Duration::from_secs(30));
        assert_eq!(said, "300 of 1000 documents, 10 a second, 70 s left");
    }
}
