'use strict';

// Sorts, filters, searches and pages the table of findings, and switches the theme. The page is whole without it.
// Text is only ever moved as nodes or set as text, never parsed as markup.
(() => {
  const rowsOnScreen = 100;
  const rowsOnPaper = 500;

  function switchTheme() {
    const button = document.getElementById('theme');
    const themes = ['automatic', 'light', 'dark'];
    let current = 0;
    button.hidden = false;
    button.addEventListener('click', () => {
      current = (current + 1) % themes.length;
      button.textContent = `Theme: ${themes[current]}`;
      document.documentElement.dataset.theme = themes[current];
    });
  }

  // A narrow screen lays tables out as cards; browsers that then forget that they are tables are told.
  function keepTables(root) {
    const roles = { TABLE: 'table', CAPTION: 'caption', THEAD: 'rowgroup', TBODY: 'rowgroup', TR: 'row', TD: 'cell' };
    for (const element of root.querySelectorAll('table, caption, thead, tbody, tr, td, th')) {
      element.setAttribute('role', roles[element.tagName] ?? (element.scope === 'row' ? 'rowheader' : 'columnheader'));
    }
  }

  function button(text, click) {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = text;
    made.addEventListener('click', click);
    return made;
  }

  function findings() {
    const table = document.querySelector('table.sortable');
    if (!table) {
      return;
    }
    const body = table.tBodies[0];
    const count = document.getElementById('count');
    const whole = count.textContent;
    const search = document.getElementById('search');
    const filters = [...document.querySelectorAll('[data-filter]')];
    const headers = [...table.tHead.rows[0].cells];
    const collator = new Intl.Collator('en', { numeric: true });
    const number = (value) => value.toLocaleString('en');
    const all = [...body.rows].map((row, index) => ({ row, index, text: row.textContent.toLowerCase() }));
    let shown = all;
    let page = 0;
    let sorted = { column: 0, down: true };

    const keys = {
      severity: (entry) => Number(entry.row.dataset.severity),
      number: (entry, column) => Number.parseFloat(entry.row.cells[column].textContent),
      text: (entry, column) => entry.row.cells[column].textContent.trim(),
    };

    // What is empty comes last, whichever way; what is equal stays the worst first.
    function compare(a, b, down) {
      const [first, second] = [a.key, b.key].map((key) => key === '' || Number.isNaN(key));
      if (first || second) {
        return first - second || a.index - b.index;
      }
      const order = typeof a.key === 'number' ? a.key - b.key : collator.compare(a.key, b.key);
      return (down ? -order : order) || a.index - b.index;
    }

    function sort(column, down) {
      sorted = { column, down };
      headers.forEach((header, at) => {
        header.setAttribute('aria-sort', at !== column ? 'none' : down ? 'descending' : 'ascending');
      });
      const key = keys[headers[column].dataset.sort];
      all.forEach((entry) => { entry.key = key(entry, column); });
      all.sort((a, b) => compare(a, b, down));
      filter();
    }

    function filter() {
      const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      const chosen = filters.filter((choice) => choice.value !== '').map((choice) => [choice.dataset.filter, choice.value]);
      shown = all.filter((entry) => chosen.every(([name, value]) => entry.row.dataset[name] === value)
        && words.every((word) => entry.text.includes(word)));
      page = 0;
      show(rowsOnScreen);
    }

    function show(size) {
      const from = page * size;
      const rows = shown.slice(from, from + size).map((entry) => entry.row);
      body.replaceChildren(...rows);
      keepTables(body);
      count.textContent = describe(from, rows.length);
      pages.hidden = shown.length <= size;
      previous.disabled = page === 0;
      next.disabled = from + size >= shown.length;
      place.textContent = `Page ${number(page + 1)} of ${number(Math.max(1, Math.ceil(shown.length / size)))}`;
    }

    function describe(from, length) {
      if (shown.length === 0) {
        return `None of ${number(all.length)} findings match.`;
      }
      const part = length < shown.length ? `${number(from + 1)} to ${number(from + length)} of ` : '';
      return shown.length < all.length ? `${part}${number(shown.length)} that match, of ${number(all.length)} findings.`
        : part ? `${part}${number(shown.length)} findings.` : whole;
    }

    function turn(by) {
      page += by;
      show(rowsOnScreen);
      table.scrollIntoView();
    }

    const pages = document.querySelector('.findings .pages');
    const previous = button('Previous', () => turn(-1));
    const next = button('Next', () => turn(1));
    const place = document.createElement('span');
    pages.append(previous, place, next);

    headers.forEach((header, column) => {
      const name = header.textContent;
      header.replaceChildren(button(name, () => {
        const first = header.dataset.sort !== 'text';
        sort(column, sorted.column === column ? !sorted.down : first);
      }));
    });
    search.addEventListener('input', filter);
    filters.forEach((choice) => choice.addEventListener('change', filter));
    document.getElementById('reset').addEventListener('click', () => {
      search.value = '';
      filters.forEach((choice) => { choice.value = ''; });
      sort(0, true);
      search.focus();
    });
    document.querySelector('.filters').hidden = false;

    // Paper has no pages to turn: what is chosen is printed, up to a length that somebody may read.
    addEventListener('beforeprint', () => {
      page = 0;
      show(rowsOnPaper);
      pages.hidden = true;
    });
    addEventListener('afterprint', () => show(rowsOnScreen));

    sort(0, true);
  }

  // The rows wait for the script only where it runs, and only until it has.
  document.documentElement.classList.add('scripted');
  document.addEventListener('DOMContentLoaded', () => {
    try {
      switchTheme();
      findings();
    } finally {
      document.documentElement.classList.remove('scripted');
    }
    keepTables(document);
  });
})();
