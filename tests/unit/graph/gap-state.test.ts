import { describe, expect, test } from 'vitest';
import { gapState, type GapFacts, type RemediationFacts } from '../../../src/graph/gap-state.ts';

const DAY = 24 * 60 * 60 * 1000;
const TODAY = Date.parse('2026-11-20');

const proven: RemediationFacts = { finished: true, verified: true, someActionDone: true };
const finished: RemediationFacts = { finished: true, verified: false, someActionDone: true };
const begun: RemediationFacts = { finished: false, verified: false, someActionDone: true };
const named: RemediationFacts = { finished: false, verified: false, someActionDone: false };
const phantom = { isGap: false, hasEvidence: true };
const waiting = { met: false };
const over = { met: false, since: TODAY - 2 * DAY, within: DAY };
const met = { met: true };

const facts = (given: Partial<GapFacts>): GapFacts => ({ remediations: [], deferred: false, ...given });

describe('each state', () => {
  test.each<[string, Partial<GapFacts>]>([
    ['rejected', { verdict: phantom }],
    ['verified', { remediations: [proven] }],
    ['passed', { waitsFor: met }],
    ['deferred', { deferred: true }],
    ['waiting', { waitsFor: waiting }],
    ['remediated', { remediations: [finished] }],
    ['in progress', { remediations: [begun] }],
    ['planned', { remediations: [named] }],
    ['open', {}],
  ])('%s', (state, given) => {
    expect(gapState(facts(given), TODAY)).toEqual({ state, overdue: false });
  });
});

describe('between two states, the earlier one', () => {
  test.each<[string, string, Partial<GapFacts>]>([
    ['rejected', 'verified', { verdict: phantom, remediations: [proven] }],
    ['verified', 'passed', { remediations: [proven], waitsFor: met }],
    ['verified', 'deferred', { remediations: [proven], deferred: true }],
    ['verified', 'waiting', { remediations: [proven], waitsFor: waiting }],
    ['passed', 'deferred', { waitsFor: met, deferred: true }],
    ['deferred', 'waiting', { deferred: true, waitsFor: waiting }],
    ['deferred', 'remediated', { deferred: true, remediations: [finished] }],
    ['waiting', 'remediated', { waitsFor: waiting, remediations: [finished] }],
    ['waiting', 'planned', { waitsFor: waiting, remediations: [named] }],
    ['remediated', 'in progress', { remediations: [finished, finished] }],
    ['in progress', 'planned', { remediations: [named, begun] }],
    ['planned', 'open', { remediations: [named] }],
  ])('%s, not %s', (state, _other, given) => {
    expect(gapState(facts(given), TODAY).state).toBe(state);
  });
});

describe('what does not close a gap', () => {
  test.each<[string, string, Partial<GapFacts>]>([
    ['a verdict without evidence', 'open', { verdict: { isGap: false, hasEvidence: false } }],
    ['a verdict that confirms it', 'open', { verdict: { isGap: true, hasEvidence: true } }],
    ['one of two remediations verified', 'remediated', { remediations: [proven, finished] }],
    ['one of two remediations finished', 'in progress', { remediations: [finished, named] }],
    ['a violated requirement', 'remediated', { remediations: [proven], isViolated: true }],
    ['a met condition beside a remediation', 'planned', { waitsFor: met, remediations: [named] }],
  ])('%s', (_name, state, given) => {
    expect(gapState(facts(given), TODAY).state).toBe(state);
  });
});

describe('overdue', () => {
  test.each<[string, boolean, Partial<GapFacts>]>([
    ['the time is over', true, { waitsFor: over }],
    ['the time is not over', false, { waitsFor: { ...over, within: 3 * DAY } }],
    ['it ends today', false, { waitsFor: { ...over, within: 2 * DAY } }],
    ['nobody said since when', false, { waitsFor: { met: false, within: DAY } }],
    ['it is met', false, { waitsFor: { ...over, met: true } }],
    ['it is deferred', false, { waitsFor: over, deferred: true }],
  ])('%s: %s', (_name, overdue, given) => {
    expect(gapState(facts(given), TODAY).overdue).toBe(overdue);
  });
});
