// Opens every HTML report of a folder in Chromium, as a reader would. Usage: validate.mjs FOLDER
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { check, checks } from '../../harness.mjs';
import { launch } from './browser.mjs';
import { textsOfLowContrast } from './contrast.mjs';
import { useByKeyboard } from './keyboard.mjs';

const [folder] = process.argv.slice(2);
const wide = { width: 1280, height: 900 };
const narrow = { width: 360, height: 740 };

// Hands an opened page to a judge; whatever the page asked for, said or ran besides is a trouble too.
async function visit(browser, name, options, judge) {
  const context = await browser.newContext({ viewport: wide, ...options });
  const url = pathToFileURL(join(folder, name)).href;
  const troubles = [];
  try {
    const page = await context.newPage();
    page.on('request', (request) => request.url() !== url && troubles.push(`request to ${request.url()}`));
    page.on('console', (message) => troubles.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => { troubles.push(`dialog: ${dialog.message()}`); return dialog.dismiss(); });
    page.on('popup', () => troubles.push('a window was opened'));
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => { (window.violations ??= []).push(event.violatedDirective); });
    });
    await page.goto(url);
    const why = await judge(page);
    const [violations, pwned] = await page.evaluate(() => [window.violations ?? [], window.pwned]).catch(() => [[], undefined]);
    troubles.push(...violations.map((directive) => `violates ${directive}`));
    if (pwned !== undefined) {
      troubles.push('hostile text was run');
    }
    return [why, ...troubles].filter(Boolean).join('; ');
  } finally {
    await context.close();
  }
}

const overflow = (page) => page.evaluate(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? `the page is ${scrollWidth} wide in a window of ${clientWidth}` : '';
});

const header = (page, name) => page.locator('table.sortable thead').getByRole('button', { name, exact: true });

async function judgePrint(page) {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.subarray(0, 5).toString() === '%PDF-' && pdf.length > 5000 ? '' : 'no PDF came of it';
}

async function judgeWithoutScript(page) {
  const [rows, controls] = await page.evaluate(() => [
    document.querySelectorAll('table.sortable tbody tr').length,
    [...document.querySelectorAll('button, input, select')].filter((control) => control.checkVisibility()).length,
  ]);
  return rows === 537 && controls === 0 ? '' : `${rows} rows and ${controls} controls are there`;
}

// The policy has to hold something back, or "no violation" says nothing.
async function judgePolicy(page) {
  const blocked = await page.evaluate(async () => {
    const directives = [];
    addEventListener('securitypolicyviolation', (event) => { event.stopImmediatePropagation(); directives.push(event.effectiveDirective); }, { capture: true });
    const image = new Image();
    image.src = 'http://127.0.0.1:9/x.png';
    document.body.append(image);
    const style = document.createElement('style');
    style.textContent = 'body { color: red }';
    document.body.append(style);
    await fetch('http://127.0.0.1:9/').catch(() => {});
    try {
      document.body.setAttribute('onclick', 'window.pwned = 1');
      document.body.click();
    } catch {
      directives.push('script-src-attr');
    }
    await new Promise((resolve) => { setTimeout(resolve, 300); });
    window.violations = [];
    return directives;
  });
  const missing = ['img-src', 'style-src-elem', 'connect-src', 'script-src-attr'].filter((directive) => !blocked.includes(directive));
  return missing.length === 0 ? '' : `nothing is held back by ${missing.join(', ')}`;
}

// What the browser says of what the policy blocks is no trouble there.
async function visitQuietly(browser, name, judge) {
  const why = await visit(browser, name, {}, judge);
  return why.split('; ').filter((trouble) => trouble && !trouble.startsWith('console: ') && !trouble.startsWith('request to http://127.0.0.1:9/')).join('; ');
}

async function judgeMany(page) {
  const started = Date.now();
  await page.locator('#search').fill('openssl');
  await page.waitForFunction(() => / that match, of 10,000 findings/.test(document.getElementById('count').textContent));
  const filtered = Date.now();
  await header(page, 'CVSS').click();
  const loaded = await page.evaluate(() => Math.round(performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd));
  console.log(`# 10,000 findings: usable after ${loaded} ms, searched in ${filtered - started} ms, sorted in ${Date.now() - filtered} ms`);
  const rows = await page.locator('table.sortable tbody tr').count();
  return rows === 100 ? '' : `${rows} rows are on the screen`;
}

async function openAll(browser) {
  const names = readdirSync(folder).filter((name) => name.endsWith('.html')).sort();
  await check('pages to open', () => (names.includes('hostile.html') && names.includes('10000-findings.html') ? '' : `there are no samples in ${folder}`));
  for (const name of names) {
    await check(`${name} loads nothing and runs nothing but its own script`, () => visit(browser, name, {}, () => ''));
    await check(`${name} fits in 360 pixels`, () => visit(browser, name, { viewport: narrow }, overflow));
    await check(`${name} fits in 1280 pixels`, () => visit(browser, name, {}, overflow));
    for (const colorScheme of ['light', 'dark']) {
      await check(`${name} can be read in ${colorScheme}`, () => visit(browser, name, { colorScheme }, textsOfLowContrast));
    }
  }
  await check('the content security policy holds back what it should', () => visitQuietly(browser, 'hostile.html', judgePolicy));
  for (const [what, judge] of useByKeyboard) {
    await check(`by keyboard: ${what}`, () => visit(browser, 'release.html', {}, judge));
  }
  await check('10,000 findings are searched and sorted', () => visit(browser, '10000-findings.html', {}, judgeMany));
  await check('without script every finding is there and no control', () => visit(browser, '537-vulnerabilities.html', { javaScriptEnabled: false }, judgeWithoutScript));
  await check('a page is printed', () => visit(browser, 'release.html', {}, judgePrint));
}

await checks(async () => {
  const browser = await launch();
  try {
    await openAll(browser);
  } finally {
    await browser.close();
  }
});
