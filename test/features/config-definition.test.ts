import assert from 'node:assert/strict';
import { LocationLink, type Location } from 'vscode-languageserver-types';
import { placeOfRole, placeOfTerm } from '../../server/src/core/config/schema/config-entries';
import type { ConfigLayer } from '../../server/src/core/config/config';
import { readConfig } from '../../server/src/core/config/reading/read-config';
import { SourceText } from '../../server/src/core/text/source-text';
import { configDefinitionAt } from '../../server/src/features/config/definition';
import { takeCaret } from '../support/caret';
import { taxonomy } from '../support/taxonomy';

const uri = 'file:///team/.rolecheck.yaml';

/** Where the caret’s place leads: the address of a page, or the file’s own text with `«…»` around the target. */
function target(marked: string, layers: readonly ConfigLayer[] = []): string | undefined {
  const { text, offset } = takeCaret(marked);
  const source = new SourceText(text);
  const found = configDefinitionAt(source, offset, taxonomy, { uri, links: false, layers }) as Location | undefined;
  if (found?.uri !== uri) return found?.uri;
  const [start, end] = [source.offsetAt(found.range.start), source.offsetAt(found.range.end)];
  return `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`;
}

describe('go to definition in a team’s file', () => {
  it('leads from an id to its page', () => {
    assert.equal(target('terms:\n  click-thr‸ough-rate: {}\n'), 'rolecheck:/terms/click-through-rate.md');
    assert.equal(target('roles:\n  mark‸eting: {}\n'), 'rolecheck:/roles/marketing.md');
    assert.equal(target('rules:\n  merged-r‸oles: off\n'), 'rolecheck:/rules/merged-roles.md');
    assert.equal(target('roles:\n  devrel:\n    like: mark‸eting\n'), 'rolecheck:/roles/marketing.md');
    assert.equal(
      target(
        'terms:\n  click-through-rate:\n    roles:\n      marketing: { is: outside, instead: conversion-r‸ate }\n',
      ),
      'rolecheck:/terms/conversion-rate.md',
    );
  });

  it('leads from where an id is named to the file’s own entry for it', () => {
    const roles = 'roles:\n  devrel:\n    label: DevRel\n';
    const term = 'terms:\n  click-through-rate:\n    roles:\n      ';
    assert.equal(
      target(`${roles}${term}dev‸rel: own\n`),
      `roles:\n  «devrel»:\n    label: DevRel\n${term}devrel: own\n`,
    );
    assert.equal(
      target(`${term}marketing: { is: own, sources: [hand‸book] }\nsources:\n  handbook: { name: A }\n`),
      `${term}marketing: { is: own, sources: [handbook] }\nsources:\n  «handbook»: { name: A }\n`,
    );
  });

  it('leads to the nearest file that it extends', () => {
    const layer = (name: string, text: string): ConfigLayer => ({ uri: `file:///${name}`, reading: readConfig(text) });
    const devrel = 'roles: { devrel: { like: marketing } }';
    const named = 'terms:\n  click-through-rate:\n    roles:\n      dev‸rel: own\n';
    assert.equal(target(named, [layer('far', devrel), layer('near', devrel)]), 'file:///near');
    assert.equal(target(named, [layer('far', devrel), layer('near', 'arguable: off')]), 'file:///far');
    const itself = { uri, reading: readConfig(`\n\n${devrel}`) };
    assert.equal(target(named, [itself]), undefined, 'the text that is being edited counts, not what was read of it');
  });

  it('leads nowhere from keys, words, unknown ids, and what the team writes', () => {
    assert.equal(target('ro‸les:\n'), undefined);
    assert.equal(target('arguable: mil‸der\n'), undefined);
    assert.equal(target('terms:\n  no-such-t‸hing: {}\n'), undefined);
    assert.equal(target('sources:\n  hand‸book: { name: A }\n'), undefined);
    assert.equal(target('roles:\n  marketing:\n    titles: [click-thr‸ough-rate]\n'), undefined);
    assert.equal(target('# click-thr‸ough-rate\n'), undefined);
  });

  it('says which words it belongs to, where the client can use that', () => {
    const { text, offset } = takeCaret('terms:\n  click-thr‸ough-rate: {}\n');
    const source = new SourceText(text);
    const found = configDefinitionAt(source, offset, taxonomy, { uri, links: true, layers: [] });
    assert.ok(Array.isArray(found) && found.length === 1 && LocationLink.is(found[0]));
    const { originSelectionRange, targetUri } = found[0];
    assert.equal(targetUri, 'rolecheck:/terms/click-through-rate.md');
    assert.deepEqual(originSelectionRange, { start: { line: 1, character: 2 }, end: { line: 1, character: 20 } });
  });
});

describe('the entry of a team’s file', () => {
  const text = 'roles:\n  devrel: {}\nneighbours:\n  legal:\nterms:\n  click-through-rate:\n    forms: [a]\n';
  const reading = readConfig(text);
  const at = (span: { start: number; end: number } | undefined): string | undefined =>
    span && `${span.start === text.indexOf(reading.source.slice(span)) ? '' : 'not '}${reading.source.slice(span)}`;

  it('is found by a term’s id', () => {
    assert.equal(at(placeOfTerm(reading, 'click-through-rate')), 'click-through-rate');
    assert.equal(placeOfTerm(reading, 'devrel'), undefined);
  });

  it('is found by a role’s id, and a neighbour’s', () => {
    assert.equal(at(placeOfRole(reading, 'devrel')), 'devrel');
    assert.equal(at(placeOfRole(reading, 'legal')), 'legal');
    assert.equal(placeOfRole(reading, 'click-through-rate'), undefined);
  });
});
