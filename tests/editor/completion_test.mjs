// yaml-language-server, which VS Code and others run, completes keys and shows their descriptions from the schema.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

const server = join(process.env.GIGARAMP_NODE_MODULES, 'yaml-language-server/bin/yaml-language-server');
const settings = { completion: true, hover: true, validate: true, schemaStore: { enable: false } };
let folder;
let client;

/** The least of a client of the language server protocol: requests, notifications, answers to what it is asked. */
class Client {
  constructor() {
    this.process = spawn(process.execPath, [server, '--stdio']);
    this.waiting = new Map();
    this.diagnostics = new Map();
    this.bytes = Buffer.alloc(0);
    this.next = 1;
    this.process.stdout.on('data', (chunk) => this.read(chunk));
  }

  read(chunk) {
    this.bytes = Buffer.concat([this.bytes, chunk]);
    for (;;) {
      const end = this.bytes.indexOf('\r\n\r\n');
      if (end < 0) return;
      const size = Number(/Content-Length: (\d+)/i.exec(this.bytes.subarray(0, end).toString())[1]);
      if (this.bytes.length < end + 4 + size) return;
      const message = JSON.parse(this.bytes.subarray(end + 4, end + 4 + size));
      this.bytes = this.bytes.subarray(end + 4 + size);
      this.handle(message);
    }
  }

  handle(message) {
    if (message.method === 'workspace/configuration') {
      const result = message.params.items.map(({ section }) => (section === 'yaml' ? settings : {}));
      this.send({ id: message.id, result });
    } else if (message.method === 'textDocument/publishDiagnostics') {
      this.diagnostics.set(message.params.uri, message.params.diagnostics);
    } else if (message.method && message.id !== undefined) {
      this.send({ id: message.id, result: null });
    } else if (this.waiting.has(message.id)) {
      this.waiting.get(message.id)(message.result);
      this.waiting.delete(message.id);
    }
  }

  send(message) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  request(method, params) {
    const id = this.next++;
    this.send({ id, method, params });
    return new Promise((resolve) => this.waiting.set(id, resolve));
  }

  open(name, text) {
    const uri = pathToFileURL(join(folder, name)).href;
    writeFileSync(join(folder, name), text);
    this.send({ method: 'textDocument/didOpen',
      params: { textDocument: { uri, languageId: 'yaml', version: 1, text } } });
    return uri;
  }

  async findings(uri) {
    for (let i = 0; i < 100 && !(this.diagnostics.get(uri)?.length > 0); ++i) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return this.diagnostics.get(uri) ?? [];
  }
}

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gigaramp-editor-'));
  writeFileSync(join(folder, 'schema.json'), execFileSync(process.env.GIGARAMP, ['schema']));
  client = new Client();
  await client.request('initialize', { processId: process.pid, rootUri: pathToFileURL(folder).href, capabilities: {
    workspace: { configuration: true },
    textDocument: { completion: { completionItem: { snippetSupport: false } }, hover: {} } } });
  client.send({ method: 'initialized', params: {} });
  client.send({ method: 'workspace/didChangeConfiguration', params: { settings: { yaml: settings } } });
});

after(async () => {
  await client.request('shutdown', null);
  client.send({ method: 'exit' });
  rmSync(folder, { recursive: true });
});

const head = '# yaml-language-server: $schema=./schema.json\nschema: 1\nname: line\n';

async function completions(name, text) {
  const uri = client.open(name, text);
  const lines = text.split('\n');
  const position = { line: lines.length - 1, character: lines.at(-1).length };
  const answer = await client.request('textDocument/completion', { textDocument: { uri }, position });
  return answer.items ?? answer;
}

async function hover(name, text, line, character) {
  const uri = client.open(name, text);
  const answer = await client.request('textDocument/hover', { textDocument: { uri }, position: { line, character } });
  return JSON.stringify(answer?.contents ?? '');
}

test('sections are completed at the top', async () => {
  const labels = (await completions('top.yaml', `${head}p`)).map((item) => item.label);
  for (const section of ['products', 'plants', 'platform', 'places']) assert.ok(labels.includes(section), `${labels}`);
});

test('keys of a plant are completed, with their descriptions', async () => {
  const items = await completions('plant.yaml', `${head}plants:\n  tsmc-n4:\n    `);
  const lot = items.find((item) => item.label === 'lot');
  assert.ok(lot, items.map((item) => item.label).join());
  assert.match(JSON.stringify(lot.documentation), /rounding quantum of starts/);
  for (const key of ['makes', 'capacity', 'opening', 'allocation']) {
    assert.ok(items.some((item) => item.label === key), key);
  }
});

test('rules are completed as values', async () => {
  const items = await completions('rule.yaml', `${head}plants:\n  tsmc-n4:\n    allocation: `);
  const labels = items.map((item) => item.label);
  for (const rule of ['fcfs', 'pro_rata']) assert.ok(labels.includes(rule), `${labels}`);
});

test('hovering over a key shows what it means', async () => {
  const text = `${head}plants:\n  tsmc-n4:\n    lot: 25 wafers\n`;
  assert.match(await hover('hover.yaml', text, 5, 5), /rounding quantum of starts/);
});

test('an unknown key is marked where it stands', async () => {
  const uri = client.open('wrong.yaml', `${head}sites:\n  abilene:\n    fases: {}\n`);
  const findings = await client.findings(uri);
  const found = findings.find((finding) => /fases/.test(finding.message));
  assert.ok(found, JSON.stringify(findings));
  assert.equal(found.range.start.line, 5);
});
