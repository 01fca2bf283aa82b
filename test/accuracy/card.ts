/** What the model card says of the tagger: figures from folds that trained and tuned nothing of what they judge. */
import { readFileSync } from 'node:fs';
import { show } from './table.ts';

interface Card {
  readonly version: string;
  readonly folds: number;
  readonly data: { readonly notes: number };
  readonly curve?: readonly { readonly notes: number; readonly precision: number; readonly recall: number }[];
  readonly reliability: Readonly<
    Record<
      string,
      readonly {
        readonly from: number;
        readonly count: number;
        readonly predicted: number;
        readonly observed: number;
      }[]
    >
  >;
  readonly figures: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number | null>>>>>>;
}

/** `ungated` is joined without the gate: the difference is what the gate costs. */
const WAYS = ['rules', 'tagger', 'joined', 'ungated'] as const;

export function printCard(file: string): void {
  const { version, folds, data, curve, reliability, figures } = JSON.parse(readFileSync(file, 'utf8')) as Card;
  console.log(`\nmodel card ${version}: ${String(data.notes)} notes, ${String(folds)} folds by note`);
  const titles = new Set(Object.keys(figures).map((name) => name.replace(/: \w+$/, '')));
  for (const title of titles) {
    console.log(`\n${title}: P R xP xR\n${' '.repeat(13)}${WAYS.map((way) => way.padStart(27)).join('')}`);
    for (const type of Object.keys(figures[`${title}: joined`] ?? {})) {
      const cells = WAYS.map((way) => {
        const rates = figures[`${title}: ${way}`]?.[type] ?? {};
        return ['precision', 'recall', 'exactPrecision', 'exactRecall']
          .map((rate) => show(rates[rate] ?? null))
          .join('')
          .padStart(27);
      });
      console.log(`${type.padEnd(13)}${cells.join('')}`);
    }
  }
  for (const [title, tenths] of Object.entries(reliability)) {
    console.log(`\nreliability, ${title}\nfrom  findings  predicted %  observed %`);
    for (const { from, count, predicted, observed } of tenths)
      console.log(
        `${from.toFixed(1).padEnd(5)} ${String(count).padStart(8)} ${predicted.toFixed(1).padStart(12)} ${observed.toFixed(1).padStart(11)}`,
      );
  }
  if (!curve) return;
  console.log('\nlearning curve: the tagger alone on a fold that it did not learn from\nnotes       P      R');
  for (const { notes, precision, recall } of curve)
    console.log(`${String(notes).padEnd(5)} ${show(precision)} ${show(recall)}`);
}
