//! Tables: what many resolutions hold, as rows for those who count and compare.
//!
//! A resolution gives rows of three tables: the [documents](Table::Documents), their
//! [clauses](Table::Clauses) (recitals, paragraphs, points) and their
//! [references](Table::References). `work`, `language` and `eid` are the key by which rows of
//! clauses and references belong together, and by which a clause is the same in six languages. This
//! room says what the columns are and what stands in them; how a row is written, as CSV or otherwise,
//! it does not know.

mod request;
mod walk;

pub use walk::rows;

/// One of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Table {
    /// A row a recital, paragraph or point.
    Clauses,
    /// A row a resolution; of several issued under one number, one each.
    Documents,
    /// A row a citation.
    References,
}

impl Table {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Clauses, Self::Documents, Self::References];

    /// The name, of its file too.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Clauses => "clauses",
            Self::Documents => "documents",
            Self::References => "references",
        }
    }

    /// The columns, in order.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Clauses => CLAUSES,
            Self::Documents => DOCUMENTS,
            Self::References => REFERENCES,
        }
    }
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Column {
    /// The name, in snake case.
    pub name: &'static str,
    /// What stands in it.
    pub kind: ColumnKind,
}

/// What stands in a column; any cell may be absent, but for a list, which may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ColumnKind {
    /// Words or a name.
    Text,
    /// A number of things.
    Count,
    /// Yes or no.
    Flag,
    /// Names without blanks.
    List,
}

const fn text(name: &'static str) -> Column {
    let kind = ColumnKind::Text;
    Column { name, kind }
}

const fn count(name: &'static str) -> Column {
    let kind = ColumnKind::Count;
    Column { name, kind }
}

const fn flag(name: &'static str) -> Column {
    let kind = ColumnKind::Flag;
    Column { name, kind }
}

const fn list(name: &'static str) -> Column {
    let kind = ColumnKind::List;
    Column { name, kind }
}

/// What a row of clauses holds. Columns are added at the end: those who read by place keep theirs.
const CLAUSES: &[Column] = &[
    text("source"),
    text("work"),
    text("symbol"),
    text("language"),
    text("eid"),
    text("kind"),
    text("number"),
    text("action"),
    text("family"),
    text("phrase"),
    text("text"),
    list("references"),
    list("addressees"),
    flag("reporting"),
    list("report_to"),
    list("due"),
    list("modifiers"),
    list("further"),
];

const DOCUMENTS: &[Column] = &[
    text("source"),
    text("work"),
    text("symbol"),
    text("language"),
    text("organ"),
    text("kind"),
    text("number"),
    text("part"),
    text("session"),
    text("adopted"),
    text("title"),
    list("inferred"),
    count("recitals"),
    count("paragraphs"),
    count("points"),
    count("annexes"),
    count("references"),
    count("errors"),
    count("warnings"),
];

const REFERENCES: &[Column] = &[
    text("source"),
    text("work"),
    text("symbol"),
    text("language"),
    text("eid"),
    flag("in_note"),
    text("kind"),
    text("target"),
    text("iri"),
    text("up_to"),
    text("date"),
    text("text"),
];

/// What stands in one column of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cell {
    /// Nothing.
    Absent,
    /// Of a text column.
    Text(String),
    /// Of a count.
    Count(u32),
    /// Of a flag.
    Flag(bool),
    /// Of a list.
    List(Vec<String>),
}

impl From<Option<String>> for Cell {
    fn from(text: Option<String>) -> Self {
        text.map_or(Self::Absent, Self::Text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// A row: a cell for each column of its table.
pub type Row = Vec<Cell>;

/// The rows that one document gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rows {
    /// Of the clauses, in the order of the page.
    pub clauses: Vec<Row>,
    /// Of the documents.
    pub documents: Vec<Row>,
    /// Of the references, in the order of the page.
    pub references: Vec<Row>,
}

impl Rows {
    /// Those of a table.
    pub fn of(&self, table: Table) -> &[Row] {
        match table {
            Table::Clauses => &self.clauses,
            Table::Documents => &self.documents,
            Table::References => &self.references,
        }
    }
}
