import type { Price } from '../config/translation.ts';
import { CommandFailure } from './command-failure.ts';

const million = 1_000_000;

/** What some characters cost, for people: `0.42 EUR`; `no price is set` where nobody knows. */
export function costOf(characters: number, price: Price | undefined): string {
  if (!price) return 'no price is set';
  const amount = (characters / million) * price.amount;
  const digits = amount > 0 && amount < 0.995 ? 4 : 2;
  return `${amount.toFixed(digits)}${price.currency ? ` ${price.currency}` : ''}`;
}

/** Counts what is asked for, and ends the run before more is asked for than the budget pays. */
export class Spending {
  #characters = 0;
  readonly #price: Price | undefined;
  readonly #budget: number | undefined;

  /**
   * @param budget in the price's currency
   * @throws {CommandFailure} for a budget without a price
   */
  constructor(price: Price | undefined, budget: number | undefined) {
    if (budget !== undefined && !price) {
      throw new CommandFailure(
        'A budget needs a price: set TRANSLATION_PRICE, or add --price "20 EUR" (for a million characters).',
      );
    }
    this.#price = price;
    this.#budget = budget;
  }

  get characters(): number {
    return this.#characters;
  }

  /** @throws {CommandFailure} when some characters would cost more than the budget; nothing was asked for yet */
  mustAllow(characters: number): void {
    if (this.#isOver(characters)) {
      throw new CommandFailure(
        `This would cost ${costOf(characters, this.#price)}, more than the budget of ${this.#budget}. Nothing was asked for.`,
      );
    }
  }

  /** Counts characters that are about to be asked for. @throws {CommandFailure} when the budget does not pay them */
  readonly spend = (characters: number): void => {
    if (this.#isOver(this.#characters + characters)) {
      throw new CommandFailure(
        `The budget of ${this.#budget} is used up (${costOf(this.#characters, this.#price)} with what was asked twice). What is translated is kept: run the command again with a larger budget.`,
      );
    }
    this.#characters += characters;
  };

  #isOver(characters: number): boolean {
    if (this.#budget === undefined || !this.#price) return false;
    return (characters / million) * this.#price.amount > this.#budget;
  }
}
