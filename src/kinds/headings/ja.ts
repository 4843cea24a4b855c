import type { HeadingVocabulary } from './vocabulary.ts';

export const JAPANESE: HeadingVocabulary = {
  sections: {
    meaning: {
      runbooks: '症状|意味|アラートの(意味|説明)',
      troubleshooting: '問題|事象|既知の(問題|不具合)',
      both: '概要|説明|背景',
    },
    impact: { runbooks: '影響(範囲)?', both: '重大度|深刻度' },
    diagnosis: {
      runbooks: '診断|調査(手順)?|切り分け|事前確認|考えられる原因',
      troubleshooting: '原因',
      both: '分析|確認事項',
    },
    mitigation: {
      runbooks: '対応(手順|方法)?|対処(手順|方法)?|復旧(手順|方法)?|緩和(策)?|手順',
      troubleshooting: '解決(策|方法)?|回避策',
      both: '修正',
    },
    verification: { runbooks: '検証|動作確認|復旧確認', both: '確認' },
    rollback: { runbooks: 'ロールバック|切り戻し', both: '元に戻す' },
    escalation: { runbooks: 'エスカレーション|連絡先', both: 'エスカレート' },
    aftercare: { runbooks: '事後対応', both: '再発防止(策)?|後処理|振り返り' },
  },
  contacts: '連絡先|担当者|当番',
  runbooks: 'アラート|ダッシュボード',
  incidents: 'タイムライン|時系列|根本原因|教訓|再発防止策|良かった点|改善点',
  services: 'アーキテクチャ|構成|性能|可用性|依存関係|セキュリティ|監視|容量計画|責任者',
  parts: 'はじめに|設定|使い方|参照|前提(条件)?|要件|目的|目次|リンク|参考|メトリクス',
};
