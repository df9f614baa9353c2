import type { Expectations } from "./expectations.ts";
import type { Case } from "./trial.ts";

type Refusal = Expectations["refusesUpgrade"][number];

/** Why an upgrade from one case to another must be refused, if it must. */
export function refusalOf(
  refusals: readonly Refusal[],
  from: Pick<Case, "name">,
  to: Pick<Case, "name">,
): Refusal | undefined {
  const isOf = (pattern: string, { name }: Pick<Case, "name">) => pattern === "*" || pattern === name;
  return refusals.find((refusal) => isOf(refusal.from, from) && isOf(refusal.to, to));
}

/** Fails unless an upgrade is refused. A release that is merely never ready was not refused. */
export async function expectRefusal(upgrade: Promise<string>, reason: string): Promise<void> {
  const error = await upgrade.then(() => undefined).catch((thrown: Error) => thrown);
  if (error === undefined) throw new Error(`It must be refused (${reason}), but it went through.`);
  if (/deadline exceeded|timed out/.test(error.message)) throw error;
}
