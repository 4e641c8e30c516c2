// The chart as a table, 25 rows a page: the last page at first, then the one that the reader turned to.
const size = 25;

export function buildTable(host, columns, options) {
  const pages = Math.max(1, Math.ceil(columns.steps.length / size));
  const page = Math.min(Number(host.dataset.page ?? pages - 1), pages - 1);
  const table = document.createElement('table');
  table.className = 'har-table';
  const head = table.createTHead().insertRow();
  for (const text of [options.xLabel, ...columns.series.map(series => series.label)]) {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = text;
    head.append(cell);
  }
  const body = table.createTBody();
  for (let row = page * size; row < Math.min((page + 1) * size, columns.steps.length); row++) {
    const line = body.insertRow();
    line.insertCell().textContent = columns.steps[row];
    for (const series of columns.series) {
      const value = series.values[row];
      line.insertCell().textContent = value === undefined ? '–' : value === null ? 'not finite' : String(Number(value.toPrecision(6)));
    }
  }
  const turn = document.createElement('div');
  turn.className = 'har-chart-pages';
  turn.append(button('Previous', page > 0, () => go(-1)), `Page ${page + 1} of ${pages}`, button('Next', page < pages - 1, () => go(1)));
  host.replaceChildren(table, turn);

  function go(by) {
    host.dataset.page = page + by;
    buildTable(host, columns, options);
  }
}

function button(text, enabled, onClick) {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'har-link-button';
  element.textContent = text;
  element.disabled = !enabled;
  element.addEventListener('click', onClick);
  return element;
}
