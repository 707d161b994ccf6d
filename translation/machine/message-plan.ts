import {
  isArgumentElement,
  isLiteralElement,
  isPluralElement,
  isPoundElement,
  isSelectElement,
  isTagElement,
  type MessageFormatElement,
  type PluralElement,
  parse,
  type SelectElement,
} from '@formatjs/icu-messageformat-parser';
import { type Mark, type Piece, type Unit, wordsOf } from './unit.ts';

type Choice = PluralElement | SelectElement;

/** How a message of the interface (ICU MessageFormat) is asked for and put together again. */
export type MessagePlan =
  | { readonly kind: 'words'; readonly unit: Unit; readonly inner: ReadonlyMap<Mark, MessagePlan> }
  | {
      readonly kind: 'choice';
      readonly head: string;
      readonly plural: boolean;
      readonly options: readonly (readonly [string, MessagePlan])[];
    };

/**
 * Takes a message apart. A plural or a choice goes around the whole sentence, so that an engine sees whole sentences, one
 * for each category of the other language; a second one in it goes by itself.
 * @param note what a translator should know of it
 * @throws SyntaxError for what is no message
 */
export function planMessage(message: string, to: string, note?: string): MessagePlan {
  return new Planner(to, note).plan(parse(message), true);
}

/** The units of a plan; equal ones are one. */
export function unitsOf(plan: MessagePlan): Unit[] {
  if (plan.kind === 'choice') return [...new Set(plan.options.flatMap(([, option]) => unitsOf(option)))];
  return [plan.unit, ...[...plan.inner.values()].flatMap(unitsOf)];
}

/**
 * The message in the other language.
 * @returns undefined where the words of a unit are not there, or the message would not read back
 */
export function writeMessage(
  plan: MessagePlan,
  answers: (unit: Unit) => readonly Piece[] | undefined,
): string | undefined {
  const message = written(plan, answers, false);
  if (message === undefined) return undefined;
  try {
    parse(message);
    return message;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Names of the arguments and tags in a message, each as often as it can be shown at once. */
export function argumentsOf(message: string): string[] {
  const names = (elements: readonly MessageFormatElement[]): string[] =>
    elements.flatMap((element) => {
      if (isLiteralElement(element) || isPoundElement(element)) return [];
      if (isTagElement(element)) return [`<${element.value}>`, ...names(element.children)];
      if (isPluralElement(element) || isSelectElement(element))
        return [element.value, ...Object.values(element.options).flatMap(({ value }) => names(value))];
      return [element.value];
    });
  return [...new Set(names(parse(message)))].sort((a, b) => (a < b ? -1 : 1));
}

class Planner {
  readonly #to: string;
  readonly #note: string | undefined;
  readonly #units = new Map<string, MessagePlan>();
  #number = 0;

  constructor(to: string, note: string | undefined) {
    this.#to = to;
    this.#note = note;
  }

  plan(elements: readonly MessageFormatElement[], around: boolean): MessagePlan {
    const choice = around ? firstChoice(elements) : undefined;
    if (choice) return this.#choose(choice, (value) => this.plan(replaced(elements, choice, value), false));
    this.#number = 0;
    const inner = new Map<Mark, MessagePlan>();
    const pieces = this.#pieces(elements, inner);
    const key = JSON.stringify(pieces);
    const known = this.#units.get(key);
    if (known) return known;
    const plan: MessagePlan = {
      kind: 'words',
      unit: { container: 'message', start: 0, end: 0, pieces, note: this.#note },
      inner,
    };
    this.#units.set(key, plan);
    return plan;
  }

  #choose(choice: Choice, plan: (value: readonly MessageFormatElement[]) => MessagePlan): MessagePlan {
    if (isSelectElement(choice)) {
      const options = Object.entries(choice.options).map(([key, { value }]) => [key, plan(value)] as const);
      return { kind: 'choice', head: `${choice.value}, select,`, plural: false, options };
    }
    const ordinal = choice.pluralType === 'ordinal';
    const categories = new Intl.PluralRules(this.#to, { type: choice.pluralType ?? 'cardinal' }).resolvedOptions();
    const exact = Object.keys(choice.options).filter((key) => key.startsWith('='));
    const options = [...exact, ...categories.pluralCategories].map((key) => {
      const option = choice.options[key] ?? choice.options.other;
      return [key, plan(option?.value ?? [])] as const;
    });
    const offset = choice.offset ? ` offset:${choice.offset}` : '';
    return {
      kind: 'choice',
      head: `${choice.value}, ${ordinal ? 'selectordinal' : 'plural'},${offset}`,
      plural: true,
      options,
    };
  }

  #pieces(elements: readonly MessageFormatElement[], inner: Map<Mark, MessagePlan>): Piece[] {
    return elements.map((element): Piece => {
      if (isLiteralElement(element)) return element.value;
      this.#number++;
      const number = this.#number;
      if (isTagElement(element)) {
        const pair = { open: `<${element.value}>`, close: `</${element.value}>` };
        const mark: Mark = { number, kind: 'template', target: pair.open, code: '', pair };
        return { mark, children: this.#pieces(element.children, inner) };
      }
      const code = codeOf(element);
      const target = 'options' in element ? JSON.stringify(element.options) : code;
      const mark: Mark = { number, kind: 'template', target, code };
      if (isPluralElement(element) || isSelectElement(element)) {
        const after = this.#number;
        inner.set(
          mark,
          this.#choose(element, (value) => this.plan(value, false)),
        );
        this.#number = after;
      }
      return { mark, children: [] };
    });
  }
}

function codeOf(element: MessageFormatElement): string {
  if (isPoundElement(element)) return '#';
  if (isLiteralElement(element) || isTagElement(element)) return '';
  if (isArgumentElement(element)) return `{${element.value}}`;
  if (isPluralElement(element) || isSelectElement(element)) return `{${element.value}, …}`;
  const kind = { 2: 'number', 3: 'date', 4: 'time' }[element.type];
  return `{${element.value}, ${kind}${typeof element.style === 'string' ? `, ${element.style}` : ''}}`;
}

function firstChoice(elements: readonly MessageFormatElement[]): Choice | undefined {
  for (const element of elements) {
    if (isPluralElement(element) || isSelectElement(element)) return element;
    const within = isTagElement(element) ? firstChoice(element.children) : undefined;
    if (within) return within;
  }
  return undefined;
}

/** The sentence as it is when one option of a choice holds. */
function replaced(
  elements: readonly MessageFormatElement[],
  choice: Choice,
  value: readonly MessageFormatElement[],
): MessageFormatElement[] {
  return elements.flatMap((element) => {
    if (element === choice) return value;
    return isTagElement(element) ? [{ ...element, children: replaced(element.children, choice, value) }] : [element];
  });
}

function written(
  plan: MessagePlan,
  answers: (unit: Unit) => readonly Piece[] | undefined,
  inPlural: boolean,
): string | undefined {
  if (plan.kind === 'choice') {
    const options = plan.options.map(([key, option]) => {
      const words = written(option, answers, inPlural || plan.plural);
      return words === undefined ? undefined : `${key} {${words}}`;
    });
    return options.includes(undefined) ? undefined : `{${plan.head} ${options.join(' ')}}`;
  }
  const pieces = /\p{L}/u.test(wordsOf(plan.unit.pieces)) ? answers(plan.unit) : plan.unit.pieces;
  if (!pieces) return undefined;
  let whole = true;
  const text = (list: readonly Piece[]): string =>
    list
      .map((piece) => {
        if (typeof piece === 'string') return literal(piece, inPlural);
        if (piece.mark.pair) return piece.mark.pair.open + text(piece.children) + piece.mark.pair.close;
        const inner = plan.inner.get(piece.mark);
        if (!inner) return piece.mark.code;
        const words = written(inner, answers, inPlural);
        if (words === undefined) whole = false;
        return words ?? '';
      })
      .join('');
  const message = text(pieces);
  return whole ? message : undefined;
}

/** https://unicode-org.github.io/icu/userguide/format_parse/messages/#quotingescaping */
function literal(words: string, inPlural: boolean): string {
  const signs = inPlural ? /[{}#]|<(?=[/a-z])/gi : /[{}]|<(?=[/a-z])/gi;
  return words.replaceAll("'", "''").replace(signs, "'$&'");
}
