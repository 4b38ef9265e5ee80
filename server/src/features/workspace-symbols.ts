import { SymbolKind, type SymbolInformation } from 'vscode-languageserver-types';
import type { RoleId, TermId } from '../core/taxonomy/schema';
import type { Taxonomy } from '../core/taxonomy/taxonomy';
import type { PlanDigest } from './plan-digest';

/** What a query asks for, worked out once and held against every plan. */
export interface SymbolQuery {
  /** The query without blanks around it. */
  readonly text: string;
  readonly taxonomy: Taxonomy;
  /** How well each role and each term fits; those that do not fit are left out. */
  readonly roles: ReadonlyMap<RoleId, number>;
  readonly terms: ReadonlyMap<TermId, number>;
}

/** A symbol and how well it fits the query: the higher, the better. */
export interface RankedSymbol {
  readonly symbol: SymbolInformation;
  readonly fit: number;
}

/** Reads a query; `undefined` for an empty one, which would ask for everything. */
export function readSymbolQuery(query: string, taxonomy: Taxonomy): SymbolQuery | undefined {
  const text = query.trim();
  if (text === '') return undefined;
  const roles = taxonomy.roles.map((role) => [role.id, fitOf(text, role.label)] as const);
  const terms = taxonomy.terms.map((term) => {
    // Other wordings count when they are typed out; letters picked from all of them would fit nearly anything.
    const byForm = [...term.forms, ...term.weakForms].map((form) => fitOfWords(text, form));
    return [term.id, Math.max(fitOf(text, term.label), ...byForm)] as const;
  });
  return { text, taxonomy, roles: fitting(roles), terms: fitting(terms) };
}

/** The plan's role sections and the terms that it gives to roles, as far as the query asks for them. */
export function symbolsIn(plan: PlanDigest, { text, taxonomy, roles, terms }: SymbolQuery): readonly RankedSymbol[] {
  const sections = plan.sections.flatMap(({ name, role, range }) => {
    const fit = Math.max(fitOf(text, name), roles.get(role) ?? 0);
    const location = { uri: plan.uri, range };
    return fit === 0 ? [] : [{ symbol: { name, kind: SymbolKind.Module, location, containerName: plan.title }, fit }];
  });
  const given = plan.given.flatMap(({ term, roles: to, range }) => {
    const fit = terms.get(term);
    const name = taxonomy.term(term)?.label;
    if (fit === undefined || name === undefined) return [];
    const owners = to.map((role) => taxonomy.role(role)?.phrase ?? role).join(' and ');
    const containerName = `${owners} · ${plan.fileName}`;
    return [{ symbol: { name, kind: SymbolKind.Property, location: { uri: plan.uri, range }, containerName }, fit }];
  });
  return [...sections, ...given];
}

/** The best symbols first, at most as many as asked for. */
export function bestSymbols(ranked: readonly RankedSymbol[], most: number): SymbolInformation[] {
  return [...ranked]
    .sort((a, b) => b.fit - a.fit || a.symbol.name.length - b.symbol.name.length)
    .slice(0, most)
    .map(({ symbol }) => symbol);
}

function fitting(fits: readonly (readonly [string, number])[]): ReadonlyMap<string, number> {
  return new Map(fits.filter(([, fit]) => fit > 0));
}

/** 4: the very words. 3: they begin so. 2: words of it begin so, in order. 1: the letters stand in it, in order, from a word's beginning on. 0: none. */
function fitOf(query: string, name: string): number {
  const byWords = fitOfWords(query, name);
  return byWords > 0 ? byWords : Number(hasLetters(query.toLowerCase().replace(/\s+/gu, ''), name.toLowerCase()));
}

function fitOfWords(query: string, name: string): number {
  // Headings begin with what nobody would type: "👥 Community".
  const [wanted, candidate] = [query.toLowerCase(), name.toLowerCase().replace(/^[^\p{L}\p{N}]+/u, '')];
  if (candidate === wanted) return 4;
  if (candidate.startsWith(wanted)) return 3;
  const words = wordsOf(candidate);
  const parts = wordsOf(wanted);
  if (parts.length === 0) return 0;
  let from = 0;
  for (const part of parts) {
    const found = words.findIndex((word, index) => index >= from && word.startsWith(part));
    if (found < 0) return 0;
    from = found + 1;
  }
  return 2;
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** Whether the letters stand in the text in their order, the first of them at the beginning of a word. */
function hasLetters(letters: string, text: string): boolean {
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  let from = words.find(([word]) => word.startsWith(letters.charAt(0)))?.index ?? text.length;
  for (const letter of letters) {
    const found = text.indexOf(letter, from);
    if (found < 0) return false;
    from = found + letter.length;
  }
  return true;
}
