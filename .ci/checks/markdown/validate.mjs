// Renders every Markdown report of a folder with a renderer that is not ours. Usage: validate.mjs FOLDER
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { check, checks } from '../../harness.mjs';

const [folder] = process.argv.slice(2);
const elements = new Set(['h2', 'h3', 'p', 'strong', 'blockquote', 'br', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'code', 'details', 'summary']);

const render = (text) => micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true, allowDangerousProtocol: true });

// Elements that a report has no use for, or attributes, were brought in by outside text.
function foreign(html) {
  const tags = [...html.matchAll(/<\/?([a-zA-Z!?][^\s>/]*)([^>]*)>/g)];
  const found = tags.filter(([, name, rest]) => !elements.has(name) || rest.replace('/', '').trim() !== '').map(([tag]) => tag);
  return found.length > 0 ? `has ${[...new Set(found)].join(' ')}` : '';
}

// Every row as wide as its head, or a cell was broken.
function brokenTables(text, html) {
  const rows = text.split('\n').filter((line) => line.startsWith('|') && !line.startsWith('|--')).length;
  const rendered = html.match(/<tr>/g)?.length ?? 0;
  const isWhole = [...html.matchAll(/<table>.*?<\/table>/gs)].every(([table]) => {
    const head = table.match(/<th>/g).length;
    return (table.match(/<td>/g)?.length ?? 0) === head * (table.match(/<tr>/g).length - 1);
  });
  return rows === rendered && isWhole ? '' : `${rows} rows were written and ${rendered} rendered`;
}

// GitHub and GitLab look for these in the text that was rendered, outside of code.
function references(html) {
  const text = html.replaceAll(/<code>.*?<\/code>/gs, ' ').replaceAll(/<[^>]*>/g, '\n')
    .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  const found = text.match(/[@#!%~$&^][\w"]|https?:\/\/|www\.\w|\bGH-\d|:[a-z0-9_+-]+:(?!\d)/gi) ?? [];
  return found.length > 0 ? `has ${[...new Set(found)].join(' ')}` : '';
}

const orders = (text) => text.split('\n').filter((line) => /^\s*\//.test(line)).join(' ');

await checks(async () => {
  // The validators must see harm where there is some.
  await check('harm is seen', foreign(render('<b>x</b> [a](b)')) && references(render('@team, see #1 and GH-1'))
    && brokenTables('| a |\n|---|\n| b | c |\n', '<table><tr><th></th></tr></table>') && orders('/close') ? '' : 'it is not');

  const names = readdirSync(folder).filter((name) => name.endsWith('.md')).sort();
  await check('reports to render', names.includes('hostile.md') ? '' : `there are no samples in ${folder}`);
  for (const name of names) {
    const text = readFileSync(join(folder, name), 'utf8');
    const html = render(text);
    await check(`${name} has no element that is not ours`, foreign(html));
    await check(`${name} has whole tables`, brokenTables(text, html));
    await check(`${name} mentions nobody and refers to nothing`, references(html));
    await check(`${name} gives no orders`, orders(text));
    await check(`${name} is at most 1 MiB`, Buffer.byteLength(text) <= 1024 * 1024 ? '' : `it has ${Buffer.byteLength(text)} bytes`);
  }
});
