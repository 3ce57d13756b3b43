//! Texts as no converter should leave them: lines dropped, doubled, swapped, cut, joined, pages
//! shuffled. The same text and number give the same mutilation.

/// How a text is mutilated.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Mutilation {
    Dropped,
    Doubled,
    Swapped,
    Cut,
    Joined,
    Shuffled,
}

impl Mutilation {
    pub(crate) const ALL: [Self; 6] = [
        Self::Dropped,
        Self::Doubled,
        Self::Swapped,
        Self::Cut,
        Self::Joined,
        Self::Shuffled,
    ];

    /// About one line in eight is treated; pages are some thirty lines long.
    pub(crate) fn of(self, text: &str, seed: usize) -> String {
        let mut chance = Chance(seed as u64 + 1);
        let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
        if matches!(self, Self::Shuffled) {
            let mut pages: Vec<Vec<String>> = lines.chunks(30).map(<[String]>::to_vec).collect();
            for at in (1..pages.len()).rev() {
                pages.swap(at, chance.below(at + 1));
            }
            return pages.concat().concat();
        }
        let mut at = 0;
        while at < lines.len() {
            if chance.below(8) == 0 {
                match self {
                    Self::Dropped => lines[at].clear(),
                    Self::Doubled => lines[at] = lines[at].repeat(2),
                    Self::Swapped => {
                        let other = chance.below(lines.len());
                        lines.swap(at, other);
                    }
                    Self::Cut => {
                        let chars = lines[at].chars().count();
                        let keep = chance.below(chars + 1);
                        lines[at] = lines[at].chars().take(keep).collect::<String>() + "\n";
                    }
                    // Every line up to the next one with words.
                    Self::Joined => {
                        for line in lines.iter_mut().skip(at).take(3) {
                            let end = line.trim_end().len();
                            line.truncate(end);
                            line.push(' ');
                        }
                    }
                    Self::Shuffled => unreachable!(),
                }
            }
            at += 1;
        }
        lines.concat()
    }
}

struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(0x5851_f42d_4c95_7f2d)
            .wrapping_add(0x1405_7b7e_f767_814f);
        (self.0 >> 33) as usize % n.max(1)
    }
}
