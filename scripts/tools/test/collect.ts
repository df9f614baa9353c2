import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createProgress, type Progress } from "../progress.ts";

/** Progress whose lines can be read. */
export function collect(): { readonly progress: Progress; readonly lines: readonly string[] } {
  const lines: string[] = [];
  const write = (text: string) => lines.push(text.trimEnd()) > 0;
  return { progress: createProgress({ isTTY: false, write } as never), lines };
}

/** An empty folder for as long as the test runs. */
export function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), "chartwright-tools-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
