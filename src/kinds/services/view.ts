import type { KindView } from '../../site/kind-view.ts';
import { everythingAbout } from '../../site/services.ts';
import { subjectStatus } from '../../site/status-summary.ts';
import { serviceDetails } from './details.ts';
import { servicePages } from './pages.ts';

export const view: KindView<'services'> = {
  components: { summary: 'ServiceSummary', tail: 'ServiceTail' },
  details: (site, { id }) => serviceDetails(site, id),
  facts: { tier: 'Tier', repository: 'Repository' },
  relationsInDetails: {
    there: ['depends_on'],
    back: [
      'depends_on',
      'runbooks.services',
      'troubleshooting.services',
      'alerting.services',
      'incidents.services',
      'gaps.services',
    ],
  },
  showsPlans: true,
  statusOf: subjectStatus,
  everythingAbout,
  customRoutes: servicePages,
};
