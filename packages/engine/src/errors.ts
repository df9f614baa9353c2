/** What helm would refuse, in helm's own words. It becomes a diagnostic at the public functions. */
export class HelmError extends Error {
  readonly code: "CW6001" | "CW6002" | "CW6003" | "CW6004" | "CW6005";

  /** @param code says at which stage helm refused. */
  constructor(code: HelmError["code"], message: string) {
    super(message);
    this.code = code;
  }
}
