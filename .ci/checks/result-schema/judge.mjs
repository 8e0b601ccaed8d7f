// Holds saved results against the schema by ajv-cli; prints a line a check and exits with 1 when one fails or nothing is there to judge.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { broken } from './broken.mjs';

const [folder, docs] = process.argv.slice(2);
const ajv = createRequire(import.meta.url).resolve('ajv-cli/dist/index.js');
const published = join(docs, 'result.schema.json');
const scratch = mkdtempSync(join(tmpdir(), 'tcss-gate-schema-'));
let passed = 0;
let failed = 0;

// A check returns why it fails, or nothing.
function check(name, judge) {
  let why;
  try {
    why = judge();
  } catch (error) {
    why = error.message;
  }
  if (why) {
    failed++;
    console.log(`not ok ${name}: ${why.replaceAll(/\s+/g, ' ').slice(0, 1000)}`);
  } else {
    passed++;
    console.log(`ok ${name}`);
  }
}

// What ajv says against a file; nothing when it is valid.
function complaintsOf(schema, file) {
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
  throw new Error(`ajv did not judge: ${done.stdout} ${done.stderr}`);
}

// The published schema lets later versions add properties. What is written today has to be in it, every property of it.
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

function breakAndJudge(place, change) {
  const result = JSON.parse(readFileSync(join(folder, 'violated.json'), 'utf8'));
  change(result);
  const complaints = complaintsOf(published, write('broken.json', result));
  return complaints === '' ? 'the schema takes it' : complaints.includes(place) ? '' : `it is refused for something else: ${complaints}`;
}

try {
  const schema = JSON.parse(readFileSync(published, 'utf8'));
  const strict = write('closed.schema.json', closed(schema));
  const samples = readdirSync(folder).filter((name) => name.endsWith('.json')).sort();
  check('something to judge', () => samples.includes('violated.json') ? '' : `there is no violated.json in ${folder}`);
  for (const name of samples) {
    check(`valid ${name}`, () => complaintsOf(published, join(folder, name)));
    check(`nothing undocumented in ${name}`, () => complaintsOf(strict, join(folder, name)));
  }
  for (const [name, [place, change]] of Object.entries(broken)) {
    check(`refused: a result ${name}`, () => breakAndJudge(place, change));
  }
  const page = readFileSync(join(docs, 'result.md'), 'utf8');
  const missing = [...new Set(namesIn(schema))].filter((name) => !page.includes(`\`${name}\``));
  check('result.md names every property', () => missing.join(', '));
} catch (error) {
  check('the judge runs', () => error.message);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
