import { removeClusterWide } from "../cluster-wide.ts";
import { discover } from "../discovery.ts";
import { createNamespace, removeNamespace } from "../namespaces.ts";
import { waitUntil } from "../wait-until.ts";
import { createGiven } from "./given.ts";
import { type Footprint, leftovers } from "./leftovers.ts";
import { type Revision, revisionsOf } from "./release.ts";
import { Steps } from "./steps.ts";
import type { Outcome, Trial } from "./trial.ts";
import { troublesIn } from "./troubles.ts";

/** A namespace for one trial, and what every trial does in it. */
export interface Room {
  readonly namespace: string;
  readonly steps: Steps;
  note(text: string): void;
  /** A release name that no other trial has. */
  release(word: string): string;
  /** Runs `install`, `upgrade` or `rollback` in the namespace, and waits for what it makes. */
  apply(command: string, ...args: readonly string[]): Promise<string>;
  /** Runs any command in the namespace. */
  helm(command: string, ...args: readonly string[]): Promise<string>;
  /** What is there in the namespace although nothing of the release says that it stays. */
  remains(release: string): Promise<readonly string[]>;
  /** Uninstalls a release. With the last of them, throws if anything is left behind that does not say that it stays. */
  uninstall(release: string): Promise<void>;
}

/** Runs a trial in a namespace of its own, which is gone afterwards with all that was installed in it. */
export async function inRoom(
  trial: Trial,
  label: string,
  work: (room: Room) => Promise<void>,
): Promise<Outcome> {
  const { api, chart, helm } = trial;
  const start = performance.now();
  const prefix = `${chart.name}-${label}`.toLowerCase().replaceAll(/[^a-z0-9-]/g, "-");
  const podSecurity = chart.expectations.podSecurity?.level ?? "restricted";
  const namespace = await createNamespace(api, { prefix, podSecurity });
  const notes: string[] = [];
  const releases = new Set<string>();
  const room = await openRoom(trial, namespace, releases, notes);
  let failure: Outcome["failure"];
  try {
    await work(room);
  } catch (error) {
    const { step, message } = room.steps.failure(error);
    const troubles = await troublesIn(api, namespace).catch(() => []);
    failure = { step, message: [message, ...troubles].join("\n") };
  } finally {
    for (const release of releases) {
      await helm.run("uninstall", release, "--namespace", namespace, "--no-hooks").catch(() => "");
    }
    if (releases.size > 0) await removeClusterWide(api, [namespace], trial.resources).catch(() => {});
    if (!trial.leavesNamespace) await removeNamespace(api, namespace);
  }
  const seconds = (performance.now() - start) / 1000;
  return { seconds, notes, ...(failure === undefined ? {} : { failure }) };
}

async function openRoom(
  { api, chart, helm, resources, seconds = 60 }: Trial,
  namespace: string,
  releases: Set<string>,
  notes: string[],
): Promise<Room> {
  const within = ["--namespace", namespace];
  const waiting = ["--wait", "--timeout", `${seconds}s`];
  const served = async () => resources ?? (await discover(api));
  const before = new Set(await createGiven(api, namespace, chart.cases, await served()));
  const revisions: Revision[] = [];
  return {
    namespace,
    steps: new Steps(),
    note: (text) => void notes.push(text),
    release: (word) => {
      const name = `${word}-${namespace.slice(-8)}`;
      releases.add(name);
      return name;
    },
    helm: (command, ...args) => helm.run(command, ...args, ...within),
    apply: (command, ...args) => helm.run(command, ...args, ...within, ...waiting, "--wait-for-jobs"),
    remains: async (release) => {
      const made = await revisionsOf(api, namespace, release);
      const footprint = { namespace, before, revisions: made };
      return leftovers(api, footprint, chart.expectations.stays, await served());
    },
    uninstall: async (release) => {
      revisions.push(...(await revisionsOf(api, namespace, release)));
      await helm.run("uninstall", release, ...within, ...waiting);
      releases.delete(release);
      if (releases.size > 0) return;
      const footprint = { namespace, before, revisions };
      await expectNothing(footprint);
      // What stays is the old release's: no other may have it.
      await removeClusterWide(api, [namespace], resources);
    },
  };

  /** What Kubernetes collects as garbage takes a moment. */
  async function expectNothing(footprint: Footprint): Promise<void> {
    const all = await served();
    let left: readonly string[] | undefined;
    const isGone = async () => {
      left = await leftovers(api, footprint, chart.expectations.stays, all, left);
      return left.length === 0;
    };
    const options = { what: "nothing to be left", seconds: Math.min(20, seconds), everyMilliseconds: 300 };
    await waitUntil(isGone, options).catch((error) => {
      throw left === undefined || left.length === 0
        ? error
        : new Error(`It leaves behind: ${left.join(", ")}.`);
    });
  }
}
