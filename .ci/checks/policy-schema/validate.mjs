// Checks that the JSON Schema (through ajv) and the program accept and reject the same policies: those of tests/policy-table and every example.
// Usage: validate.mjs PROGRAM [ARGUMENT…]
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { check, checks, root } from '../../harness.mjs';

const [program, ...programArguments] = process.argv.slice(2);
const table = join(root, 'tests/policy-table');
const examples = join(root, 'policies-examples');
const leastBad = 60;

function policiesIn(folder) {
  return readdirSync(folder).filter((file) => file.endsWith('.yaml')).sort().map((file) => join(folder, file));
}

// Everything strict: a keyword that ajv does not know would be a promise that nothing keeps.
const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false });
addFormats(ajv);
const schema = JSON.parse(readFileSync(join(examples, 'policy.schema.json'), 'utf8'));
const conforms = ajv.compile(schema);

// Why the schema, or the reader of YAML before it, refuses a policy; nothing when it accepts it.
function whySchemaRefuses(text) {
  let policy;
  try {
    policy = parse(text, { logLevel: 'error' });
  } catch (error) {
    return `no YAML: ${error.message}`;
  }
  return conforms(policy) ? '' : ajv.errorsText(conforms.errors);
}

// Why the program refuses each of some policies, by file.
function whyProgramRefuses(files) {
  const run = spawnSync(program, [...programArguments, 'validate', ...files], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (run.error) {
    throw run.error;
  }
  const lines = run.stderr.split('\n').filter((line) => / error TG\d+: /.test(line));
  const refusals = new Map(files.map((file) => [file, lines.find((line) => line.startsWith(`${file}:`)) ?? '']));
  return { status: run.status, refusals };
}

await checks(async () => {
  const good = [...policiesIn(join(table, 'good')), ...policiesIn(examples).filter((file) => !/(\.test|world)\.yaml$/.test(file))];
  const bad = policiesIn(join(table, 'bad'));

  await check('the schema is a JSON Schema', ajv.validateSchema(schema) ? '' : ajv.errorsText(ajv.errors));
  await check('the table has good policies', good.length > 0 ? '' : 'there are none');
  await check(`the table has at least ${leastBad} bad policies`, bad.length >= leastBad ? '' : `there are ${bad.length}`);

  const acceptance = whyProgramRefuses(good);
  await check('the program accepts every good policy', acceptance.status === 0 ? '' : `it exits with ${acceptance.status}`);
  for (const file of good) {
    const name = file.slice(root.length);
    await check(`${name} is good to the program`, acceptance.refusals.get(file));
    await check(`${name} is good to the schema`, whySchemaRefuses(readFileSync(file, 'utf8')));
  }

  const refusal = whyProgramRefuses(bad);
  await check('the program refuses the bad policies', refusal.status === 1 ? '' : `it exits with ${refusal.status}`);
  for (const file of bad) {
    const name = file.slice(root.length);
    const text = readFileSync(file, 'utf8');
    const refused = whySchemaRefuses(text) !== '';

    // What a schema cannot say stands in the policy; where it can after all, the remark has to go.
    const accepts = /^# schema accepts: /m.test(text);
    await check(`${name} is bad to the program`, refusal.refusals.get(file) ? '' : 'it accepts it');
    await check(`${name} is ${accepts ? 'more than the schema can tell' : 'bad to the schema'}`, refused === accepts ? `the schema ${refused ? 'refuses' : 'accepts'} it` : '');
  }
});
