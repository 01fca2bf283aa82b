/** A report as one printable page: no script, nothing loaded from anywhere, every word escaped. */
import { ENTITIES } from './entities.ts';
import { ERRORS } from './errors.ts';
import type { UiLanguage } from './language.ts';
import type { StrategyId } from './policy.ts';
import type { Report } from './report.ts';
import { VERIFY_RULES } from './verify.ts';

const WORDS = {
  title: { zh: '去标识化报告', en: 'De-identification report' },
  time: { zh: '时间', en: 'Time' },
  app: { zh: '隐迹版本', en: 'Yinji version' },
  policy: { zh: '策略', en: 'Policy' },
  result: { zh: '核验结果', en: 'Verification' },
  override: { zh: '放行理由', en: 'Reason for override' },
  duration: { zh: '用时', en: 'Duration' },
  length: { zh: '输出长度（UTF-16 单元）', en: 'Length of output (UTF-16 units)' },
  hash: { zh: '输出 SHA-256', en: 'SHA-256 of output' },
  engines: { zh: '引擎', en: 'Engines' },
  version: { zh: '版本', en: 'Version' },
  state: { zh: '状态', en: 'State' },
  findings: { zh: '发现', en: 'Findings' },
  counts: { zh: '计数', en: 'Counts' },
  type: { zh: '类型', en: 'Type' },
  level: { zh: '级别', en: 'Level' },
  count: { zh: '数量', en: 'Count' },
  strategy: { zh: '替换方式', en: 'Strategy' },
  decisions: { zh: '复核', en: 'Review' },
  fallbacks: { zh: '改用标签', en: 'Replaced by a tag instead' },
  issues: { zh: '核验提示', en: 'Issues' },
  place: { zh: '输出位置', en: 'Place in output' },
  severity: { zh: '程度', en: 'Severity' },
  none: { zh: '无', en: 'none' },
} as const;

const STATES = {
  ok: { zh: '完成', en: 'done' },
  unavailable: { zh: '不可用', en: 'unavailable' },
  failed: { zh: '失败', en: 'failed' },
} as const;
const RESULTS = {
  pass: { zh: '通过', en: 'PASS' },
  review: { zh: '待复核', en: 'REVIEW' },
  fail: { zh: '未通过', en: 'FAIL' },
} as const;
const DECISIONS = {
  proposed: { zh: '未表态', en: 'proposed' },
  confirmed: { zh: '确认', en: 'confirmed' },
  rejected: { zh: '排除', en: 'rejected' },
  added: { zh: '补充', en: 'added' },
  changed: { zh: '修改', en: 'changed' },
} as const;
const STRATEGIES: Readonly<Record<StrategyId, { zh: string; en: string }>> = {
  mask: { zh: '掩码', en: 'mask' },
  tag: { zh: '标签', en: 'tag' },
  surrogate: { zh: '替身', en: 'surrogate' },
  generalize: { zh: '概化', en: 'generalize' },
  'shift-date': { zh: '日期平移', en: 'shift date' },
  remove: { zh: '删除', en: 'remove' },
  keep: { zh: '保留', en: 'keep' },
};

const STYLE = `
body { font: 11pt/1.5 system-ui, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif; color: #111; background: #fff; max-width: 52rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.5rem } h2 { font-size: 1.1rem; margin-top: 1.5rem }
table { border-collapse: collapse; width: 100% } th, td { border: 1px solid #999; padding: .2rem .5rem; text-align: start; vertical-align: top }
th { background: #eee } dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem } dt { font-weight: 600 } dd { margin: 0; overflow-wrap: anywhere }
@media print { body { margin: 0; max-width: none } h2 { break-after: avoid } tr { break-inside: avoid } }
`;

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);

type Cell = string | number;

function table(head: readonly string[], rows: readonly (readonly Cell[])[], none: string): string {
  if (rows.length === 0) return `<p>${escape(none)}</p>`;
  const line = (tag: string, cells: readonly Cell[]): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escape(String(cell))}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${line('th', head)}</thead><tbody>${rows.map((row) => line('td', row)).join('')}</tbody></table>`;
}

/** A whole HTML document. */
export function reportHtml(report: Report, language: UiLanguage): string {
  const word = (key: keyof typeof WORDS): string => WORDS[key][language];
  const { verification, counts, decisions, output } = report;
  const facts: (readonly [string, string])[] = [
    [word('time'), report.time],
    [word('app'), report.appVersion],
    [word('policy'), `${report.policy.name[language]} (${report.policy.id})`],
    [word('result'), RESULTS[verification.result][language]],
    ...(report.override === undefined ? [] : [[word('override'), report.override] as const]),
    [word('duration'), `${String(report.milliseconds)} ms`],
    [word('length'), String(output.length)],
    [word('hash'), output.sha256],
  ];
  const sections = [
    [
      word('engines'),
      table(
        [word('engines'), word('version'), word('state'), word('findings'), 'ms'],
        report.engines.map(({ engine, version, state, findings, error, milliseconds }) => [
          engine,
          version,
          error === undefined
            ? STATES[state][language]
            : `${STATES[state][language]}: ${ERRORS[error].remedy[language]}`,
          findings ?? '',
          milliseconds,
        ]),
        word('none'),
      ),
    ],
    [
      word('counts'),
      table(
        [word('type'), word('level'), word('count')],
        counts.byType.map(({ type, level, count }) => [ENTITIES[type].label[language], level, count]),
        word('none'),
      ) +
        table(
          [word('strategy'), word('count')],
          (Object.keys(STRATEGIES) as StrategyId[])
            .filter((id) => counts.byStrategy[id] !== undefined)
            .map((id) => [STRATEGIES[id][language], counts.byStrategy[id] ?? 0]),
          '',
        ),
    ],
    [
      word('decisions'),
      table(
        [
          ...(Object.keys(DECISIONS) as (keyof typeof DECISIONS)[]).map((key) => DECISIONS[key][language]),
          word('fallbacks'),
        ],
        [[...(Object.keys(DECISIONS) as (keyof typeof DECISIONS)[]).map((key) => decisions[key]), report.fallbacks]],
        '',
      ),
    ],
    [
      word('issues'),
      table(
        [word('severity'), word('issues'), word('place')],
        verification.issues.map(({ severity, rule, start, end }) => [
          RESULTS[severity][language],
          VERIFY_RULES[rule][language],
          `${String(start)}–${String(end)}`,
        ]),
        word('none'),
      ),
    ],
  ] as const;
  const title = escape(word('title'));
  return (
    `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">` +
    `<title>${title}</title><style>${STYLE}</style></head><body><h1>${title}</h1>` +
    `<dl>${facts.map(([name, value]) => `<dt>${escape(name)}</dt><dd>${escape(value)}</dd>`).join('')}</dl>` +
    sections.map(([heading, body]) => `<h2>${escape(heading)}</h2>${body}`).join('') +
    `</body></html>\n`
  );
}
