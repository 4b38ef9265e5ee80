import type { ConfigLayer, ConfigPath, PlanConfig } from '../../core/config/config';
import { planConfigs } from '../../core/config/applying/plan-config';
import type { ConfigData } from '../../core/config/schema/schema';
import type { RuleName, SeveritySetting } from '../../core/rules/findings';
import { rules } from '../../core/rules/registry';
import { defaultSettings, type Settings } from '../../core/settings';
import type { Taxonomy } from '../../core/taxonomy/taxonomy';

/** Where a file says something. */
export interface SaidAt {
  readonly uri: string;
  /** Counted from 1. */
  readonly line: number;
}

/** A value that holds, and where it is said; `undefined` where it is the usual one. */
export interface Effective<T> {
  readonly value: T;
  readonly from: SaidAt | undefined;
}

/** What can be said of roles, terms and the like. */
const sections = ['roles', 'neighbours', 'terms', 'sources'] as const;
export type Section = (typeof sections)[number];

/** All that holds for one plan. */
export interface EffectiveConfig {
  /** The files that take part, by URI: what is extended first, the nearest one last. */
  readonly files: readonly string[];
  /** `plan`: a file says that it is one. `left-out`: it is not checked. `by-content`: it is if it reads like a plan. */
  readonly checked: Effective<'plan' | 'left-out' | 'by-content'>;
  readonly arguable: Effective<Settings['arguable']>;
  /** Every rule, in the order in which they are documented. */
  readonly rules: readonly (Effective<SeveritySetting> & { readonly name: RuleName })[];
  /** What the files say of roles, terms and the like: where each was said last. */
  readonly said: readonly { readonly section: Section; readonly id: string; readonly from: SaidAt }[];
}

/** Works out what holds for a plan, and where each part of it is said. */
export function effectiveConfig(layers: readonly ConfigLayer[], planUri: string, taxonomy: Taxonomy): EffectiveConfig {
  const ask: Ask = ({ uri, reading }, data) => planConfigs([{ uri, reading: { ...reading, data } }], taxonomy)(planUri);
  const parts = layers.flatMap((layer) => partsOf(layer, ask));
  const arguable = parts.findLast((part) => part.arguable !== undefined);
  return {
    files: layers.map(({ uri }) => uri),
    checked: checkedOf(layers, ask),
    arguable: {
      value: arguable?.arguable ?? defaultSettings.arguable,
      from: arguable && placeOf(arguable.layer, [...arguable.path, 'arguable']),
    },
    rules: rules.map(({ name, severity }) => {
      const part = parts.findLast((one) => one.rules[name] !== undefined);
      return {
        name,
        value: part?.rules[name] ?? severity,
        from: part && placeOf(part.layer, [...part.path, 'rules', name]),
      };
    }),
    said: saidIn(layers),
  };
}

/** What one part of a file says of the plan: its own levels, or those of one override. */
interface Part extends Levels {
  readonly layer: ConfigLayer;
  readonly path: ConfigPath;
}

type Levels = Pick<PlanConfig, 'rules' | 'arguable'>;

/** What a part of a file alone comes to for the plan. */
type Ask = (layer: ConfigLayer, data: ConfigData) => PlanConfig;

function partsOf(layer: ConfigLayer, ask: Ask): readonly Part[] {
  const { rules: levels, arguable, overrides = [] } = layer.reading.data;
  return [
    { layer, path: [], ...ask(layer, { rules: levels, arguable }) },
    ...overrides.map((override, index) => ({
      layer,
      path: ['overrides', index],
      ...ask(layer, { overrides: [override] }),
    })),
  ];
}

function checkedOf(layers: readonly ConfigLayer[], ask: Ask): EffectiveConfig['checked'] {
  const excluding = layers.find((layer) => ask(layer, { exclude: layer.reading.data.exclude }).isExcluded);
  if (excluding !== undefined) return { value: 'left-out', from: placeOf(excluding, ['exclude']) };
  // The file nearest to the plan says which files are plans.
  const including = layers.findLast(({ reading }) => reading.data.include !== undefined);
  if (including === undefined) return { value: 'by-content', from: undefined };
  const { isIncluded } = ask(including, { include: including.reading.data.include });
  return { value: isIncluded ? 'plan' : 'left-out', from: placeOf(including, ['include']) };
}

function saidIn(layers: readonly ConfigLayer[]): EffectiveConfig['said'] {
  return sections.flatMap((section) => {
    const places = new Map(
      layers.flatMap((layer) =>
        Object.keys(layer.reading.data[section] ?? {}).map((id) => [id, placeOf(layer, [section, id])] as const),
      ),
    );
    return [...places].map(([id, from]) => ({ section, id, from }));
  });
}

function placeOf({ uri, reading: { places, source } }: ConfigLayer, path: ConfigPath): SaidAt {
  return { uri, line: source.lineAt(places.key(path).start) + 1 };
}
