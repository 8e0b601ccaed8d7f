// Takes the pictures of docs/html-report.md. Usage: node screenshots.mjs DIR OUT, with DIR a folder of samples.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from './browser.mjs';

const [folder, out] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const browser = await launch();
for (const colorScheme of ['light', 'dark']) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 1280 }, colorScheme });
  await page.goto(pathToFileURL(resolve(join(folder, 'release.html'))).href);
  await page.screenshot({ path: join(out, `report-${colorScheme}.png`) });
}
await browser.close();
