//! Where two resolutions differ, for people.

use plenary::Resolution;

/// The first line that differs in what the models print, without the spans, which are no part of
/// equality, and with what it stands in.
pub(crate) fn first_difference(before: &Resolution, after: &Resolution) -> String {
    let lines = |resolution| -> Vec<String> {
        let text = format!("{resolution:#?}");
        let lines = text.lines().filter(|line| !line.contains(" span: "));
        lines.map(str::to_owned).collect()
    };
    let (before, after) = (lines(before), lines(after));
    let same = before
        .iter()
        .zip(&after)
        .take_while(|(a, b)| a == b)
        .count();
    let mut around = String::new();
    let depth = |line: &str| line.len() - line.trim_start().len();
    let mut least = before.get(same).map_or(0, |line| depth(line));
    for line in before[..same].iter().rev() {
        if depth(line) < least {
            least = depth(line);
            around = format!("{} {around}", line.trim());
        }
    }
    let show = |lines: &[String]| {
        let lines = &lines[same.min(lines.len())..(same + 6).min(lines.len())];
        let lines: Vec<_> = lines.iter().map(|line| line.trim()).collect();
        lines.join(" ")
    };
    format!(
        "{around}\n  before: {}\n  after:  {}\n",
        show(&before),
        show(&after)
    )
}
