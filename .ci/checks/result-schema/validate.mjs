// Validates every saved result of a folder against docs/result.schema.json. Usage: validate.mjs FOLDER
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, checks, root } from '../../harness.mjs';
import { broken } from './broken.mjs';

const [folder] = process.argv.slice(2);
const docs = join(root, 'docs');
const ajv = createRequire(import.meta.url).resolve('ajv-cli/dist/index.js');
const published = join(docs, 'result.schema.json');
const scratch = mkdtempSync(join(tmpdir(), 'tcss-gate-schema-'));

// The errors that ajv reports for a file; '' when it is valid.
function errorsOf(schema, file) {
  const done = spawnSync(process.execPath, [
    ajv, 'validate', '--spec=draft2020', '-c', 'ajv-formats', '--allow-union-types', '--strict-types=false', '--errors=text', '--all-errors',
    '-s', schema, '-d', file,
  ], { cwd: import.meta.dirname, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (done.error) {
    throw done.error;
  }
  if (done.status === 0 && done.stdout.includes(' valid')) {
    return '';
  }
  if (done.status === 1 && done.stderr.includes(' invalid')) {
    return done.stderr;
  }
  throw new Error(`ajv did not validate: ${done.stdout} ${done.stderr}`);
}

// The published schema lets later versions add properties. Every property that is written today must be in it.
function closed(schema) {
  if (Array.isArray(schema)) {
    return schema.map(closed);
  }
  if (schema === null || typeof schema !== 'object') {
    return schema;
  }
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return schema.type === 'object' ? { ...copy, additionalProperties: false } : copy;
}

function namesIn(schema) {
  return schema === null || typeof schema !== 'object' ? []
    : [...(schema.type === 'object' ? Object.keys(schema.properties) : []), ...Object.values(schema).flatMap(namesIn)];
}

function write(name, value) {
  const path = join(scratch, name);
  writeFileSync(path, JSON.stringify(value));
  return path;
}

function breakAndValidate(place, change) {
  const result = JSON.parse(readFileSync(join(folder, 'violated.json'), 'utf8'));
  change(result);
  const errors = errorsOf(published, write('broken.json', result));
  return errors === '' ? 'the schema accepts it' : errors.includes(place) ? '' : `it is refused for something else: ${errors}`;
}

await checks(async () => {
  try {
    const schema = JSON.parse(readFileSync(published, 'utf8'));
    const strict = write('closed.schema.json', closed(schema));
    const samples = readdirSync(folder).filter((name) => name.endsWith('.json')).sort();
    await check('something to validate', () => samples.includes('violated.json') ? '' : `there is no violated.json in ${folder}`);
    for (const name of samples) {
      await check(`valid ${name}`, () => errorsOf(published, join(folder, name)));
      await check(`nothing undocumented in ${name}`, () => errorsOf(strict, join(folder, name)));
    }
    for (const [name, [place, change]] of Object.entries(broken)) {
      await check(`refused: a result ${name}`, () => breakAndValidate(place, change));
    }
    const page = readFileSync(join(docs, 'result.md'), 'utf8');
    const missing = [...new Set(namesIn(schema))].filter((name) => !page.includes(`\`${name}\``));
    await check('result.md names every property', () => missing.join(', '));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
});
