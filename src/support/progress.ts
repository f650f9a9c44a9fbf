/** Where a progress line goes: a terminal's text, which a carriage return writes over. */
export interface ProgressOutput {
  readonly write: (text: string) => void;
  /** Milliseconds since some moment. */
  readonly now: () => number;
}

/** Less often than this the eye does not notice. */
const INTERVAL = 200;

/** Before this nothing is said: most runs are over by then, and no rate is known yet. */
const FIRST = 1000;

/** One line about long work, with its rate and the time that remains. */
export class Progress {
  readonly #output: ProgressOutput;
  readonly #total: number;
  readonly #started: number;
  #shown = Number.NEGATIVE_INFINITY;
  #length = 0;

  /** `total` bytes are to be done. */
  constructor(total: number, output: ProgressOutput) {
    this.#total = total;
    this.#output = output;
    this.#started = output.now();
  }

  /** Says how far the work is: bytes that are done, and a word on what they were. */
  update(done: number, what: string): void {
    const now = this.#output.now();
    const elapsed = now - this.#started;
    if (elapsed < FIRST || now - this.#shown < INTERVAL) return;
    this.#shown = now;
    const rate = done / (elapsed / 1000);
    const remaining = rate > 0 ? (this.#total - done) / rate : 0;
    const percent = this.#total === 0 ? 100 : Math.floor((100 * done) / this.#total);
    this.#show(`${what}, ${percent}%, ${megabytes(rate)}/s, ${duration(remaining)} left`);
  }

  /** Takes the line away. */
  clear(): void {
    if (this.#length > 0) this.#output.write(`\r${' '.repeat(this.#length)}\r`);
    this.#length = 0;
  }

  #show(text: string): void {
    this.#output.write(`\r${text.padEnd(this.#length)}`);
    this.#length = text.length;
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  return whole < 3600
    ? `${Math.floor(whole / 60)} min ${whole % 60} s`
    : `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
