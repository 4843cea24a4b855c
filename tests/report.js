// What a run of Vitest came to, for tests/run.js: { passed, failed, skipped: [{ name, reason }] } in the file HANDRAIL_REPORT.
import { writeFileSync } from 'node:fs';

export default class Report {
  onTestRunEnd(modules, errors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const inState = (state) => tests.filter((test) => test.result().state === state);
    // A file that does not load has no failed test and counts as one.
    const broken = modules.filter(
      (module) => module.state() === 'failed' && ![...module.children.allTests('failed')].length,
    );
    const report = {
      passed: inState('passed').length,
      failed: inState('failed').length + broken.length + errors.length,
      skipped: inState('skipped').map((test) => ({
        name: `${test.module.relativeModuleId}: ${test.fullName}`,
        reason: test.result().note ?? 'no reason given',
      })),
    };
    writeFileSync(process.env.HANDRAIL_REPORT, JSON.stringify(report));
  }
}
