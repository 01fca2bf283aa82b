/** Figures as text. */
import type { EntityType } from '../core/entities.ts';
import { macroOf, microOf, ratesOf, type Counts, type Rates } from '../core/score.ts';

const show = (value: number | null): string => (value === null ? '–' : value.toFixed(1)).padStart(6);

const cells = ({ precision, recall, exactPrecision, exactRecall, level }: Rates): string =>
  [precision, recall, exactPrecision, exactRecall, level].map(show).join(' ');

export function tableOf(title: string, counts: ReadonlyMap<EntityType, Counts>): string {
  const known = [...counts].filter(([, { gold, predicted }]) => gold + predicted > 0);
  return [
    `\n${title}`,
    'type           gold found      P      R     xP     xR  level',
    ...known.map(([type, count]) =>
      [
        type.padEnd(14),
        String(count.gold).padStart(4),
        String(count.predicted).padStart(5),
        cells(ratesOf(count)),
      ].join(' '),
    ),
    `${'micro'.padEnd(25)} ${cells(ratesOf(microOf(counts.values())))}`,
    `${'macro'.padEnd(25)} ${cells(macroOf(known.map(([, count]) => ratesOf(count))))}`,
  ].join('\n');
}

/** Rates in percent with one decimal, for the model card. */
export function ratesByType(counts: ReadonlyMap<EntityType, Counts>): Record<string, Record<string, number | null>> {
  const rounded = (rates: Rates): Record<string, number | null> =>
    Object.fromEntries(
      Object.entries(rates).map(([key, value]: [string, number | null]) => [
        key,
        value === null ? null : Math.round(value * 10) / 10,
      ]),
    );
  return {
    ...Object.fromEntries([...counts].map(([type, count]) => [type, rounded(ratesOf(count))])),
    micro: rounded(ratesOf(microOf(counts.values()))),
  };
}
