import type { Rule } from "../chart/rule.ts";
import type { Decider, Outcome, Trace } from "../evaluate/scope.ts";
import type { EachNode, Helper, MapValuesNode, Node, Resource, VariableNode } from "../expr/node.ts";
import { type Branch, isNode, type Place, type Requirement, waysOf } from "./branch.ts";

/** The decisions of a chart that evaluations have come to so far. */
export interface Decisions {
  /** Every way that they can go, in the order in which they were found. */
  readonly branches: readonly Branch[];
  /** Those that no evaluation took yet. */
  readonly open: ReadonlySet<Branch>;
  /** Whether what decides goes that way somewhere: it may stand where it cannot. */
  isTakenSomewhere(branch: Branch): boolean;
  /** Takes what an evaluation takes, and finds what it comes to for the first time. */
  follow(): Following;
  /** Tells of what an evaluation takes, without more. */
  watch(taken: (branch: Branch) => void): Following;
}

/** What follows an evaluation, and knows by which rule of the chart it ended. */
export interface Following extends Trace {
  readonly refusedBy: Rule | undefined;
}

/** A place that decisions lead to. The same condition elsewhere is another decision, and another line of a template. */
interface Site {
  readonly decisions: Map<Decider, Decision>;
}

interface Decision {
  readonly ways: ReadonlyMap<Outcome, Branch>;
  /** What is decided below, by how it went. */
  readonly below: Map<Outcome, Site>;
}

/** Something that is evaluated, and what was decided there. */
interface Frame {
  readonly what: Decider;
  readonly up: Frame | undefined;
  site: Site;
  cond: Node | undefined;
  outcome: Outcome | undefined;
  readonly isCounted: boolean;
}

/**
 * Decisions of which none is known yet.
 *
 * @param uncounted rules that refuse, but are no decisions to be taken: what the schema refuses before them
 */
export function decisions(uncounted: readonly Rule[] = []): Decisions {
  const notCounted = new Set<Decider>(uncounted);
  const branches: Branch[] = [];
  const open = new Set<Branch>();
  const taken = new Map<Decider, Set<Outcome>>();
  const roots = new Map<Decider | Helper | undefined, Site>();

  const found = (frame: Frame, cond: Node): Decision => {
    const ways = waysOf(frame.what, cond, placeOf(frame));
    for (const way of ways) {
      branches.push(way);
      open.add(way);
    }
    const made = { ways: new Map(ways.map((way) => [way.outcome, way])), below: new Map() };
    frame.site.decisions.set(frame.what, made);
    return made;
  };

  const take = (branch: Branch): void => {
    open.delete(branch);
    const known = taken.get(branch.node);
    if (known === undefined) taken.set(branch.node, new Set([branch.outcome]));
    else known.add(branch.outcome);
  };

  const trace = (
    seen: (branch: Branch) => void,
    isNew: (frame: Frame, cond: Node) => Decision,
  ): Following => {
    let refusedBy: Rule | undefined;
    const notes = siteIn(roots, undefined);
    let top: Frame | undefined;
    return {
      get refusedBy() {
        return refusedBy;
      },
      enter: (what, step) => {
        // A named template's decisions are the same wherever it is called.
        const root = step?.kind === "helper" ? step.helper : isNode(what) ? undefined : what;
        const site = root === undefined ? (top?.site ?? notes) : siteIn(roots, root);
        const isCounted = top?.isCounted !== false && !notCounted.has(what);
        top = { what, up: top, site, cond: undefined, outcome: undefined, isCounted };
      },
      decide: (cond, outcome) => {
        const frame = top as Frame;
        if ("message" in frame.what && outcome === "yes") refusedBy = frame.what;
        if (!frame.isCounted) return;
        const decision = frame.site.decisions.get(frame.what) ?? isNew(frame, cond);
        const way = decision.ways.get(outcome);
        if (way !== undefined) seen(way);
        frame.site = siteIn(decision.below, outcome);
        frame.cond = cond;
        frame.outcome = outcome;
      },
      leave: () => {
        top = top?.up;
      },
    };
  };

  return {
    branches,
    open,
    isTakenSomewhere: ({ node, outcome }) => taken.get(node)?.has(outcome) === true,
    follow: () => trace(take, found),
    watch: (seen) => trace(seen, () => ({ ways: new Map(), below: new Map() })),
  };
}

function siteIn<K>(sites: Map<K, Site>, key: K): Site {
  const known = sites.get(key);
  if (known !== undefined) return known;
  const made: Site = { decisions: new Map() };
  sites.set(key, made);
  return made;
}

/** What had to be decided to come to a frame. */
function placeOf(frame: Frame): Place {
  const requires: Requirement[] = [];
  const loops = new Map<VariableNode, EachNode | MapValuesNode>();
  let resource: Resource | undefined;
  for (let above = frame.up; above !== undefined; above = above.up) {
    const { what, cond, outcome } = above;
    if (!isNode(what) && "body" in what) resource ??= what;
    if (cond === undefined) continue;
    requires.unshift({ cond, want: outcome !== "no" && outcome !== "none" });
    if ("over" in what) loops.set(what.item, what);
  }
  if (!isNode(frame.what) && "body" in frame.what) resource ??= frame.what;
  return { requires, loops, resource };
}
