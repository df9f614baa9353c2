/** A test that took long. */
export interface Timed {
  readonly name: string;
  readonly seconds: number;
}

/** A test that failed. */
export interface Failed {
  readonly name: string;
  readonly message: string;
  /** The command that runs it alone. */
  readonly repeat: string;
}

/** How a part of the tests ended. */
export interface StageResult {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
  /** Every test with its time, or those that may be among the slowest. */
  readonly times: readonly Timed[];
  readonly failures: readonly Failed[];
}
