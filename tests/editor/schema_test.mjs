// ajv, the validator most editors and checkers are built on, accepts every shipped scenario and finds typical mistakes.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

const scenarios = new URL('../../scenarios', import.meta.url).pathname;
const ajv = join(process.env.GIGARAMP_NODE_MODULES, 'ajv-cli/dist/index.js');
let folder;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'gigaramp-schema-'));
  writeFileSync(join(folder, 'schema.json'), execFileSync(process.env.GIGARAMP, ['schema']));
});
after(() => rmSync(folder, { recursive: true }));

function yamlFilesBelow(path) {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) return yamlFilesBelow(inside);
    return entry.name.endsWith('.yaml') ? [inside] : [];
  });
}

function validate(files) {
  const done = spawnSync(process.execPath, [ajv, 'validate', '-s', join(folder, 'schema.json'), '--all-errors',
    '--errors=text', '--strict=false', ...files.flatMap((file) => ['-d', file])], { encoding: 'utf8' });
  return { code: done.status, text: done.stdout + done.stderr };
}

const good = {
  products: '{widget: {unit: piece}}',
  customers: '{shop: {orders: {every: 1 hour, product: widget, from: line}}}',
  plants: '{line: {lines: 1, makes: {widget: {process_time: 48 minutes}}}}',
};

function scenario(changes) {
  const sections = { schema: 1, name: 'line', start: '2026-01-01', end: '2026-03-01', ...good, ...changes };
  return Object.entries(sections).map(([key, value]) => `${key}: ${value}\n`).join('');
}

function check(name, text) {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, text);
  return validate([file]);
}

test('every shipped scenario is valid', () => {
  const files = yamlFilesBelow(scenarios);
  assert.ok(files.length >= 3, `${files}`);
  const { code, text } = validate(files);
  assert.equal(code, 0, text);
  for (const file of files) assert.match(text, new RegExp(`${file} valid`));
});

test('the small scenario of these tests is valid', () => {
  const { code, text } = check('good', scenario({}));
  assert.equal(code, 0, text);
});

const mistakes = {
  'a misspelled section': [{ plant: good.plants }, /must NOT have additional properties/],
  'a misspelled key of a plant': [{ plants: '{line: {line: 1, makes: {widget: {process_time: 48 minutes}}}}' },
    /must NOT have additional properties/],
  'a plant that makes nothing': [{ plants: '{line: {lines: 1}}' }, /must have required property 'makes'/],
  'a version of the language that does not exist': [{ schema: 2 }, /must be equal to one of the allowed values/],
  'a duration without its unit': [{ plants: '{line: {lines: 1, makes: {widget: {process_time: 48}}}}' }, /process_time/],
  'a law that does not exist': [{ plants: '{line: {lines: 1, makes: {widget: {process_time: {pareto: 1 hour}}}}}' },
    /process_time/],
  'a rule that does not exist': [{ plants:
    '{line: {lines: 1, allocation: first_come, makes: {widget: {process_time: 48 minutes}}}}' }, /allocation/],
  'a confidence that is no word for it': [{ plants:
    '{line: {lines: {value: 1, confidence: sure}, makes: {widget: {process_time: 48 minutes}}}}' }, /lines/],
  'a start that is no date': [{ start: 'next year' }, /start must match pattern/],
  'a start that is only a year': [{ start: 2026 }, /start must NOT be valid/],
  'a capacity point that is no date': [{ plants:
    '{line: {capacity: {starts: {soon: 3 wafers/week}}, makes: {widget: {cycle_time: 1 week}}}}' }, /starts/],
  'products as a list': [{ products: '[widget]' }, /products must be object/],
};

for (const [name, [changes, message]] of Object.entries(mistakes)) {
  test(`${name} is found`, () => {
    const { code, text } = check('wrong', scenario(changes));
    assert.notEqual(code, 0, text);
    assert.match(text, message);
  });
}
