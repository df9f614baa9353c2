import { oldestGo } from "./go.ts";
import { sources as all, type Source } from "./sources.ts";
import { type Tool, ToolError } from "./tool.ts";

/** Says of a tool that no allowed source has it, why each of them has not, and which other tools are missing too. */
export function unavailable(
  { name, version }: Tool,
  others: readonly Tool[],
  reasons: readonly string[],
  sources: readonly Source[],
): ToolError {
  const also = others.length > 0 ? ` Neither can: ${others.map((other) => other.name).join(", ")}.` : "";
  const more = all.filter((source) => !sources.includes(source));
  const allow =
    more.length > 0
      ? `add ${more.join(" or ")} to CHARTWRIGHT_TOOLS, which is ${sources.join(",")}`
      : undefined;
  const go = sources.includes("build") ? `install Go ${oldestGo} or newer` : undefined;
  const fixes = [`Put ${name} ${version} on PATH`, go, allow].filter((fix) => fix !== undefined);
  return new ToolError(
    `Cannot set up ${name} ${version}.${also}`,
    `${reasons.join("; ")}.`.replace(/^./, (letter) => letter.toUpperCase()),
    `${fixes.join(", or ")}; then run: pnpm tools ${name}`,
  );
}
