/** What went wrong, and while doing what. */
export interface Failure {
  readonly step: string;
  readonly message: string;
}

/** Runs named steps one after another and remembers at which it stands. */
export class Steps {
  #current = "start";

  async run<T>(name: string, work: () => Promise<T>): Promise<T> {
    this.#current = name;
    return work();
  }

  /** The failure that an error of the current step is. */
  failure(error: unknown): Failure {
    return { step: this.#current, message: error instanceof Error ? error.message : String(error) };
  }
}
