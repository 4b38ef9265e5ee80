import assert from 'node:assert/strict';
import type { ClientCapabilities, CodeAction, CompletionList, Hover, Location, TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { takeCaret } from '../support/caret';
import { abilities, both, linkedClient, type LspClient } from '../support/lsp-client';
import { InMemoryFiles, WorkspaceWorld } from '../support/workspace-world';

const folder = 'file:///work';
const file = `${folder}/.rolecheck.yaml`;
const a = `${folder}/plans/a.md`;
const b = `${folder}/plans/b2b/b.md`;

const community = '# Community management\n\n## KPIs\n\n- Conversion rate above 3 %\n- Member retention 80 %\n';
const happiness = '# Plan\n\n## Member Happiness\n\n- Conversion rate above 3 %\n- Superfans 200\n';
const flagged = '2 metric-outside-role';

const off = 'rules:\n  metric-outside-role: off\n';
const asError = 'rules:\n  metric-outside-role: error\n';
const owned = 'terms:\n  conversion-rate:\n    roles:\n      community-management: own\n';
const titled = 'roles:\n  community-management:\n    titles: [Member Happiness]\n';

describe('the rules of a team', function () {
  this.timeout(10_000);
  let files: InMemoryFiles;
  let world: WorkspaceWorld;
  let client: LspClient;
  beforeEach(() => {
    files = new InMemoryFiles();
    world = new WorkspaceWorld(files);
    client = linkedClient(world);
  });
  afterEach(() => client.dispose());

  const start = (capabilities: ClientCapabilities = {}, folders: readonly string[] = [folder]) =>
    client.initialize({ capabilities: both(abilities.push, capabilities), folders });
  const edit = (version: number, text: string): void => client.change(file, version, { text });
  const openFile = (text: string): void => client.open(file, text, { languageId: 'yaml' });

  describe('hold for the plans below them', () => {
    it('from the first findings on, whatever they say', async () => {
      files.contents.set(file, asError);
      await start();
      client.open(a, community);
      await client.shows(a, '1 metric-outside-role');
      assert.deepEqual(
        client.published.filter(({ uri }) => uri === a).map(({ diagnostics }) => diagnostics.length),
        [1],
        'There was no other answer before.',
      );
      assert.equal(world.analysed.length, 1);
    });

    it('so that a term is owned, a team is a role, and words mean a term', async () => {
      const superfans =
        '  superfan-share:\n    dimension: metric\n    forms: [superfans]\n    roles: {community-management: {is: outside, reason: Nobody counts them.}}\n';
      files.contents.set(file, titled);
      await start();
      client.open(file, titled, { languageId: 'yaml' });
      client.open(a, happiness);
      await client.shows(a, flagged);
      edit(2, titled + owned + superfans);
      await client.until('the new finding', () => {
        const last = client.published.findLast(({ uri }) => uri === a)?.diagnostics ?? [];
        return (last.length === 1 && JSON.stringify(last).includes('Nobody counts them')) || undefined;
      });
    });

    it('rather than the editor’s settings, where they say something', async () => {
      files.contents.set(file, asError);
      client.configuration = () => ({ rules: { 'metric-outside-role': 'off' }, codeLens: false });
      await start(abilities.configuration);
      client.open(a, community);
      await client.shows(a, '1 metric-outside-role');
      assert.deepEqual(await client.request('textDocument/codeLens', { textDocument: { uri: a } }), []);
    });

    it('and the editor’s settings where they say nothing', async () => {
      files.contents.set(file, titled);
      client.configuration = () => ({ rules: { 'metric-outside-role': 'hint' } });
      await start(abilities.configuration);
      client.open(a, happiness);
      await client.shows(a, '4 metric-outside-role');
    });

    it('in other ways for some of them', async () => {
      files.contents.set(
        file,
        `${off}overrides:\n  - files: "plans/b2b/**"\n    ${asError.replace('\n  ', '\n      ')}`,
      );
      await start();
      client.open(a, community);
      client.open(b, community);
      await client.shows(b, '1 metric-outside-role');
      await client.shows(a);
    });

    it('until a file nearer to them says otherwise', async () => {
      files.contents.set(file, off);
      files.contents.set(`${folder}/plans/b2b/.rolecheck.yaml`, asError);
      await start();
      client.open(a, community);
      client.open(b, community);
      await client.shows(b, '1 metric-outside-role');
      await client.shows(a);
    });

    it('each folder of a workspace its own', async () => {
      files.contents.set(file, off);
      files.contents.set('file:///other/.rolecheck.yaml', asError);
      await start({}, [folder, 'file:///other']);
      client.open(a, community);
      client.open('file:///other/plan.md', community);
      client.open('file:///third/plan.md', community);
      await client.shows('file:///other/plan.md', '1 metric-outside-role');
      await client.shows('file:///third/plan.md', flagged);
      await client.shows(a);
    });

    it('and for those that were never saved, which no pattern can leave out', async () => {
      files.contents.set(file, `${asError}include: ["plans/**"]\n`);
      await start();
      client.open('untitled:Untitled-1', community);
      await client.shows('untitled:Untitled-1', '1 metric-outside-role');
    });

    it('or leave them out of checking, and take in what does not look like a plan', async () => {
      files.contents.set(file, 'exclude: [plans/b2b]\ninclude: ["plans/**", CHANGELOG.md]\n');
      await start();
      client.open(b, community);
      client.open(`${folder}/CHANGELOG.md`, community);
      client.open(`${folder}/other.md`, community);
      await client.shows(`${folder}/CHANGELOG.md`, flagged);
      await client.quiet();
      assert.deepEqual(client.shown(b), []);
      assert.deepEqual(client.shown(`${folder}/other.md`), []);
      assert.equal(world.analysed.length, 1, 'What is left out is not even read.');
    });

    it('with what they extend', async () => {
      files.contents.set(file, `extends: ./shared/team.yaml\n${titled}`);
      files.contents.set(`${folder}/shared/team.yaml`, asError);
      await start();
      client.open(a, happiness);
      await client.shows(a, '1 metric-outside-role');
    });
  });

  describe('change at once with the file that is open', () => {
    beforeEach(async () => {
      files.contents.set(file, '');
      await start({ workspace: { codeLens: { refreshSupport: true } } });
      openFile('');
      client.open(a, community);
      client.open(b, community);
      await client.shows(a, flagged);
      await client.shows(b, flagged);
    });

    it('for every plan, and the lines above headings too', async () => {
      edit(2, asError);
      await client.shows(a, '1 metric-outside-role');
      await client.shows(b, '1 metric-outside-role');
      assert.equal(client.published.at(-1)?.version, 1, 'The version is that of the plan.');
      assert.equal(client.codeLensRefreshes, 1);
    });

    it('once for a burst of edits', async () => {
      const before = world.analysed.length;
      const typed = 'rules: {metric-outside-role: error}';
      for (let length = 1; length <= typed.length; length++) edit(length + 1, typed.slice(0, length));
      await client.shows(a, '1 metric-outside-role');
      await client.shows(b, '1 metric-outside-role');
      assert.equal(world.analysed.length, before + 2);
    });

    it('and nothing is analysed, sent or asked for where nothing changed', async () => {
      const [analysed, published] = [world.analysed.length, client.published.length];
      edit(2, '# Our house rules\n');
      await client.until('an answer about the file', () => client.published.find(({ version }) => version === 2));
      edit(3, '# Our house rules\nneighbours: {}\nrules: {metric-outside-role: warning}\n');
      await client.until('an answer about the file', () => client.published.find(({ version }) => version === 3));
      await client.quiet();
      const plans = client.published.slice(published).filter(({ uri }) => uri !== file);
      // The level is said now, and is the one that held before: its object is another, what it says is not.
      assert.ok(world.analysed.length - analysed <= 2);
      assert.deepEqual(
        plans.filter(({ diagnostics }) => diagnostics.length !== 1),
        [],
      );
    });

    it('only for the plans that the change is about', async () => {
      edit(2, 'overrides:\n  - files: "plans/b2b/**"\n    rules: {metric-outside-role: error}\n');
      const analysed = world.analysed.length;
      const toA = client.published.filter(({ uri }) => uri === a).length;
      await client.shows(b, '1 metric-outside-role');
      await client.quiet();
      assert.equal(world.analysed.length, analysed + 1);
      assert.equal(client.published.filter(({ uri }) => uri === a).length, toA);
    });

    it('but the last version without mistakes holds while it has some', async () => {
      edit(2, owned);
      await client.shows(a);
      const analysed = world.analysed.length;
      edit(3, `${owned}rules: {metric-outside-roll: off}\n  broken`);
      await client.until('the mistake', () => client.shown(file).some((one) => one === '1 config') || undefined);
      await client.quiet();
      assert.deepEqual(client.shown(a), []);
      assert.equal(world.analysed.length, analysed);
      edit(4, off.replace('metric', 'skill'));
      await client.shows(a, flagged);
      await client.shows(file);
    });

    it('and go back to the disk’s when it is closed without saving', async () => {
      edit(2, asError);
      await client.shows(a, '1 metric-outside-role');
      client.close(file);
      await client.shows(a, flagged);
    });
  });

  describe('are told of in their file', () => {
    const broken = 'rulez:\n  metric-outside-role: off\n';

    it('with what is wrong, where, and in the version that it belongs to', async () => {
      await start();
      openFile(broken);
      const [mistake, ...others] = await client.diagnostics(file, 1);
      assert.ok(mistake);
      assert.deepEqual(others, []);
      const { message, ...rest } = mistake;
      assert.match(JSON.stringify(message), /rulez/u);
      assert.deepEqual(rest, {
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } },
        severity: 1,
        code: 'config',
        source: 'rolecheck',
      });
      edit(2, off);
      assert.deepEqual(await client.diagnostics(file, 2), []);
      edit(3, broken);
      assert.equal((await client.diagnostics(file, 3)).length, 1);
      client.close(file);
      await client.shows(file);
    });

    it('after emoji and line ends of Windows as well', async () => {
      await start();
      openFile('# 👥 us\r\n"rules": {} # 🎯\r\nterms: {conversion-rate: {forms: ["👥 x"], colour: red}}\r\n');
      const [mistake] = await client.diagnostics(file, 1);
      const character = 'terms: {conversion-rate: {forms: ["👥 x"], '.length;
      assert.deepEqual(mistake?.range.start, { line: 2, character });
    });

    it('once, in files that others extend too, with what they mean there', async () => {
      const shared = `${folder}/shared/team.rolecheck.yaml`;
      files.contents.set(
        file,
        `extends: ./shared/team.rolecheck.yaml\nroles: {developer-relations: {like: community-management}}\n`,
      );
      await start();
      client.open(a, community);
      client.open(shared, 'terms: {conversion-rate: {roles: {developer-relations: own}}}\n', { languageId: 'yaml' });
      assert.deepEqual(await client.diagnostics(shared, 1), [], 'The role is the other file’s.');
      client.open(`${folder}/alone.rolecheck.yaml`, 'rulez: {}\n', { languageId: 'yaml' });
      assert.equal((await client.diagnostics(`${folder}/alone.rolecheck.yaml`, 1)).length, 1);
    });

    it('with the word that is meant as a quick fix', async () => {
      await start({ workspace: { workspaceEdit: { documentChanges: true } } });
      openFile(broken);
      const [mistake] = await client.diagnostics(file, 1);
      assert.ok(mistake);
      const [action, ...others] = await client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: file },
        range: mistake.range,
        context: { diagnostics: [mistake] },
      });
      assert.deepEqual(others, []);
      assert.deepEqual(action, {
        title: 'Change to “rules”',
        kind: 'quickfix',
        isPreferred: true,
        diagnostics: [mistake],
        edit: {
          documentChanges: [
            { textDocument: { uri: file, version: 1 }, edits: [{ range: mistake.range, newText: 'rules' }] },
          ],
        },
      });
      const refactorings = await client.request('textDocument/codeAction', {
        textDocument: { uri: file },
        range: mistake.range,
        context: { diagnostics: [], only: ['refactor'] },
      });
      assert.deepEqual(refactorings, []);
    });

    it('but not while checking is switched off', async () => {
      client.configuration = () => ({ enable: false });
      files.contents.set(file, broken);
      await start(abilities.configuration);
      client.open(a, community);
      openFile(broken);
      assert.deepEqual(await client.diagnostics(file, 1), []);
      client.configuration = () => ({ enable: true });
      client.notify('workspace/didChangeConfiguration', { settings: null });
      await client.shows(file, '1 config');
      await client.shows(a, flagged);
    });
  });

  describe('are told of where their file is not open', () => {
    const broken = 'rules:\n  metric-outside-role: loud\n';
    const pull = both(abilities.pull, {});

    it('as long as it governs an open plan', async () => {
      files.contents.set(file, broken);
      await start();
      client.open(a, community);
      await client.shows(a, flagged);
      await client.shows(file, '1 config');
      assert.equal(client.published.findLast(({ uri }) => uri === file)?.version, undefined);
      client.close(a);
      await client.shows(file);
    });

    it('until it is opened, and again when it is closed', async () => {
      files.contents.set(file, broken);
      await start();
      client.open(a, community);
      await client.shows(file, '1 config');
      openFile(broken);
      assert.equal((await client.diagnostics(file, 1)).length, 1);
      edit(2, off);
      assert.deepEqual(await client.diagnostics(file, 2), []);
      client.close(file);
      await client.shows(file, '1 config');
    });

    it('never twice to a client that asks for diagnostics itself', async () => {
      files.contents.set(file, broken);
      await client.initialize({ capabilities: pull, folders: [folder] });
      client.open(a, community);
      await client.shows(file, '1 config');
      openFile(broken);
      await client.shows(file);
      const report = await client.pull(file);
      assert.ok(report.kind === 'full');
      assert.equal(report.items.length, 1);
      assert.deepEqual((await client.pull(file, report.resultId)).kind, 'unchanged');
      edit(2, asError);
      const mended = await client.pull(file, report.resultId);
      assert.ok(mended.kind === 'full');
      assert.deepEqual(mended.items, []);
      await client.until('a refresh', () => client.refreshes || undefined);
      const plan = await client.pull(a);
      assert.equal(plan.kind === 'full' && plan.items[0]?.severity, 1);
      await client.quiet();
      assert.deepEqual(client.shown(file), [], 'Nothing is pushed for what is open.');
      assert.ok(client.published.every(({ uri }) => uri === file));
      client.close(file);
      await client.shows(file, '1 config');
    });

    it('however its address is written', async () => {
      files.contents.set('file:///c%3A/work/.rolecheck.yaml', broken);
      await client.initialize({ capabilities: pull, folders: ['file:///c%3A/work'] });
      client.open('file:///c%3A/work/plan.md', community);
      await client.shows('file:///c%3A/work/.rolecheck.yaml', '1 config');
      const onScreen = 'file:///c%3A/work/.rolecheck.yaml'.replace('c%3A', 'C:');
      client.open(onScreen, off, { languageId: 'yaml' });
      await client.shows('file:///c%3A/work/.rolecheck.yaml');
      const report = await client.pull('file:///c%3A/work/plan.md');
      assert.deepEqual(report.kind === 'full' && report.items, [], 'The text on the screen is in force.');
    });

    it('in the file with the mistake, which may be one that it extends', async () => {
      files.contents.set(file, 'extends: [./one.yaml, ./two.yaml, ./gone.yaml]\n');
      files.contents.set(`${folder}/one.yaml`, broken);
      files.contents.set(`${folder}/two.yaml`, off);
      await start();
      client.open(a, community);
      await client.shows(`${folder}/one.yaml`, '1 config');
      await client.shows(file, '1 config');
      assert.deepEqual(client.shown(`${folder}/two.yaml`), []);
    });

    it('in its first line where it cannot be read at all', async () => {
      files.problems.set(file, 'is larger than 2 MB');
      await start();
      client.open(a, community);
      await client.shows(a, flagged);
      await client.shows(file, '1 config');
      const [mistake] = client.published.findLast(({ uri }) => uri === file)?.diagnostics ?? [];
      assert.equal(mistake?.message, 'This file is larger than 2 MB.');
      assert.deepEqual(mistake.range.start, { line: 0, character: 0 });
    });
  });

  describe('are told of in a status', () => {
    const status = { ...both(abilities.push, abilities.configuration), experimental: { rolecheckProblems: true } };

    it('to clients that show one: what is wrong, where, and which file governs which plan', async () => {
      files.contents.set(file, '# Us\nrulez: {}\n');
      client.configuration = () => ({ arguable: 'sometimes' });
      await client.initialize({ capabilities: status, folders: [folder] });
      client.open(a, community);
      const told = await client.until('the status', () => client.problemsTold.at(-1));
      assert.deepEqual(told.files, { [a]: file });
      const [mistake, setting, ...others] = told.items;
      assert.deepEqual([mistake?.uri, mistake?.line, others], [file, 1, []]);
      assert.equal(setting?.setting, 'rolecheck.arguable');
      client.close(a);
      await client.until('the end of it', () => client.problemsTold.at(-1)?.items.length === 0 || undefined);
      assert.deepEqual(client.problemsTold.at(-1), { items: [], files: {} });
    });

    it('to no others, and not when there is nothing to tell', async () => {
      await client.initialize({ capabilities: status, folders: [folder] });
      client.open(a, community);
      await client.shows(a, flagged);
      await client.quiet();
      assert.deepEqual(client.problemsTold, []);
    });
  });

  describe('are heeded by everything else', () => {
    const pages: ClientCapabilities = {
      textDocument: { definition: { linkSupport: true }, hover: { contentFormat: ['markdown'] } },
      workspace: { textDocumentContent: {} },
    };
    const superfans =
      'terms:\n  superfan-share:\n    label: Superfan share\n    definition: The fans that matter.\n    dimension: metric\n    forms: [superfans]\n    roles: {community-management: own}\n';
    const at = (marked: string): { text: string; position: { line: number; character: number } } => {
      const { text, offset } = takeCaret(marked);
      const before = text.slice(0, offset).split('\n');
      return { text, position: { line: before.length - 1, character: before.at(-1)!.length } };
    };

    it('a hover on a term of their own, its page, and where it is defined', async () => {
      files.contents.set(file, `# Us\n${superfans}`);
      await start(pages);
      const { text, position } = at('# Community management\n\n- KPIs: super<CURSOR>fans\n');
      client.open(a, text);
      const place = { textDocument: { uri: a }, position };
      const { contents } = await client.request<Hover>('textDocument/hover', place);
      assert.match(JSON.stringify(contents), /Superfan share/u);
      const found = await client.request<{ targetUri: string; targetRange: Location['range'] }[]>(
        'textDocument/definition',
        place,
      );
      assert.deepEqual(
        found.map(({ targetUri, targetRange }) => [targetUri, targetRange.start.line]),
        [
          [file, 2],
          ['rolecheck:/terms/superfan-share.md', 0],
        ],
      );
      const page = { uri: 'rolecheck:/terms/superfan-share.md' };
      const { text: said } = await client.request<{ text: string }>('workspace/textDocumentContent', page);
      assert.match(said, /^# Superfan share\n/u);
      openFile(`# Us\n${superfans.replace('matter', 'count')}`);
      await client.until('word of the page', () => client.pagesRefreshed[0]);
      assert.deepEqual(client.pagesRefreshed, [page.uri]);
    });

    it('pages, written for the plan from which they were asked for', async () => {
      const other = 'file:///other/plan.md';
      files.contents.set('file:///other/.rolecheck.yaml', 'terms: {conversion-rate: {label: Other rate}}\n');
      files.contents.set(file, 'terms: {conversion-rate: {label: Our rate}}\n');
      await start(pages, [folder, 'file:///other']);
      const { text, position } = at('# Community management\n\n- KPIs: conversion<CURSOR> rate\n');
      const title = async (): Promise<string | undefined> => {
        const params = { uri: 'rolecheck:/terms/conversion-rate.md' };
        const page = await client.request<{ text: string }>('workspace/textDocumentContent', params);
        return page.text.split('\n')[0];
      };
      assert.equal(await title(), '# Our rate', 'Before anybody asked, that of the first folder.');
      client.open(a, text);
      client.open(other, text);
      await client.request('textDocument/hover', { textDocument: { uri: other }, position });
      assert.equal(await title(), '# Other rate');
      await client.request('textDocument/definition', { textDocument: { uri: a }, position });
      assert.equal(await title(), '# Our rate');
      await client.request('textDocument/hover', { textDocument: { uri: other }, position });
      client.close(other);
      assert.equal(await title(), '# Our rate');
    });

    it('commands, which know their roles', async () => {
      files.contents.set(
        file,
        'roles: {developer-relations: {label: Developer relations, like: community-management}}\n',
      );
      await start();
      const run = (command: string, argument: object): Promise<unknown> =>
        client.request('workspace/executeCommand', { command, arguments: [argument] });
      const ids = async (argument: object): Promise<readonly string[]> =>
        ((await run('rolecheck.roles', argument)) as { id: string }[]).map(({ id }) => id);
      assert.ok((await ids({})).includes('developer-relations'), 'Without a plan those of the first folder.');
      assert.ok((await ids({ uri: a })).includes('developer-relations'));
      assert.ok(!(await ids({ uri: 'file:///elsewhere/plan.md' })).includes('developer-relations'));
      const { text } = (await run('rolecheck.newPlan', { roles: ['developer-relations'] })) as { text: string };
      assert.match(text, /Developer relations/u);
    });

    it('the command that opens the file, which knows where it is', async () => {
      files.contents.set(file, superfans);
      await start();
      const fileFor = async (uri?: string): Promise<unknown> => {
        const sent = { command: 'rolecheck.teamRules', arguments: [{ uri }] };
        return (await client.request<{ file?: string }>('workspace/executeCommand', sent)).file;
      };
      assert.equal(await fileFor(a), file);
      assert.equal(await fileFor(), file, 'Without a plan that of the first folder.');
      assert.equal(await fileFor('file:///elsewhere/plan.md'), undefined);
    });

    it('symbols and references, in plans that are not open too', async () => {
      files.contents.set(file, `exclude: [archive]\n${superfans}`);
      files.contents.set(b, '# Community management\n\n- KPIs: superfans\n');
      files.contents.set(`${folder}/archive/old.md`, '# Community management\n\n- KPIs: superfans\n');
      await start();
      const { text, position } = at('# Community management\n\n- KPIs: super<CURSOR>fans\n');
      client.open(a, text);
      const symbols = await client.request<{ location: Location }[]>('workspace/symbol', { query: 'superfan' });
      assert.deepEqual(symbols.map(({ location }) => location.uri).sort(), [a, b]);
      const params = { textDocument: { uri: a }, position, context: { includeDeclaration: false } };
      const places = await client.request<Location[]>('textDocument/references', params);
      assert.deepEqual(places.map(({ uri }) => uri).sort(), [a, b]);
      openFile('exclude: [archive]\n');
      await client.until('the change', () => client.published.find(({ uri }) => uri === file));
      assert.deepEqual(await client.request('workspace/symbol', { query: 'superfan' }), []);
    });

    it('decisions of the team, which are written into their file and hold at once', async () => {
      files.contents.set(file, '# Us\n');
      await start({ workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } } });
      client.open(a, community);
      await client.shows(a, flagged);
      const [finding] = await client.diagnostics(a, 1);
      assert.ok(finding);
      const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: a },
        range: finding.range,
        context: { diagnostics: [finding] },
      });
      const written = actions.flatMap(({ title, edit }) =>
        (edit?.documentChanges ?? []).flatMap((change) =>
          'textDocument' in change && change.textDocument.uri === file ? [{ title, change }] : [],
        ),
      );
      assert.ok(written.length > 0, actions.map(({ title }) => title).join('\n'));
      const own = written.find(({ change }) => JSON.stringify(change.edits).includes('own'));
      assert.ok(own, written.map(({ title }) => title).join('\n'));
      const before = TextDocument.create(file, 'yaml', 0, '# Us\n');
      openFile(TextDocument.applyEdits(before, own.change.edits as TextEdit[]));
      await client.shows(a);
      await client.shows(file);
    });

    it('completions in their own file, explained with the terms that it adds', async () => {
      await start();
      const { text, position } = at(`${superfans}rules:\n  <CURSOR>`);
      openFile(text);
      const list = await client.request<CompletionList>('textDocument/completion', {
        textDocument: { uri: file },
        position,
      });
      assert.ok(list.items.some(({ label }) => label === 'metric-outside-role'));
      const hover = await client.request<Hover>('textDocument/hover', {
        textDocument: { uri: file },
        position: { line: 1, character: 4 },
      });
      assert.match(JSON.stringify(hover.contents), /Superfan share/u);
    });
  });
});
