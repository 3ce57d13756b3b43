//! Profile `dgacm`: what the files that the United Nations publishes have instead of the elements
//! of the guidelines (sections 1.3, columns D, and 9 of the reference). Here is only what differs:
//! the way through the model, lists, tables, notes and pictures are those of the other profile.
//!
//! What those files point to and do not declare is declared here, so that every `#` resolves; the
//! addresses are ours, since theirs count blocks.

mod body;
mod head;
mod inline;
mod meta;
mod terms;
