import type { TestProject } from "vitest/node";
import { ensureTools } from "../tools/ensure-tools.ts";
import { testTools } from "./provided.ts";

/** Gives every test the paths of the real programs, after setting up what is missing. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide("tools", await ensureTools(testTools));
}
