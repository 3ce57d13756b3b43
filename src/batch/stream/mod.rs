//! A stream of documents: one JSON object a line in, one result a line out, in the same order.
//!
//! A thread reads lines and hands each to a pool, with a ticket for its result; tickets wait in a
//! bounded queue in the order of the lines, so that a slow reader or a slow document holds up the
//! reading, never the memory. Every result is written whole and at once.

mod lines;
mod request;

use super::{Format, STACK};
use crate::diagnostic::Severity;
use crate::format::Input;
use lines::Lines;
use std::io::{self, BufRead, Write};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};

/// How many lines each thread may be ahead of the writing.
const AHEAD: usize = 2;

/// How the documents of a stream are converted.
#[derive(Clone, Debug)]
pub struct Stream {
    /// What the documents are written in, where the text is not to tell.
    pub from: Option<Input>,
    /// What to write of each document.
    pub formats: Vec<Format>,
    /// How many threads; 0 leaves it to the machine.
    pub threads: usize,
    /// How many bytes a line may have. What is longer is passed over without being kept.
    pub limit: usize,
    /// What is known of every document; a line may say otherwise.
    pub options: crate::Options,
    /// How Akoma Ntoso is written; a line may say otherwise.
    pub akn: crate::format::akn::Options,
}

/// What came of a stream.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Streamed {
    /// Documents that were converted.
    pub converted: usize,
    /// Lines that were not.
    pub failed: usize,
    /// The gravest of the findings.
    pub worst: Option<Severity>,
}

/// The result of one line.
struct Answer {
    /// One line of JSON, with its end.
    line: Vec<u8>,
    converted: bool,
    worst: Option<Severity>,
}

/// Answers every line of `input` with one line, in the same order, whatever the number of threads.
/// A line that cannot be converted has a result that says why. Where nobody reads `output` any more
/// the stream ends. The error says why it ended early.
///
/// ```
/// use plenary::batch::{Format, Stream, stream};
/// let job = Stream {
///     from: None,
///     formats: vec![Format::Markdown],
///     threads: 1,
///     limit: 1 << 20,
///     options: Default::default(),
///     akn: Default::default(),
/// };
/// let input = std::io::Cursor::new("{\"id\": 7, \"text\": \"1. *Decides* to rest.\"}\n{\n");
/// let mut output = Vec::new();
/// let streamed = stream(&job, input, &mut output)?;
/// assert_eq!((streamed.converted, streamed.failed), (1, 1));
/// let output = String::from_utf8(output).unwrap();
/// assert!(output.starts_with("{\"id\":7,\"status\":\"ok\",\"md\":"));
/// assert!(output.lines().nth(1).unwrap().starts_with("{\"id\":null,\"status\":\"error\",\"line\":2,"));
/// # Ok::<(), String>(())
/// ```
pub fn stream(
    job: &Stream,
    input: impl BufRead + Send + 'static,
    output: &mut impl Write,
) -> Result<Streamed, String> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(job.threads)
        .stack_size(STACK)
        .build()
        .map_err(|error| format!("no threads: {error}"))?;
    let (tickets, queue) = sync_channel(pool.current_num_threads().max(1) * AHEAD);
    let job = Arc::new(job.clone());
    // The thread may be waiting for input when there is no more use for it; it ends with the
    // program, or with the next line.
    std::thread::spawn(move || {
        let mut lines = Lines::new(input, job.limit);
        let mut number = 0;
        while let Some(line) = lines.next_line().transpose() {
            number += 1;
            let (sender, receiver) = sync_channel(1);
            let (ticket, line) = match line {
                Ok(line) => (Ok(receiver), line),
                Err(error) => {
                    // Nobody listens any more where the output is gone.
                    let _ = tickets.send(Err(error));
                    return;
                }
            };
            if tickets.send(ticket).is_err() {
                return;
            }
            let job = Arc::clone(&job);
            pool.spawn(move || drop(sender.send(job.answer(number, &line))));
        }
    });
    write(&queue, output)
}

/// Writes the results as they come, in the order of the tickets.
fn write(
    queue: &Receiver<io::Result<Receiver<Answer>>>,
    output: &mut impl Write,
) -> Result<Streamed, String> {
    let mut streamed = Streamed::default();
    for ticket in queue {
        let ticket = ticket.map_err(|error| format!("standard input: {error}"))?;
        let answer = ticket.recv().map_err(|_| "a thread is gone")?;
        if answer.converted {
            streamed.converted += 1;
        } else {
            streamed.failed += 1;
        }
        streamed.worst = streamed.worst.max(answer.worst);
        match output.write_all(&answer.line).and_then(|()| output.flush()) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => break,
            Err(error) => return Err(format!("standard output: {error}")),
        }
    }
    Ok(streamed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(threads: usize) -> Stream {
        Stream {
            from: None,
            formats: vec![Format::Json],
            threads,
            limit: 4096,
            options: crate::Options::default(),
            akn: crate::format::akn::Options::default(),
        }
    }

    /// Breaks after some bytes.
    struct Breaking(io::Cursor<Vec<u8>>);

    impl io::Read for Breaking {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            match self.0.read(buffer)? {
                0 => Err(io::Error::other("the wire is cut")),
                n => Ok(n),
            }
        }
    }

    #[test]
    fn what_was_read_before_input_breaks_is_answered() {
        let input = Breaking(io::Cursor::new(
            b"{\"text\":\"\"}\n{\"text\":\"\"}\n{".to_vec(),
        ));
        let mut output = Vec::new();
        let why = stream(&job(2), io::BufReader::new(input), &mut output).unwrap_err();
        assert_eq!(why, "standard input: the wire is cut");
        assert_eq!(String::from_utf8(output).unwrap().lines().count(), 2);
    }

    #[test]
    fn a_full_disk_is_an_error_and_a_closed_pipe_is_none() {
        struct Refusing(io::ErrorKind);
        impl Write for Refusing {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(self.0.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let input = || io::Cursor::new("{\"text\":\"\"}\n".repeat(100));
        stream(&job(1), input(), &mut Refusing(io::ErrorKind::BrokenPipe)).unwrap();
        stream(&job(1), input(), &mut Refusing(io::ErrorKind::StorageFull)).unwrap_err();
    }
}
