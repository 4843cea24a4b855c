import { expect, test } from 'vitest';
import { sectionOfHeading, type SectionName } from '../../../src/kinds/headings/headings.ts';
import { entryOf, graphOf } from '../pipeline.ts';

test.each<[SectionName, string]>([
  ['meaning', 'What it means|Bedeutung|Signification|Síntomas|Симптомы|症状|现象'],
  ['impact', 'Impact on customers|Auswirkungen|Incidence|Impacto|Влияние на пользователей|影響範囲|影响'],
  ['diagnosis', '2.1 How to diagnose|Mögliche Ursachen|Diagnostic|Diagnóstico|Диагностика|調査手順|排查步骤'],
  ['mitigation', 'How to fix this|Behebung|Résolution|Resolución|Устранение|対応手順|处理步骤'],
  ['verification', 'Verify!|Erfolgskontrolle|Vérification|Verificación|Проверка результата|動作確認|验证'],
  ['rollback', 'Step 3 - Roll back|Rückgängig machen|Retour arrière|Reversión|Откат|切り戻し|回滚'],
  ['escalation', 'Who to call|Eskalation|Astreinte|A quién llamar|Дежурные|エスカレーション|升级流程'],
  ['aftercare', 'Post-incident|Nachbereitung|Suivi|Seguimiento|После инцидента|事後対応|后续工作'],
])('%s: %s', (section, headings) => {
  const found = headings.split('|').map(sectionOfHeading);
  expect(found).toEqual(found.map(() => section));
});

test.each(['Impactful', 'Stepwise', 'Meaningless', 'Recoveryx', 'Folgendes', '', '1.2'])(
  '%j begins no section',
  (heading) => expect(sectionOfHeading(heading)).toBeUndefined(),
);

test.each([
  ['English', 'Symptoms|Impact|Diagnosis|Resolution'],
  ['English, in questions', 'What it means|How to diagnose|How to fix|Who to call'],
  ['English, with causes', 'Possible causes|Resolution|Escalation'],
  ['German', 'Symptome|Auswirkung|Diagnose|Behebung|Eskalation'],
  ['French', 'Symptômes|Impact|Diagnostic|Résolution'],
  ['Spanish', 'Síntomas|Impacto|Mitigación'],
  ['Russian', 'Симптомы|Влияние|Диагностика|Устранение'],
  ['Japanese', '症状|影響|原因|対応手順|エスカレーション'],
  ['Chinese', '症状|影响|排查步骤|处理步骤'],
])('a runbook in %s is a runbook wherever it is', (_language, headings) => {
  const text = `# T\n\n${headings
    .split('|')
    .map((heading) => `## ${heading}\n\nText.\n`)
    .join('\n')}`;
  expect(entryOf(graphOf({ 'docs/page.md': text }), 'docs/page.md').kind).toBe('runbooks');
});

test.each([
  ['troubleshooting', 'Problem|Ursache|Lösung'],
  ['troubleshooting', 'Problème|Cause|Solution'],
  ['troubleshooting', '問題|原因|解決策'],
  ['incidents', 'Хронология|Первопричина|Выводы'],
  ['guides', 'Overview|Steps'],
])('%s: %s', (kind, headings) => {
  const text = `# T\n\n## ${headings.split('|').join('\n\nText.\n\n## ')}\n`;
  expect(entryOf(graphOf({ 'docs/page.md': text }), 'docs/page.md').kind).toBe(kind);
});
