import type { HeadingVocabulary } from './vocabulary.ts';

export const FRENCH: HeadingVocabulary = {
  sections: {
    meaning: {
      runbooks: 'signification|symptômes?',
      troubleshooting: 'problèmes?|erreurs? connues?',
      both: 'aperçu|résumé|description|contexte|que se passe t il',
    },
    impact: { runbooks: 'impact|impacts|incidence', both: 'conséquences?|gravité' },
    diagnosis: {
      runbooks: 'diagnostics?|investigation|vérifications préalables|causes possibles|dépannage',
      troubleshooting: 'causes?',
      both: 'analyse',
    },
    mitigation: {
      runbooks:
        'résolution|remédiation|atténuation|mesures (immédiates|correctives)|rétablissement|procédure|étapes|marche à suivre',
      troubleshooting: 'solutions?|contournement',
      both: 'actions?|mesures|correctifs?|instructions',
    },
    verification: { runbooks: 'vérification', both: 'validation|contrôle|confirmation' },
    rollback: { runbooks: 'retour (en )?arrière|rollback', both: 'annulation|restauration' },
    escalation: { runbooks: 'escalade|qui (appeler|contacter)', both: 'remontée' },
    aftercare: { runbooks: 'suivi', both: 'après l incident|prévention|nettoyage' },
  },
  contacts: 'contacts?|astreinte',
  runbooks: 'alertes?|tableaux de bord',
  incidents:
    'chronologie|cause (racine|première)|leçons( apprises)?|enseignements|actions correctives|facteurs contributifs',
  services:
    'architecture|performances?|disponibilité|dépendances|sécurité|supervision|capacité|responsables?',
  parts:
    'introduction|configuration|utilisation|référence|prérequis|exigences|objectifs?|sommaire|liens|métriques',
};
