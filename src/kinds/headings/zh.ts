import type { HeadingVocabulary } from './vocabulary.ts';

/** Simplified and traditional characters. */
export const CHINESE: HeadingVocabulary = {
  sections: {
    meaning: {
      runbooks: '症状|现象|現象|告警(含义|说明)|含义|含義',
      troubleshooting: '问题(描述)?|問題(描述)?|已知(问题|問題)',
      both: '概述|概要|说明|說明|背景',
    },
    impact: { runbooks: '影响(范围)?|影響(範圍)?', both: '严重(程度|性)|嚴重(程度|性)' },
    diagnosis: {
      runbooks: '诊断|診斷|排查(步骤)?|调查|調查|可能(的)?原因|前置检查',
      troubleshooting: '原因',
      both: '分析|检查|檢查',
    },
    mitigation: {
      runbooks:
        '处理(步骤|方法)?|處理(步驟|方法)?|缓解(措施)?|緩解(措施)?|恢复(步骤)?|恢復(步驟)?|应急(处理|措施)|操作步骤|步骤|步驟',
      troubleshooting: '解决(方案|方法|办法)?|解決(方案|方法|辦法)?|规避(方法|措施)',
      both: '修复|修復|措施',
    },
    verification: { runbooks: '验证|驗證', both: '确认|確認' },
    rollback: { runbooks: '回滚|回滾|回退', both: '撤销|還原' },
    escalation: { runbooks: '升级(流程|路径)?|升級(流程)?', both: '上报|上報' },
    aftercare: { runbooks: '后续(工作|跟进)?|後續(工作)?', both: '复盘|預防|预防|清理' },
  },
  contacts: '联系人|聯絡人|联系方式|值班',
  runbooks: '告警|仪表盘|儀表板',
  incidents: '时间线|時間線|根本原因|根因(分析)?|经验教训|經驗教訓|改进措施|改進措施',
  services: '架构|架構|性能|可用性|可扩展性|依赖(关系)?|依賴|安全|监控|監控|容量规划|负责人',
  parts:
    '简介|介紹|介绍|配置|用法|使用方法|参考|參考|前提条件|前置条件|要求|目的|目标|目录|目錄|链接|連結|指标',
};
