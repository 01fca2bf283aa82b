/** How each type is explained to a model; follows the annotation guide, in the language of the prompt. */
import type { EntityType, Level } from '../../core/entities.ts';

export interface Definition {
  /** What is marked, and where a span begins and ends. */
  readonly mark: string;
  /** What is not. */
  readonly skip?: string;
  /** For types of more than one level, what each is. */
  readonly levels?: Readonly<Partial<Record<Level, string>>>;
}

export type Definitions = Readonly<Record<EntityType, Definition>>;
