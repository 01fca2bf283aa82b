/** How the engine that asks a server is called; apart from it, since most pages never load the rest. */
import type { Bilingual } from '../../core/language.ts';

export const SERVER_ENGINE_ID = 'server';
export const SERVER_LABEL: Bilingual = { zh: '医院服务器', en: 'Hospital server' };
