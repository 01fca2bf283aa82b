import { describe, expect, it } from 'vitest';
import { currentText, emptyWorkspace, goTo, settled, shown, workspaceOn } from './workspace.ts';

const NOTE =
  '患者[张三:NAME]，电话[13800000000:CONTACT]，[张三:NAME]诉腹痛，张三之妻[李四:NAME]在旁，查[梅毒:STD:1]阴性。';

describe('undo and redo', () => {
  const edits: [string, (workspace: Awaited<ReturnType<typeof workspaceOn>>) => void][] = [
    ['confirm', (w) => w.confirm()],
    ['reject', (w) => w.reject()],
    ['type', (w) => w.setType('HOSPITAL')],
    ['border', (w) => w.moveBorder('end', 1)],
    ['add', (w) => void w.addSpan({ start: 0, end: 2 }, 'NAME')],
    ['occurrences', (w) => w.applyToAll()],
  ];
  for (const [name, edit] of edits) {
    it(`takes back and brings again: ${name}`, async () => {
      const workspace = await workspaceOn(NOTE);
      goTo(workspace, '李四');
      const before = workspace.annotations;
      edit(workspace);
      const after = workspace.annotations;
      expect(after).not.toEqual(before);
      workspace.undo();
      expect(workspace.annotations).toEqual(before);
      workspace.redo();
      expect(workspace.annotations).toEqual(after);
    });
  }

  it('goes back through all of them, to the start', async () => {
    const workspace = await workspaceOn(NOTE);
    const before = workspace.annotations;
    goTo(workspace, '张三');
    for (const [, edit] of edits) edit(workspace);
    while (workspace.review?.canUndo) workspace.undo();
    expect(workspace.annotations).toEqual(before);
  });

  it('forgets what was taken back once something else is done', async () => {
    const workspace = await workspaceOn(NOTE);
    goTo(workspace, '李四');
    workspace.reject();
    workspace.undo();
    workspace.confirm();
    expect(workspace.review?.canRedo).toBe(false);
  });
});

describe('borders', () => {
  const table: [string, string, (workspace: Awaited<ReturnType<typeof workspaceOn>>) => void, string][] = [
    ['widens at the end', '张[三:NAME]丰说', (w) => w.moveBorder('end', 1), '张[三丰:NAME]说'],
    ['widens at the start', '张[三:NAME]丰说', (w) => w.moveBorder('start', -1), '[张三:NAME]丰说'],
    ['narrows at the end', '[三丰:NAME]说', (w) => w.moveBorder('end', -1), '[三:NAME]丰说'],
    ['never becomes empty', '张[三:NAME]丰', (w) => w.moveBorder('end', -1), '张[三:NAME]丰'],
    ['stops at the end of the note', '张[三:NAME]', (w) => w.moveBorder('end', 1), '张[三:NAME]'],
    ['stops at a neighbour', '[张三:NAME][李四:NAME]', (w) => w.moveBorder('end', 1), '[张三:NAME][李四:NAME]'],
    ['takes a character of two units whole', '[张:NAME]𠮷说', (w) => w.moveBorder('end', 1), '[张𠮷:NAME]说'],
  ];
  for (const [name, before, edit, after] of table) {
    it(name, async () => {
      const workspace = await workspaceOn(before);
      workspace.go(workspace.annotations[0]);
      edit(workspace);
      expect(shown(workspace)).toBe(after);
    });
  }

  it('takes the place of a rejected neighbour', async () => {
    const workspace = await workspaceOn('[张三:NAME][李四:NAME]');
    goTo(workspace, '李四');
    workspace.reject();
    goTo(workspace, '张三');
    workspace.moveBorder('end', 1);
    expect(shown(workspace)).toBe('[张三李:NAME]四');
  });
});

describe('all occurrences', () => {
  it('marks every place with the same text', async () => {
    const workspace = await workspaceOn(NOTE);
    goTo(workspace, '张三');
    workspace.applyToAll();
    const places = workspace.annotations.filter((annotation) => workspace.valueOf(annotation) === '张三');
    expect(places.map(({ status }) => status)).toEqual(['confirmed', 'confirmed', 'added']);
  });

  it('rejects every place with the same text', async () => {
    const workspace = await workspaceOn(NOTE);
    goTo(workspace, '张三');
    workspace.reject();
    goTo(workspace, '张三');
    workspace.applyToAll();
    expect(shown(workspace)).toBe(
      '患者张三，电话[13800000000:CONTACT]，张三诉腹痛，张三之妻[李四:NAME]在旁，查[梅毒:STD]阴性。',
    );
  });

  it('leaves alone a place inside another finding', async () => {
    const workspace = await workspaceOn('[海淀:ADDRESS]的[海淀医院:HOSPITAL]在海淀');
    goTo(workspace, '海淀');
    workspace.applyToAll();
    expect(shown(workspace)).toBe('[海淀:ADDRESS]的[海淀医院:HOSPITAL]在[海淀:ADDRESS]');
  });

  it('marks a typed text everywhere', async () => {
    const workspace = await workspaceOn('患者甲，甲的妻子，甲的女儿');
    expect(workspace.addText('甲', 'NAME')).toBe(3);
    expect(shown(workspace)).toBe('患者[甲:NAME]，[甲:NAME]的妻子，[甲:NAME]的女儿');
    expect(workspace.addText('乙', 'NAME')).toBe(0);
  });
});

describe('adding', () => {
  const table: [string, string, [number, number], string][] = [
    ['drops blanks and stops at the ends', '患者 张三，女', [2, 6], '患者 [张三:NAME]，女'],
    ['keeps what it cuts protected', '住[北京市海淀区:ADDRESS]', [4, 7], '住[北京市:ADDRESS][海淀区:NAME]'],
    ['splits what it cuts in the middle', '[甲乙丙:ADDRESS]', [1, 2], '[甲:ADDRESS][乙:NAME][丙:ADDRESS]'],
    ['takes in what it covers', '张[三:NAME]丰', [0, 3], '[张三丰:NAME]'],
    ['takes a character of two units whole', '名𠮷野', [2, 4], '名[𠮷野:NAME]'],
  ];
  for (const [name, before, [start, end], after] of table) {
    it(name, async () => {
      const workspace = await workspaceOn(before);
      expect(workspace.addSpan({ start, end }, 'NAME')).toBe(true);
      expect(shown(workspace)).toBe(after);
    });
  }

  it('adds nothing where only blanks are selected', async () => {
    const workspace = await workspaceOn('患者  女');
    expect(workspace.addSpan({ start: 2, end: 4 }, 'NAME')).toBe(false);
    expect(workspace.review?.canUndo).toBe(false);
  });
});

describe('the queue', () => {
  const unsure = ['李四', '13800000000'];

  it('starts stepping with what needs a decision', async () => {
    const workspace = await workspaceOn(NOTE, { unsure });
    expect(workspace.queue.map((annotation) => workspace.valueOf(annotation))).toEqual(['13800000000', '李四']);
    workspace.step(1);
    expect(currentText(workspace)).toBe('13800000000');
  });

  it('goes from decision to decision, and says when it is done', async () => {
    const workspace = await workspaceOn(NOTE, { unsure });
    workspace.step(1);
    workspace.confirm();
    expect(currentText(workspace)).toBe('李四');
    workspace.reject();
    expect(workspace.queue).toEqual([]);
    expect(workspace.notice?.say).toBeDefined();
  });

  it('goes on in the note where nothing waits', async () => {
    const workspace = await workspaceOn(NOTE);
    workspace.step(1);
    workspace.confirm();
    expect(currentText(workspace)).toBe('13800000000');
  });

  it('counts a finding that engines call different types', async () => {
    const workspace = await workspaceOn(NOTE);
    const [first] = workspace.annotations;
    if (!first?.evidence[0]) throw new Error('no evidence');
    const torn = {
      ...first,
      evidence: [...first.evidence, { ...first.evidence[0], source: 'b', type: 'HOSPITAL' as const }],
    };
    workspace.review?.receive({ engine: 'b', version: '1', milliseconds: 0, state: 'ok', findings: [] }, [torn]);
    expect(workspace.queue).toEqual([torn]);
  });
});

describe('several at once', () => {
  it('rejects a range, in one step back', async () => {
    const workspace = await workspaceOn(NOTE);
    const [first, , third] = workspace.annotations;
    if (!first || !third) throw new Error('too few');
    workspace.take(first.id, 'one');
    workspace.take(third.id, 'range');
    expect(workspace.selection.selected).toHaveLength(3);
    workspace.reject();
    expect(workspace.annotations.filter(({ status }) => status === 'rejected')).toHaveLength(3);
    expect(workspace.selection.selected).toEqual([]);
    workspace.undo();
    expect(workspace.annotations.filter(({ status }) => status === 'rejected')).toEqual([]);
  });

  it('grows and shrinks by steps', async () => {
    const workspace = await workspaceOn(NOTE);
    workspace.step(1);
    workspace.step(1, true);
    workspace.step(1, true);
    expect(workspace.selection.selected).toHaveLength(3);
    workspace.step(-1, true);
    expect(workspace.selection.selected).toHaveLength(2);
  });
});

describe('the filter', () => {
  it('lets through by type, by text and by replacement, and steps among these', async () => {
    const workspace = await workspaceOn(NOTE);
    await settled(() => workspace.preview.output !== null);
    workspace.toggleType('NAME');
    expect(workspace.matches).toHaveLength(3);
    workspace.setFilter({ text: '李' });
    expect(workspace.matches.map((annotation) => workspace.valueOf(annotation))).toEqual(['李四']);
    workspace.setFilter({ text: '[姓名1]', types: new Set() });
    expect(workspace.matches.map((annotation) => workspace.valueOf(annotation))).toEqual(['张三', '张三']);
  });
});

describe('what may leave', () => {
  it('waits for the check, then opens', async () => {
    const workspace = await workspaceOn(NOTE);
    expect(workspace.gate).toMatchObject({ open: false, obstacles: ['pending'] });
    await settled(() => workspace.gate.open);
    expect(workspace.preview.output?.text).not.toContain('李四');
  });

  it('closes again with every edit', async () => {
    const workspace = await workspaceOn(NOTE);
    await settled(() => workspace.gate.open);
    goTo(workspace, '李四');
    workspace.reject();
    expect(workspace.gate.open).toBe(false);
  });

  it('stays closed on a failed check until a reason is given, which holds for this text alone', async () => {
    const issue = { kind: 'leak', severity: 'fail', rule: 'leak.exact', start: 0, end: 1 } as const;
    const workspace = await workspaceOn(NOTE, { verification: { result: 'fail', issues: [issue] } });
    await settled(() => workspace.preview.check.state === 'done');
    expect(workspace.gate).toMatchObject({ open: false, obstacles: ['verification'], releasable: true });
    expect(workspace.release('李四只是笔名')).toBe(false);
    expect(workspace.release('  ')).toBe(false);
    expect(workspace.release('已人工核对')).toBe(true);
    expect(workspace.gate.open).toBe(true);
    goTo(workspace, '李四');
    workspace.confirm();
    await settled(() => workspace.preview.check.state === 'done');
    expect(workspace.gate.open).toBe(false);
  });

  const failed = { state: 'failed', error: { code: 'engine.failed', params: { engine: 'slow' } } } as const;

  it('never takes a note for clean that no engine has read', async () => {
    const workspace = await workspaceOn('平平无奇', { outcomes: [failed] });
    expect(workspace.gate).toEqual({ open: false, obstacles: ['engine'], releasable: false });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(workspace.preview.output).toBeNull();
    expect(workspace.preview.safe).toEqual([]);
  });

  it('asks for a word where one of two engines gave no result', async () => {
    const workspace = await workspaceOn(NOTE, { outcomes: [{ state: 'ok', findings: [] }, failed] });
    await settled(() => workspace.preview.check.state === 'done');
    expect(workspace.gate).toEqual({ open: false, obstacles: ['engine'], releasable: true });
    expect(workspace.release('人工通读')).toBe(true);
    expect(workspace.gate.open).toBe(true);
  });
});

describe('unexported work', () => {
  it('is a pasted note, until it has left', async () => {
    const workspace = await workspaceOn(NOTE);
    expect(workspace.unexported).toBe(true);
    workspace.markExported();
    expect(workspace.unexported).toBe(false);
    goTo(workspace, '李四');
    workspace.confirm();
    expect(workspace.unexported).toBe(true);
  });

  it('is no example, until it is edited', async () => {
    const workspace = emptyWorkspace([]);
    workspace.openText('例子', false);
    await settled(() => workspace.review?.detection.state === 'done');
    expect(workspace.unexported).toBe(false);
    workspace.addText('例', 'NAME');
    expect(workspace.unexported).toBe(true);
  });
});

describe('several engines', () => {
  it('keeps decisions when a slower engine brings its findings', async () => {
    const workspace = await workspaceOn(NOTE);
    goTo(workspace, '李四');
    workspace.setType('HOSPITAL');
    const late = workspace.annotations.map((annotation) => ({
      ...annotation,
      type: 'STD' as const,
      status: 'proposed' as const,
    }));
    workspace.review?.receive({ engine: 'slow', version: '1', milliseconds: 0, state: 'ok', findings: [] }, late);
    const types = workspace.annotations.map(({ type, status }) => `${type} ${status}`);
    expect(types).toEqual(['STD proposed', 'STD proposed', 'STD proposed', 'HOSPITAL confirmed', 'STD proposed']);
  });
});
