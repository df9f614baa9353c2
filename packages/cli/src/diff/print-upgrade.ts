import type { Bump, Change, Upgrade } from "@chartwright/validator/upgrade";

const bumps: readonly Bump[] = ["major", "minor", "patch", "none"];

/** What changed, for a person: the largest first. */
export function printUpgrade({ name, from, to, changes, bump, needed, declared }: Upgrade): string {
  const head = `${name} ${from} → ${to}`;
  if (changes.length === 0) return `${head}: nothing changed.\n`;
  const blocks = bumps.flatMap((each) => {
    const those = changes.filter((change) => change.bump === each);
    return those.length === 0 ? [] : [`${each}\n${those.map(printChange).join("\n")}`];
  });
  const before1 = needed === bump ? "" : ` (before 1.0.0; from then on a ${bump})`;
  const says = declared === undefined ? "" : `, declared: ${declared}`;
  return `${head}\n\n${blocks.join("\n\n")}\n\nsmallest honest bump: ${needed}${before1}${says}\n`;
}

function printChange({ message, why, cases, witness }: Change): string {
  const seen = cases === undefined || cases.length === 0 ? "" : `  (case ${shortList(cases)})`;
  const [first = "", ...rest] = message.split("\n");
  const lines = [
    `- ${first}${rest.length === 0 ? seen : ""}`,
    ...rest.map((line) => `  ${line}`),
    `  why: ${why}`,
  ];
  if (rest.length > 0 && seen !== "") lines.push(`  ${seen.trim()}`);
  if (witness !== undefined) lines.push(`  values: ${cut(JSON.stringify(witness))}`);
  return lines.map((line) => `  ${line}`).join("\n");
}

function shortList(names: readonly string[]): string {
  const shown = names.slice(0, 4).join(", ");
  return names.length > 4 ? `${shown} and ${names.length - 4} more` : shown;
}

function cut(text: string): string {
  return text.length > 300 ? `${text.slice(0, 299)}…` : text;
}
