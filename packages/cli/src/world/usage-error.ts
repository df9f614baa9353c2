/** The command was called in a way that it does not understand. It ends with exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly fix: string;
  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}

/** Whether an error is one of those, whichever of the built files it comes from. */
export function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && error.name === "UsageError";
}
