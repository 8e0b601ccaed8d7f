// What a reader without a mouse does with the table of findings.
const count = (page) => page.locator('#count').textContent();
const column = (page, number) => page.locator(`table.sortable tbody td:nth-child(${number})`).allTextContents();

// Presses Tab until something has the focus, and says how it looks there.
async function tabTo(page, selector) {
  for (let pressed = 0; pressed < 60; pressed++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) {
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
      if (outline === 'none') {
        throw new Error(`nobody sees that ${selector} has the focus`);
      }
      return;
    }
  }
  throw new Error(`Tab never reaches ${selector}`);
}

async function skip(page) {
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  return (await page.evaluate(() => document.activeElement.id)) === 'result' ? '' : 'the first Tab and Enter do not lead to the result';
}

async function search(page) {
  await tabTo(page, '#search');
  await page.keyboard.type('LOG4J 44228');
  const found = await column(page, 2);
  return found.length === 1 && found[0].includes('CVE-2021-44228') && /^1 that match, of \d+ findings\.$/.test(await count(page)) ? '' : `${found.length} found: ${await count(page)}`;
}

async function searchInVain(page) {
  await tabTo(page, '#search');
  await page.keyboard.type('no such thing');
  return /^None of \d+ findings match\.$/.test(await count(page)) ? '' : await count(page);
}

async function filter(page) {
  await tabTo(page, '[data-filter="severity"]');
  await page.keyboard.press('h');
  const severities = new Set((await column(page, 1)).map((text) => text.trim()));
  return severities.size === 1 && severities.has('High') ? '' : `shown: ${[...severities].join(', ')}`;
}

async function reset(page) {
  const before = await count(page);
  await tabTo(page, '#search');
  await page.keyboard.type('curl');
  await tabTo(page, '#reset');
  await page.keyboard.press('Enter');
  return (await count(page)) === before ? '' : await count(page);
}

async function sort(page) {
  await tabTo(page, '.sortable th:nth-child(5) button');
  await page.keyboard.press('Enter');
  const down = (await column(page, 5)).filter(Boolean).map(Number);
  await page.keyboard.press('Enter');
  const texts = await column(page, 5);
  const up = texts.filter(Boolean).map(Number);
  const state = await page.locator('.sortable th:nth-child(5)').getAttribute('aria-sort');
  const isSorted = JSON.stringify(down) === JSON.stringify([...down].sort((a, b) => b - a)) && JSON.stringify(up) === JSON.stringify([...up].sort((a, b) => a - b));
  return isSorted && down[0] > down.at(-1) && state === 'ascending' && texts.at(-1) === '' ? '' : `sorted ${state}: ${texts.join(' ')}`;
}

async function unfold(page) {
  await tabTo(page, 'summary');
  await page.keyboard.press('Enter');
  return (await page.locator('details[open] p').first().isVisible()) ? '' : 'nothing unfolds';
}

async function theme(page) {
  const color = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const before = await color();
  await tabTo(page, '#theme');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  return (await page.textContent('#theme')) === 'Theme: dark' && (await color()) !== before ? '' : 'it stays light';
}

export const useByKeyboard = [
  ['skip to the result', skip],
  ['search', search],
  ['search for what is not there', searchInVain],
  ['filter by severity', filter],
  ['reset', reset],
  ['sort both ways', sort],
  ['unfold a finding', unfold],
  ['switch the theme', theme],
];
