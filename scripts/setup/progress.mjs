/** What the setup says while it works. All of it goes to stderr, so that a command's own output can be piped. */

/** A failure that a person can act on: a sentence, and the output of what failed, if there is one. */
export class SetupError extends Error {
  constructor(message, { output = '', exitCode = 1 } = {}) {
    super(message);
    this.output = output;
    this.exitCode = exitCode;
  }
}

/** Prints one line. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Milliseconds as seconds with one decimal: `4.2 s`. */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

// The steps under way, innermost last: a step within a step has the terminal's line to itself.
const underWay = [];

/**
 * Does a piece of work and says so: on a terminal one line that counts the seconds, else a line before and one after.
 * `work` may return a remark, which stands behind the time. Whatever it throws is passed on.
 */
export async function step(label, work) {
  const started = Date.now();
  const terminal = process.stderr.isTTY;
  const rewrite = (text) => process.stderr.write(`\r\x1b[2K${text}`);
  if (!terminal) say(`${label} …`);
  underWay.push(label);
  const tick = () => {
    if (underWay.at(-1) === label) rewrite(`${label} … ${Math.floor((Date.now() - started) / 1000)} s`);
  };
  if (terminal) tick();
  const timer = terminal ? setInterval(tick, 1000) : undefined;
  const finish = (result) => {
    clearInterval(timer);
    underWay.pop();
    if (terminal) rewrite('');
    say(`${label}: ${result}`);
  };
  try {
    const remark = await work();
    finish(`${seconds(Date.now() - started)}${remark ? ` (${remark})` : ''}`);
  } catch (error) {
    finish(`failed after ${seconds(Date.now() - started)}`);
    throw error;
  }
}

/** Runs a whole command: a SetupError is printed as its sentence and the output behind it, anything else with its stack. */
export async function command(run) {
  try {
    await run();
  } catch (error) {
    if (error instanceof SetupError) {
      if (error.output) process.stderr.write(`\n${error.output.trimEnd()}\n\n`);
      say(error.message);
      process.exitCode = error.exitCode;
    } else {
      say(error instanceof Error && error.stack ? error.stack : String(error));
      process.exitCode = 1;
    }
  }
}
