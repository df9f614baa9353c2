import { chainsOf } from "./chains.ts";
import { claimsGone } from "./claims-gone.ts";
import { overScale } from "./over-scale.ts";
import { expectRefusal, refusalOf } from "./refusals.ts";
import { inRoom, type Room } from "./room.ts";
import type { Case, Outcome, Trial } from "./trial.ts";
import { isTakenByLast } from "./try-second.ts";

/**
 * Takes one release through a chart's life: the last version, this one, cases of it in turn, back to the first
 * revision, and the end. Where the chart refuses the upgrade to all cases that are left, the refusal is tried, and a
 * new release goes on with them.
 */
export function tryChain(trial: Trial, cases: readonly Case[]): Promise<Outcome> {
  const chains = chainsOf(cases, trial.chart.expectations.refusesUpgrade);
  return inRoom(trial, "chain", async (room) => {
    for (const [index, chain] of chains.entries()) {
      const [refused] = chains[index + 1] ?? [];
      await goThrough(trial, room, chain, refused);
    }
  });
}

async function goThrough(
  trial: Trial,
  room: Room,
  chain: readonly Case[],
  refused: Case | undefined,
): Promise<void> {
  const [first, ...others] = chain;
  if (first === undefined) return;
  const { chart } = trial;
  const { refusesUpgrade } = chart.expectations;
  const { steps } = room;
  const release = room.release("one");
  const old = (await isTakenByLast(trial, room, ["--values", first.values])) ? chart.last : undefined;
  const reference = old?.next ?? chart.reference;
  // A case without values is the chart's defaults, and not what the release had.
  const upgrade = (to: Case, ...more: readonly string[]) =>
    room.apply("upgrade", release, reference, "--reset-values", "--values", to.values, ...more);
  const from = old === undefined ? "" : ` of ${old.version}`;
  await steps.run(`install of ${first.name}${from}`, () =>
    room.apply("install", release, old?.archive ?? reference, "--values", first.values),
  );
  if (old !== undefined) await steps.run(`upgrade from ${old.version}`, () => upgrade(first));
  let current = first;
  for (const other of others) {
    const to = `upgrade from ${current.name} to ${other.name}`;
    await steps.run(to, () => overScale(to, room.note, (...more) => upgrade(other, ...more)));
    await steps.run("claims that go", () => claimsGone(trial, room));
    current = other;
  }
  const refusal = refused && refusalOf(refusesUpgrade, current, refused);
  if (refused && refusal) {
    await steps.run(`the refused upgrade from ${current.name} to ${refused.name}`, () =>
      expectRefusal(upgrade(refused), refusal.reason),
    );
    room.note(`no upgrade from ${current.name} to ${refused.name}: ${refusal.reason}`);
  }
  const back = `rollback from ${current.name} to ${first.name}`;
  if (refusalOf(refusesUpgrade, current, first) === undefined || current === first) {
    await steps.run(back, () =>
      overScale(back, room.note, (...more) => room.apply("rollback", release, "1", ...more)),
    );
  }
  await steps.run(`uninstall after ${first.name}`, () => room.uninstall(release));
}
