
const table = document.getElementById('documents'), body = table.tBodies[0];
const order = new Intl.Collator(undefined, {numeric: true}).compare;
table.tHead.addEventListener('click', event => {
  const head = event.target.closest('th');
  if (head === null) return;
  const down = head.dataset.order !== 'down', at = head.cellIndex;
  head.dataset.order = down ? 'down' : 'up';
  const rows = Array.from(body.rows, row => [row.cells[at].textContent, row]);
  rows.sort((a, b) => down ? order(b[0], a[0]) : order(a[0], b[0]));
  body.append(...rows.map(pair => pair[1]));
});
document.getElementById('filter').addEventListener('input', event => {
  const words = event.target.value.toLowerCase().split(/\s+/);
  for (const row of body.rows) {
    const text = row.textContent.toLowerCase();
    row.hidden = !words.every(word => text.includes(word));
  }
});
