/** The hospital's server as the rules worker asks it. Only addresses that the deployment names are reachable. */
import type { Deployment } from '../core/deployment.ts';
import type { Engine } from '../core/engine.ts';
import { YinjiError } from '../core/errors.ts';
import type { FoldTable } from '../core/fold.ts';
import type { Retriever } from '../core/knowledge.ts';
import { serverEngine } from '../engines/server.ts';
import { addressAllowed } from '../engines/server/address.ts';
import { serverModel, type ServerModel } from '../engines/server/model.ts';
import { createPrompter } from '../prompts/prompter.ts';
import type { Template } from '../prompts/template.ts';

/** How a note is asked about on a server. */
export interface ServerAsk {
  /** A `base` of the deployment. */
  readonly base: string;
  readonly model: string;
  /** Held in memory only. */
  readonly key?: string;
  readonly form: 'spans' | 'tagged';
  readonly gradesLevels: boolean;
  /** Prompts that the hospital has written itself. */
  readonly templates: readonly Template[];
}

const open = new Map<string, ServerModel>();

/** One object for a server, model and key: what it learns of the server holds for the next note. @throws YinjiError */
export function modelOn(
  ask: Pick<ServerAsk, 'base' | 'model' | 'key'>,
  page: string,
  deployment: Deployment,
): ServerModel {
  const address = addressAllowed(ask.base, { origin: new URL(page).origin, deployment });
  if (!address.allowed) throw YinjiError.fromRecord(address.error);
  const { base, host } = address;
  const name = JSON.stringify([base, ask.model, ask.key ?? '']);
  const present = open.get(name);
  if (present) return present;
  const made = serverModel({ base, host, model: ask.model, ...(ask.key ? { key: ask.key } : {}) });
  open.set(name, made);
  return made;
}

export function engineOn(model: ServerModel, ask: ServerAsk, retriever: Retriever, foldTable: FoldTable): Engine {
  return serverEngine({
    model,
    prompter: createPrompter({ templates: ask.templates }),
    form: ask.form,
    gradesLevels: ask.gradesLevels,
    retriever,
    foldTable,
  });
}
