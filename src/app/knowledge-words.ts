/** The words of the Knowledge screen; a part of the app that is loaded with it. */
import type { UiLanguage } from '../core/language.ts';
import { knowledgeEn } from './messages/knowledge-en.ts';
import { knowledgeZh, type KnowledgeMessages } from './messages/knowledge-zh.ts';

const MESSAGES: Readonly<Record<UiLanguage, KnowledgeMessages>> = { zh: knowledgeZh, en: knowledgeEn };

export const knowledgeWords = (language: UiLanguage): KnowledgeMessages => MESSAGES[language];
