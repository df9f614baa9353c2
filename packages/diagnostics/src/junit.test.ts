import { expect, test } from "vitest";
import { printJunitSuites } from "./junit.ts";

test("prints suites as JUnit's XML, with what XML cannot hold replaced", () => {
  const text = printJunitSuites([
    {
      name: "a <suite>",
      file: "tests/a_test.yaml",
      tests: [
        { name: "passes", status: "passed", milliseconds: 1 },
        {
          name: 'fails "loudly"',
          status: "failed",
          reason: "Expected a & b\n\u0007more",
          milliseconds: 1500,
        },
        { name: "waits", status: "skipped", reason: "not yet", milliseconds: 0 },
      ],
    },
  ]);
  expect(text).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="3" failures="1" skipped="1" time="1.501">
  <testsuite name="a &lt;suite&gt;" file="tests/a_test.yaml" tests="3" failures="1" skipped="1" time="1.501">
    <testcase name="passes" classname="a &lt;suite&gt;" time="0.001"/>
    <testcase name="fails &quot;loudly&quot;" classname="a &lt;suite&gt;" time="1.500">
      <failure message="Expected a &amp; b">Expected a &amp; b
\ufffdmore</failure>
    </testcase>
    <testcase name="waits" classname="a &lt;suite&gt;" time="0.000">
      <skipped message="not yet"/>
    </testcase>
  </testsuite>
</testsuites>
`);
});
