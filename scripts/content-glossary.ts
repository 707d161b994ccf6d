import { emptyGlossary, type Glossary, glossarySchema } from '../translation/glossary/glossary.ts';
import { glossaryFile } from '../translation/glossary/read-glossary.ts';
import type { ContentSurvey } from './content-survey.ts';

/** The glossary of the publication; an empty one where it has none. @throws {CommandFailure} when it is wrong */
export function contentGlossary(survey: ContentSurvey): Glossary {
  return survey.has(glossaryFile) ? survey.yaml(glossaryFile, glossarySchema) : emptyGlossary;
}
