import type { TestProject } from "vitest/node";
import { ensureTools } from "../tools/ensure-tools.ts";
import { effortOf } from "./effort.ts";
import { testTools } from "./provided.ts";

/** Gives every test the paths of the real programs, after setting up what is missing, and how much to try. */
export default async function setup(project: TestProject): Promise<void> {
  const effort = effortOf(process.env, Date.now() % 1_000_000_000);
  console.log(effort.told);
  project.provide("effort", effort);
  project.provide("tools", await ensureTools(testTools));
}
