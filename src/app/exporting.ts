/** What the export menu does: one note in one form, or all safe texts of a file. */
import type { Report } from '../core/report.ts';
import { download } from './download.ts';
import { gateOf } from './gate.ts';
import type { Export } from './output.ts';
import { protectNote, verifyOutput } from './preview.svelte.ts';
import type { Review } from './review.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

export type OutputForm = 'text' | 'annotated' | 'json' | 'report-json' | 'report-html';

/** The current note as it stands; null while it may not leave. */
export function exportOf(workspace: Workspace): Export | null {
  const { review, preview, policy, gate, override } = workspace;
  const { output, check } = preview;
  if (!gate.open || !review || !output || check.state !== 'done') return null;
  return {
    note: review.note,
    annotations: review.annotations,
    outcomes: review.outcomes,
    policy,
    result: output,
    verification: check.verification,
    ...(override ? { override: override.reason } : {}),
    milliseconds: check.milliseconds,
  };
}

/** Name of a file: the place of the note, never a word of it. */
const nameOf = (workspace: Workspace, what: string): string =>
  `yinji-${String(workspace.index + 1).padStart(workspace.reviews.length > 99 ? 4 : 2, '0')}-${what}`;

/** @returns the name of the file that was saved; null when the note may not leave. */
export async function save(workspace: Workspace, form: OutputForm, language: 'zh' | 'en'): Promise<string | null> {
  const given = exportOf(workspace);
  if (!given) return null;
  const { annotatedText, spansJson, reportOf } = await import('./output.ts');
  const put = (name: string, content: string, type: string): string => {
    download(name, content, type);
    workspace.markExported();
    return name;
  };
  switch (form) {
    case 'text':
      return put(nameOf(workspace, 'safe.txt'), given.result.text, 'text/plain');
    case 'annotated':
      return put(nameOf(workspace, 'annotated.txt'), annotatedText(given), 'text/plain');
    case 'json':
      return put(nameOf(workspace, 'spans.json'), spansJson(given), 'application/json');
    case 'report-json': {
      const report = await reportOf(given);
      return put(nameOf(workspace, 'report.json'), `${JSON.stringify(report, null, 2)}\n`, 'application/json');
    }
    case 'report-html': {
      const { reportHtml } = await import('../core/report-html.ts');
      return put(nameOf(workspace, 'report.html'), reportHtml(await reportOf(given), language), 'text/html');
    }
  }
}

/** The report of the current note, for printing; null while it may not leave. */
export async function currentReport(workspace: Workspace): Promise<Report | null> {
  const given = exportOf(workspace);
  if (!given) return null;
  const { reportOf } = await import('./output.ts');
  return reportOf(given);
}

/** @returns the name of the file, or the number of notes that stand in the way. */
export async function saveAll(workspace: Workspace): Promise<{ name: string } | { blocked: number }> {
  const { reportOf } = await import('./output.ts');
  const { policy, services } = workspace;
  const lines: string[] = [];
  let blocked = 0;
  for (const [index, review] of workspace.reviews.entries()) {
    const state = { note: review.note, annotations: review.annotations, policy };
    const result = await protectNote(state, services);
    const check = await verifyOutput(state, result, services);
    if (check.state !== 'done' || !gateOf(review, check, false).open) {
      blocked++;
      continue;
    }
    const { verification, milliseconds } = check;
    const report = await reportOf({ ...state, outcomes: review.outcomes, result, verification, milliseconds });
    lines.push(JSON.stringify({ note: index + 1, text: result.text, report }));
  }
  if (blocked > 0) return { blocked };
  const name = 'yinji-all-safe.jsonl';
  download(name, `${lines.join('\n')}\n`, 'application/jsonl');
  workspace.reviews.forEach((review: Review) => review.markExported());
  return { name };
}
