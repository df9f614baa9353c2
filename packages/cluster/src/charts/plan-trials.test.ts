import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { planShortTrials, upgradedBy } from "./plan-trials.ts";
import { readChartUnderTrial } from "./read-chart.ts";

const folder = fileURLToPath(new URL("../../../../charts", import.meta.url));
const majors = ["helm 3", "helm 4"] as const;
const charts = readdirSync(folder).map((name) => readChartUnderTrial(`${folder}/${name}`));

test.each(charts)(
  "$name: every case is applied with both majors, once afresh and once by an upgrade",
  (chart) => {
    const planned = planShortTrials([chart], majors);
    const [, ...others] = chart.cases;
    for (const current of others) {
      const { only } = planned.find(({ row }) => row === `${chart.name} ${current.name}`) ?? {};
      const upgraded = majors.filter((mode) => upgradedBy(mode, chart).includes(current));
      expect([only, ...upgraded].toSorted()).toEqual(majors);
    }
  },
);
