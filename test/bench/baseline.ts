/** Ratios by name: how many times the time of the floor something takes. */
export type Ratios = Readonly<Record<string, number>>;

/** A ratio that is this many times the committed one is a regression; less than that is noise on a busy machine. */
export const tolerance = 1.5;

/** How a ratio compares with the committed one. */
export interface Verdict {
  readonly name: string;
  readonly measured: number;
  /** `undefined` for something that is measured and not in the file yet. */
  readonly committed: number | undefined;
  readonly isMet: boolean;
}

/** Compares what was measured with what was committed. What is in one of them only is not met: the file is out of date. */
export function compareWithBaseline(measured: Ratios, committed: Ratios): Verdict[] {
  const gone = Object.keys(committed).filter((name) => !(name in measured));
  return [
    ...Object.entries(measured).map(([name, ratio]) => {
      const before = committed[name];
      return { name, measured: ratio, committed: before, isMet: before !== undefined && ratio <= before * tolerance };
    }),
    ...gone.map((name) => ({ name, measured: NaN, committed: committed[name], isMet: false })),
  ];
}

/** The line about one ratio that people read. */
export function sayVerdict({ name, measured, committed, isMet }: Verdict): string {
  const mark = isMet ? '✔' : '✖';
  const then = committed === undefined ? 'not in baseline.json yet' : `committed ${committed.toFixed(2)}`;
  if (Number.isNaN(measured)) return `${mark} ${name}: in baseline.json and not measured any more`;
  return `${mark} ${name}: ${measured.toFixed(2)} (${then})`;
}
