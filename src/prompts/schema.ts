/** JSON Schemas of the forms that are JSON. Servers take objects at the top only, with every property required. */
import type { JsonSchema } from '../core/chat.ts';
import type { EntityType } from '../core/entities.ts';
import type { PromptForm } from '../core/prompt.ts';
import { labelOf } from './answers.ts';
import type { TemplateLanguage } from './template.ts';

export function schemaOf(
  form: PromptForm,
  types: readonly EntityType[],
  language: TemplateLanguage,
): JsonSchema | undefined {
  if (form === 'tagged') return undefined;
  const properties = {
    text: { type: 'string' },
    type: { type: 'string', enum: types.map((type) => labelOf(type, language)) },
    level: { type: 'integer', enum: [1, 2, 3] },
    ...(form === 'spans' ? { before: { type: 'string' } } : {}),
  };
  const items = { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
  return {
    type: 'object',
    properties: { [form]: { type: 'array', items } },
    required: [form],
    additionalProperties: false,
  };
}
