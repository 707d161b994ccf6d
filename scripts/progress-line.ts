import type { Terminal } from './terminal.ts';

const barWidth = 24;
/** Not faster than an eye can follow; milliseconds. */
const redrawEvery = 100;
/** Without a terminal a line at every tenth, so that a log stays short. */
const steps = 10;

const number = new Intl.NumberFormat('en');

/** How far a command has come: a bar that is drawn anew on a terminal, a line at every tenth elsewhere. */
export class ProgressLine {
  readonly #terminal: Pick<Terminal, 'isInteractive' | 'writeError'>;
  readonly #what: string;
  #drawnAt = Number.NEGATIVE_INFINITY;
  #drawn = '';
  #step = -1;

  /** @param what what is being done, in a word or two: “Freezing” */
  constructor(terminal: Pick<Terminal, 'isInteractive' | 'writeError'>, what: string) {
    this.#terminal = terminal;
    this.#what = what;
  }

  /** @param note what else is worth knowing, such as the estimated end */
  show(done: number, total: number, note = ''): void {
    const share = total === 0 ? 1 : Math.min(1, done / total);
    const counts = `${Math.floor(share * 100)} %, ${number.format(done)} of ${number.format(total)}`;
    const said = note === '' ? counts : `${counts}, ${note}`;
    if (!this.#terminal.isInteractive) {
      const step = Math.floor(share * steps);
      if (step === this.#step) return;
      this.#step = step;
      this.#terminal.writeError(`${this.#what}: ${said}\n`);
      return;
    }
    const now = performance.now();
    if (now - this.#drawnAt < redrawEvery && share < 1) return;
    this.#drawnAt = now;
    const filled = Math.round(share * barWidth);
    this.#draw(`${this.#what} [${'#'.repeat(filled)}${'-'.repeat(barWidth - filled)}] ${said}`);
  }

  /** Leaves the line as it stands and goes on below it. */
  end(): void {
    if (this.#drawn !== '') this.#terminal.writeError('\n');
    this.#drawn = '';
  }

  #draw(line: string): void {
    if (line === this.#drawn) return;
    this.#terminal.writeError(`\r${line.padEnd(this.#drawn.length)}`);
    this.#drawn = line;
  }
}
