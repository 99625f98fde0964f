// SPDX-License-Identifier: MIT
// Asks a real YAML language server what it makes of the schema. It is told nothing of it by the settings, so that all it
// knows of records comes from the modeline in their first line; but for the last check, which is about the settings that
// docs/editors.md shows.
//
// Usage: node language_server.mjs SERVER CHECKOUT, SERVER being yaml-language-server's bin/yaml-language-server.

import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';

const [serverPath, checkoutPath] = process.argv.slice(2);
const checkout = path.resolve(checkoutPath);
const schema = JSON.parse(readFileSync(path.join(checkout, 'schema/activity.schema.json'), 'utf8'));

/** A language server at the other end of two pipes: JSON-RPC with a header before each message. */
class Server {
  #process;
  #received = Buffer.alloc(0);
  #lastId = 0;
  #pending = new Map();
  #diagnosticsWaiters = new Map();

  #settings;

  constructor(program, settings) {
    this.#settings = settings;
    this.#process = spawn(process.execPath, [program, '--stdio'], {stdio: ['pipe', 'pipe', 'inherit']});
    this.#process.stdout.on('data', (bytes) => this.#receive(bytes));
  }

  async start(folder) {
    const uri = pathToFileURL(folder).href;
    const workspaceFolders = [{uri, name: path.basename(folder)}];
    const capabilities = {workspace: {configuration: true, workspaceFolders: true}};
    await this.request('initialize', {processId: process.pid, rootUri: uri, workspaceFolders, capabilities});
    this.notify('initialized', {});
    this.notify('workspace/didChangeConfiguration', {settings: this.#settings});
  }

  request(method, params) {
    const id = ++this.#lastId;
    this.#send({id, method, params});
    return new Promise((resolve, reject) => this.#pending.set(id, {resolve, reject}));
  }

  notify(method, params) {
    this.#send({method, params});
  }

  /** The diagnostics that the server publishes next for a document. */
  nextDiagnostics(uri) {
    return new Promise((resolve) => this.#diagnosticsWaiters.set(uri, resolve));
  }

  stop() {
    this.#process.kill();
  }

  #send(message) {
    const body = Buffer.from(JSON.stringify({jsonrpc: '2.0', ...message}));
    this.#process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#process.stdin.write(body);
  }

  #receive(bytes) {
    this.#received = Buffer.concat([this.#received, bytes]);
    for (;;) {
      const headerEnd = this.#received.indexOf('\r\n\r\n');
      if (headerEnd < 0) {
        return;
      }
      const length = Number(/Content-Length: (\d+)/.exec(this.#received.toString('utf8', 0, headerEnd))[1]);
      const bodyEnd = headerEnd + 4 + length;
      if (this.#received.length < bodyEnd) {
        return;
      }
      const message = JSON.parse(this.#received.toString('utf8', headerEnd + 4, bodyEnd));
      this.#received = this.#received.subarray(bodyEnd);
      this.#take(message);
    }
  }

  #take(message) {
    if (message.method === 'textDocument/publishDiagnostics') {
      this.#diagnosticsWaiters.get(message.params.uri)?.(message.params.diagnostics);
    } else if (message.method !== undefined && message.id !== undefined) {
      // The server asks the editor: for its settings, or to register something.
      const isForSettings = message.method === 'workspace/configuration';
      const result = isForSettings ? message.params.items.map(({section}) => this.#settings[section] ?? null) : null;
      this.#send({id: message.id, result});
    } else if (this.#pending.has(message.id)) {
      const {resolve, reject} = this.#pending.get(message.id);
      this.#pending.delete(message.id);
      message.error ? reject(new Error(message.error.message)) : resolve(message.result);
    }
  }
}

/** Opens one text after the other as a record; `‸` in a text is where the cursor stands. */
class Editor {
  #server;
  #count = 0;

  constructor(server) {
    this.#server = server;
  }

  async open(textWithCursor) {
    const uri = pathToFileURL(path.join(checkout, 'records', `opened-${++this.#count}.yaml`)).href;
    const before = textWithCursor.split('‸')[0].split('\n');
    const diagnostics = this.#server.nextDiagnostics(uri);
    this.#server.notify('textDocument/didOpen', {
      textDocument: {uri, languageId: 'yaml', version: 1, text: textWithCursor.replace('‸', '')},
    });
    const position = {line: before.length - 1, character: before.at(-1).length};
    return {textDocument: {uri}, position, diagnostics: await diagnostics};
  }

  /** What the server offers at the cursor. */
  async offers(textWithCursor) {
    const {textDocument, position} = await this.open(textWithCursor);
    const answer = await this.#server.request('textDocument/completion', {textDocument, position});
    return answer.items;
  }

  /** The same: its labels, in order. */
  async complete(textWithCursor) {
    return (await this.offers(textWithCursor)).map((item) => item.label);
  }

  async hover(textWithCursor) {
    const {textDocument, position} = await this.open(textWithCursor);
    const answer = await this.#server.request('textDocument/hover', {textDocument, position});
    return answer.contents.value;
  }

  /** What the server says is wrong: "line: message", lines from 1. */
  async check(text) {
    const {diagnostics} = await this.open(text);
    return diagnostics.map(({range, message}) => `${range.start.line + 1}: ${message}`);
  }
}

const record = readFileSync(path.join(checkout, 'records/90001.yaml'), 'utf8');
const keys = Object.keys(schema.properties);
const boards = schema.definitions.boards.items.enum;
const formats = schema.properties.format.enum;
const competencies = schema.properties.competencies.items.enum;
const modeline = record.split('\n')[0] + '\n';

const keysOf = (text) => text.split('\n').flatMap((line) => /^([a-z_]+):/.exec(line)?.[1] ?? []);
const lineOf = (text, words) => text.split('\n').findIndex((line) => line.includes(words)) + 1;
const sorted = (texts) => [...texts].sort();

const checks = {
  'offers the keys that the record has not': async (editor) => {
    const missing = keys.filter((key) => !keysOf(record).includes(key));
    assert.deepEqual(sorted(await editor.complete(`${record}‸\n`)), sorted(missing));
  },
  'offers all keys in an empty record, each with its colon': async (editor) => {
    const offers = await editor.offers(`${modeline}‸\n`);
    const written = Object.fromEntries(offers.map((offer) => [offer.label, offer.insertText]));
    for (const key of keys) {
      assert.match(written[key] ?? 'nothing', new RegExp(`^${key}:`));
    }
    assert.equal(written.expires, 'expires: ${1:2028-09-04}');
    assert.equal(written.keywords, 'keywords:\n  - ');
  },
  'offers the formats and nothing else': async (editor) => {
    assert.deepEqual(await editor.complete(`${modeline}id: 1\nformat: ‸\n`), formats);
  },
  'offers the known approval type': async (editor) => {
    const [known] = Object.keys(schema.properties.approvals.properties);
    assert.deepEqual(await editor.complete(`${modeline}id: 1\napprovals:\n  ‸\n`), [known]);
  },
  'offers the boards under a known approval type': async (editor) => {
    const text = `${modeline}id: 1\napprovals:\n  ABMS Lifelong Learning CME Activity:\n    - ‸\n`;
    assert.deepEqual(await editor.complete(text), boards);
  },
  'offers the boards under another approval type': async (editor) => {
    const text = `${modeline}id: 1\napprovals:\n  House Approval:\n    - Radiology\n    - ‸\n`;
    assert.deepEqual(await editor.complete(text), boards);
  },
  'offers the competencies': async (editor) => {
    assert.deepEqual(await editor.complete(`${modeline}id: 1\ncompetencies:\n  - ‸\n`), competencies);
  },
  'offers the keys of a credit': async (editor) => {
    const offers = await editor.offers(`${modeline}id: 1\ncredits:\n  - ‸\n`);
    assert.deepEqual(sorted(offers.map((offer) => offer.insertText)), [
      'amount: ${1:1}',
      'board: ',
      'max: ${1:20}',
      'note: ${1:10 AP and 10 CP}',
      'per: ${1:cycle}',
      'type: ${1:AMA PRA Category 1 Credit}',
    ]);
  },
  'offers the types of credit': async (editor) => {
    const offered = await editor.complete(`${modeline}id: 1\ncredits:\n  - amount: 1\n    type: ‸\n`);
    assert.equal(offered[0], 'AMA PRA Category 1 Credit');
    assert.equal(offered.length, 13);
  },
  'offers a fee that can be taken as it is': async (editor) => {
    const [offer] = await editor.offers(`${modeline}id: 1\nfee: ‸\n`);
    assert.equal(offer.insertText, 'free');
  },
  'offers no other text than the example where text is wanted': async (editor) => {
    const {examples} = schema.properties.provider;
    assert.deepEqual(await editor.complete(`${modeline}id: 1\nprovider: ‸\n`), examples);
  },
  'tells what a key is for': async (editor) => {
    assert.match(await editor.hover(record.replace('expires', 'exp‸ires')), /last day to claim credit/);
  },
  'has nothing to say of a sound record': async (editor) => {
    assert.deepEqual(await editor.check(record), []);
  },
  'tells a mistyped board at its line, with the right ones': async (editor) => {
    const mistyped = record.replace('- Pediatrics', '- Pediatrcs');
    const valid = boards.map((board) => `"${board}"`).join(', ');
    assert.deepEqual(await editor.check(mistyped), [
      `${lineOf(mistyped, 'Pediatrcs')}: Value is not accepted. Valid values: ${valid}.`,
    ]);
  },
  'tells a date in words what is wanted': async (editor) => {
    const said = await editor.check(record.replace(/expires: .*/, 'expires: November 30, 2027'));
    assert.deepEqual(said, [`${lineOf(record, 'expires')}: write a date such as 2028-09-04`]);
  },
  'tells an unknown key': async (editor) => {
    const mistyped = `${record}titel: x\n`;
    assert.deepEqual(await editor.check(mistyped), [`${lineOf(mistyped, 'titel')}: Property titel is not allowed.`]);
  },
};

const settings = {yaml: {completion: true, hover: true, validate: true, schemaStore: {enable: false}}};

/** Lets `use` work in an editor whose server has these settings. */
async function inEditor(serverSettings, use) {
  const server = new Server(serverPath, serverSettings);
  try {
    await server.start(checkout);
    await use(new Editor(server));
  } finally {
    server.stop();
  }
}

async function checkSettings(editor) {
  assert.deepEqual(await editor.complete('id: 1\nformat: ‸\n'), formats);
}

let passed = 0;
let failed = 0;

async function report(name, check) {
  try {
    await check();
    passed += 1;
    console.log(`ok      ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}\n${error.message}`);
  }
}

await inEditor(settings, async (editor) => {
  for (const [name, check] of Object.entries(checks)) {
    await report(name, () => check(editor));
  }
});
const schemas = {'schema/activity.schema.json': ['records/**/*.yaml', 'records/**/*.yml']};
await inEditor({yaml: {...settings.yaml, schemas}}, (editor) =>
  report('needs no modeline where the settings name the schema', () => checkSettings(editor)),
);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
